#include "core/register/casework.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/case_file.hpp"
#include "core/register/concerned.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/purge.hpp"
#include "core/register/rows.hpp"
#include "core/register/step_store.hpp"
#include "core/register/summary_names.hpp"

namespace klachtenzuil {

namespace {

std::string value_of(const Facts& facts, std::string_view name) {
    const auto found = facts.find(name);
    return found == facts.end() ? std::string() : found->second;
}

bool is_about_person(const Step& step) {
    return step.kind == StepKind::correct && value_of(step.facts, "what") == "person";
}

/// What stood there before a correction, as the correction writes it.
std::string before_correction(const Complaint& complaint, const Facts& facts) {
    const std::string what = value_of(facts, "what");
    if (what == "received") return iso(complaint.received);
    if (what == "acknowledged") return complaint.acknowledged ? iso(*complaint.acknowledged) : std::string();
    if (what == "kind") return complaint.kind ? std::string(name_of(*complaint.kind)) : std::string();
    if (what == "channel") return std::string(name_of(complaint.channel));
    if (what == "brought_letter") return complaint.brought_letter ? "yes" : "no";
    if (what == "about") return list_of(complaint.about);
    std::string was;
    if (what == "person") {
        for (const PersonLink& link : complaint.persons) {
            if (std::to_string(link.person) != value_of(facts, "person")) continue;
            was = link.staff ? hex(link.staff->bytes) : std::string(nobody_here);
        }
    }
    return was;
}

/// The account that can sign in under this name; the recovery account is nobody.
Result<std::optional<Account>> somebody(Sql& sql, const std::string& name) {
    auto account = select_account(sql, name);
    if (!account) return account;
    if (*account && ((*account)->disabled || name == recovery_account_name)) return std::optional<Account>{};
    return account;
}

/// Puts the token of an account in place of its name: the journal tells nobody whom a complaint is about.
Result<void> hide_person(Sql& sql, const CaseFile& file, Step& step) {
    std::string& staff = step.facts["staff"];
    if (staff == nobody_here) return {};
    const auto account = select_account(sql, staff);
    if (!account) return failed(account.error());
    if (!*account || staff == recovery_account_name) return failed(Reason::account_unknown, staff);
    staff = hex(file.token_of(staff).bytes);
    return {};
}

Result<StepSituation> situation_of(Sql& sql, const CaseFile& file, const Config& config, Date today,
                                   const std::string& named_handler) {
    StepSituation situation{.terms = config.terms,
                            .today = today,
                            .handler_token = {},
                            .handler_role = {},
                            .present_handler = {},
                            .retention_months = config.retention.months};
    if (!file.complaint.handler.empty()) {
        situation.present_handler = file.token_of(file.complaint.handler);
        const auto account = select_account(sql, file.complaint.handler);
        if (!account) return failed(account.error());
        if (*account) situation.present_handler_role = (*account)->role;
    }
    const auto managers = select_managers(sql);
    if (!managers) return failed(managers.error());
    situation.management_concerned = std::ranges::any_of(
        *managers, [&](const std::string& name) { return is_concerned(file.complaint, file.token_of(name)); });
    if (!named_handler.empty()) {
        const auto account = somebody(sql, named_handler);
        if (!account) return failed(account.error());
        if (*account) situation.handler_role = (*account)->role;
        situation.handler_token = file.token_of(named_handler);
    }
    return situation;
}

/// Where the complainant turns out to work here, it has to be known which account that is: the step says by which
/// number among the persons that is asked.
Result<void> ask_who_complained(Sql& sql, const CaseFile& file, Step& step) {
    const auto kind = complainant_kind_from(value_of(step.facts, "value"));
    if (value_of(step.facts, "what") != "kind" || !kind || !is_colleague(*kind) || file.complaint.destroyed) return {};
    if (file.elsewhere) return failed(Reason::dossier_elsewhere);
    auto form = open_form(sql, file.complaint.id, file.key);
    if (!form) return failed(form.error());
    form->complainant.kind = kind;
    const bool asks = is_colleague(form->complainant) && !complainant_among(file.complaint, *form);
    if (asks) step.facts["person"] = std::to_string(next_person(file.complaint));
    wipe(*form);
    return {};
}

/// Refuses a summary that names somebody of the dossier, which it outlives, unless somebody says that it does not.
/// Where the dossier does not open nobody can tell. Source: procedure, "a summary without persons".
Result<void> check_summary(Sql& sql, const CaseFile& file, Step& step) {
    if (step.kind != StepKind::complete || file.key.empty()) return {};
    auto form = open_form(sql, file.complaint.id, file.key);
    if (!form) return failed(form.error());
    auto name = name_in(value_of(step.facts, "summary"), *form);
    wipe(*form);
    if (!name) {
        step.facts.erase("names_checked");  // there was nothing to look at
        return {};
    }
    if (!value_of(step.facts, "names_checked").empty()) {
        wipe(*name);
        return {};
    }
    return failed(Reason::summary_names_person, std::move(*name));
}

/// Whether the step can do without a dossier that does not open here: it seals nothing, and the complaint is about
/// nobody who works here as far as anybody can know.
bool needs_dossier(const Complaint& complaint, const Step& step) {
    const bool about_staff =
        std::ranges::any_of(complaint.persons, [](const PersonLink& link) { return link.staff.has_value(); });
    if (about_staff || (is_about_person(step) && value_of(step.facts, "staff") != nobody_here)) return true;
    return std::ranges::any_of(rule_of(step.kind).registers, [&](const FactSpec& spec) {
        return spec.sealed && (spec.required || !value_of(step.facts, spec.name).empty());
    });
}

/// What a step registers, apart: what the journal holds, and what is sealed.
struct Parted {
    Facts clear;
    Facts sealed;
};

Parted part(const Step& step) {
    Parted parted;
    for (const FactSpec& spec : rule_of(step.kind).registers) {
        const auto found = step.facts.find(spec.name);
        if (found == step.facts.end() || found->second.empty()) continue;
        (spec.sealed ? parted.sealed : parted.clear).insert(*found);
    }
    return parted;
}

/// Writes the step that was checked, and seals what can hold persons.
Result<Complaint> write(Sql& sql, const JournalEnd& end, const CaseFile& file, const Step& step) {
    Parted parted = part(step);
    NewStep entry{.kind = step.kind,
                  .actor = file.actor.name,
                  .complaint = file.complaint.id,
                  .facts = write_facts(parted.clear),
                  .part = {}};
    if (!parted.sealed.empty()) {
        std::string told = write_facts(parted.sealed);
        const Sealed sealed = seal_part(file.key, file.complaint.id, PartKind::note, std::as_bytes(std::span(told)));
        wipe(told);
        for (auto& [name, value] : parted.sealed)
            wipe(value);
        entry.part = hash_of(sealed);
        insert_part(sql, file.complaint.id, PartKind::note, *entry.part, sealed);
    }
    auto written = write_step(sql, end, file.complaint, entry);
    if (!written) return failed(written.error());
    if (step.kind == StepKind::destroy) {
        destroy_dossier(sql, file.complaint.id);
        give_up_letters(sql, file.complaint.id, end.now);
    }
    return std::move(written->complaint);
}

}  // namespace

Casework::Casework(Register& store, const SignedIn& who, const Config& config, const Clock& clock)
    : m_store(store), m_who(who), m_config(config), m_clock(clock) {}

Result<Actor> Casework::actor_in(const ComplaintId& id) const {
    return m_store.database().read([&](Sql& sql) -> Result<Actor> {
        auto file = open_case(sql, m_who, id);
        if (!file) return failed(file.error());
        return std::move(file->actor);
    });
}

Result<Complaint> Casework::take(const ComplaintId& id, const Step& asked) {
    if (auto looked = dispute_concerned(m_store, m_who, id); !looked) return failed(looked.error());
    Step step = asked;
    auto taken = m_store.database().transaction([&](Sql& sql) -> Result<Complaint> {
        const auto file = open_case(sql, m_who, id);
        if (!file) return failed(file.error());
        const auto end = journal_end(sql, m_clock, id);
        if (!end) return failed(end.error());
        const std::string handler = step.kind == StepKind::assign ? value_of(step.facts, "handler") : std::string();
        const auto situation = situation_of(sql, *file, m_config, amsterdam(end->now).date, handler);
        if (!situation) return failed(situation.error());
        if (auto checked = check_step(file->complaint, step, file->actor, *situation); !checked) {
            return failed(checked.error());
        }
        if (file->elsewhere && needs_dossier(file->complaint, step)) return failed(Reason::dossier_elsewhere);
        if (step.kind == StepKind::destroy) {
            const auto has = office_has_its_copy(sql, m_config, id, m_store.today());
            if (!has) return failed(has.error());
            if (!*has) return failed(Reason::retention_runs, "not_at_office");
        }
        if (auto summary = check_summary(sql, *file, step); !summary) return failed(summary.error());
        if (step.kind == StepKind::correct) {
            step.facts["was"] = before_correction(file->complaint, step.facts);
            if (auto asked_too = ask_who_complained(sql, *file, step); !asked_too) return failed(asked_too.error());
        }
        if (is_about_person(step)) {
            if (auto hidden = hide_person(sql, *file, step); !hidden) return failed(hidden.error());
        }
        return write(sql, *end, *file, step);
    });
    wipe(step);
    return taken;
}

Result<std::vector<Possible>> Casework::possible(const ComplaintId& id) const {
    if (auto looked = dispute_concerned(m_store, m_who, id); !looked) return failed(looked.error());
    return m_store.database().read([&](Sql& sql) -> Result<std::vector<Possible>> {
        const auto file = open_case(sql, m_who, id);
        if (!file) return failed(file.error());
        const auto end = journal_end(sql, m_clock, id);
        if (!end) return failed(end.error());
        const auto situation = situation_of(sql, *file, m_config, amsterdam(end->now).date, {});
        if (!situation) return failed(situation.error());
        auto possible = possible_steps(file->complaint, file->actor, *situation);
        for (Possible& each : possible) {
            if (!file->elsewhere || each.refused || !needs_dossier(file->complaint, {each.step, {}})) continue;
            each.refused = Failure{Reason::dossier_elsewhere, {}};
        }
        return possible;
    });
}

Result<Filed> Casework::add(const ComplaintId& id, const Form& form, bool wants_paper) {
    if (auto may = may_work(m_store, m_who); !may) return failed(may.error());
    return m_store.add(id, form, wants_paper, m_who.account.name);
}

Result<Complaint> Casework::link_person(const ComplaintId& id, int person, const std::optional<std::string>& account) {
    const auto today = m_store.database().read([&](Sql& sql) -> Result<Date> {
        const auto end = journal_end(sql, m_clock, id);
        if (!end) return failed(end.error());
        return amsterdam(end->now).date;
    });
    if (!today) return failed(today.error());
    return take(id, {StepKind::correct,
                     {{"date", iso(*today)},
                      {"what", "person"},
                      {"person", std::to_string(person)},
                      {"staff", account.value_or(std::string(nobody_here))}}});
}

}  // namespace klachtenzuil
