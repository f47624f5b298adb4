#include "core/sync/zaak.hpp"

#include <fmt/format.h>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/complaint/term.hpp"
#include "core/register/fold.hpp"

namespace klachtenzuil {

namespace {

using Json = nlohmann::ordered_json;

// Terms of the field, as the standard's users have them; data, never shown on a screen.

constexpr std::string_view channel_in_zaak(Channel channel) {
    switch (channel) {
        case Channel::kiosk: return "zuil";
        case Channel::walk_in: return "balie";
        case Channel::phone: return "telefoon";
        case Channel::letter: return "brief";
        case Channel::email: return "e-mail";
    }
    return {};
}

constexpr std::string_view reason_in_zaak(ExtensionReason reason) {
    switch (reason) {
        case ExtensionReason::investigation: return "onderzoek";
        case ExtensionReason::expert: return "deskundige";
        case ExtensionReason::absence: return "afwezigheid";
        case ExtensionReason::complainant: return "op verzoek van de indiener";
        case ExtensionReason::other: return "anders";
    }
    return {};
}

constexpr std::string_view outcome_in_zaak(Outcome outcome) {
    switch (outcome) {
        case Outcome::upheld: return "gegrond";
        case Outcome::partly_upheld: return "deels gegrond";
        case Outcome::not_upheld: return "ongegrond";
    }
    return {};
}

Json status(const char* type, Instant at) {
    return {{"statustype", type}, {"datumStatusGezet", iso_utc(at)}};
}

void append_filed(std::string& line, const JournalEntry& entry, const Terms& terms) {
    const auto facts = read_filed_facts(entry);
    if (!facts) {
        line += "{}";
        return;
    }
    const Complaint& filed = facts->entry;
    // One for each complaint, and all its values are plain: written without the detour of a JSON document.
    line +=
        fmt::format(R"({{"identificatie":"{}","zaaktype":"klacht","registratiedatum":"{}","startdatum":"{}",)"
                    R"("uiterlijkeEinddatumAfdoening":"{}","communicatiekanaal":"{}",)"
                    R"("status":{{"statustype":"ontvangen","datumStatusGezet":"{}"}}}})",
                    text_of(filed.reference), iso(amsterdam(entry.at).date), iso(filed.received),
                    iso(deadlines(filed.received, terms).complete), channel_in_zaak(filed.channel), iso_utc(entry.at));
}

std::string_view fact(const Facts& facts, std::string_view name) {
    const auto found = facts.find(name);
    return found == facts.end() ? std::string_view{} : found->second;
}

Json zaak_of_extension(const Facts& facts, const std::optional<Complaint>& complaint, const Terms& terms) {
    const auto until = date_from_iso(fact(facts, "until"));
    const auto reason = extension_reason_from(fact(facts, "reason"));
    if (!until || !reason || !complaint) return Json::object();
    const int days = days_between(deadlines(complaint->received, terms).complete, *until);
    return {{"verlenging", {{"reden", reason_in_zaak(*reason)}, {"duur", fmt::format("P{}D", std::max(days, 0))}}}};
}

Json zaak_of_completion(const JournalEntry& entry, Date date, const Config& config) {
    const Date same_day = date + std::chrono::months{config.retention.months};
    const Date may_forget = same_day.ok() ? same_day : Date{same_day.year() / same_day.month() / std::chrono::last};
    return {{"einddatum", iso(date)},
            {"archiefnominatie", "vernietigen"},
            {"archiefactiedatum", iso(may_forget)},
            {"status", status("afgehandeld", entry.at)}};
}

Json zaak_of_correction(const Facts& facts, const Terms& terms) {
    const auto value = fact(facts, "value");
    if (fact(facts, "what") == "received") {
        const auto received = date_from_iso(value);
        if (!received) return Json::object();
        return {{"startdatum", value}, {"uiterlijkeEinddatumAfdoening", iso(deadlines(*received, terms).complete)}};
    }
    if (fact(facts, "what") == "channel") {
        const auto channel = channel_from(value);
        if (channel) return {{"communicatiekanaal", channel_in_zaak(*channel)}};
    }
    return Json::object();
}

/// The complaint as it stands now, where a step alone does not say enough.
std::optional<Complaint> complaint_of(const JournalEntry& entry, const Register& store) {
    auto found = entry.complaint ? store.find(*entry.complaint) : std::optional<Filed>{};
    return found && *found ? std::optional(std::move((*found)->entry)) : std::nullopt;
}

Json zaak_of(const Step& step, const JournalEntry& entry, const Register& store) {
    const Config& config = store.config();
    const Facts& facts = step.facts;
    switch (step.kind) {
        case StepKind::assign:
            return {{"rol",
                     {{"omschrijvingGeneriek", "behandelaar"},
                      {"betrokkeneIdentificatie", {{"identificatie", fact(facts, "handler")}}}}}};
        case StepKind::accept: return {{"status", status("in behandeling", entry.at)}};
        case StepKind::refuse:
            return {{"resultaat",
                     {{"resultaattype", "niet in behandeling genomen"}, {"toelichting", fact(facts, "reason")}}},
                    {"status", status("niet in behandeling genomen", entry.at)}};
        case StepKind::extend: return zaak_of_extension(facts, complaint_of(entry, store), config.terms);
        case StepKind::inform: {
            const auto told = fact(facts, "about") == "extension" ? complaint_of(entry, store) : std::nullopt;
            if (!told || !told->extension) return Json::object();
            return {{"uiterlijkeEinddatumAfdoening", iso(told->extension->until)}};
        }
        case StepKind::decide: {
            const auto outcome = outcome_from(fact(facts, "outcome"));
            if (!outcome) return Json::object();
            return {
                {"resultaat", {{"resultaattype", outcome_in_zaak(*outcome)}, {"toelichting", fact(facts, "cause")}}},
                {"status", status("besloten", entry.at)}};
        }
        case StepKind::complete: {
            const auto date = date_from_iso(fact(facts, "date"));
            return date ? zaak_of_completion(entry, *date, config) : Json::object();
        }
        case StepKind::reopen: return {{"einddatum", nullptr}, {"status", status("heropend", entry.at)}};
        case StepKind::correct: return zaak_of_correction(facts, config.terms);
        case StepKind::destroy: return {{"archiefactiedatum", fact(facts, "date")}};
        case StepKind::begin:
        case StepKind::account:
        case StepKind::file:
        case StepKind::acknowledge:
        case StepKind::hear:
        case StepKind::waive_hearing:
        case StepKind::measure:
        case StepKind::check_measure:
        case StepKind::refer:
        case StepKind::note: return Json::object();
    }
    return Json::object();
}

}  // namespace

void append_zaak(std::string& line, const JournalEntry& entry, const Register& store) {
    if (entry.step == name_of(StepKind::file)) return append_filed(line, entry, store.config().terms);
    const auto kind = step_kind_from(entry.step);
    const auto step = kind && is_procedure_step(*kind) ? read_step(entry) : failed(Reason::usage);
    line += step ? zaak_of(*step, entry, store).dump() : "{}";
}

}  // namespace klachtenzuil
