#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_json.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/complaint_json.hpp"
#include "platform/ctl/describe.hpp"
#include "platform/ctl/facts_json.hpp"
#include "platform/ctl/terminal.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// Everything that is known of a complaint. Holds personal data.
struct WholeComplaint {
    const Complaint& complaint;
    std::optional<Form> form;
    std::optional<Failure> closed;  ///< why the dossier cannot be read: destroyed, or sealed to others
    std::vector<TakenStep> history;
    std::vector<Possible> possible;

    ~WholeComplaint() {
        if (form) wipe(*form);
        for (TakenStep& step : history)
            wipe(step);
    }
};

Result<void> read(const Casework& casework, WholeComplaint& whole) {
    auto form = casework.form(whole.complaint.id);
    if (form) {
        whole.form = std::move(*form);
    } else if (form.error().reason == Reason::dossier_destroyed || form.error().reason == Reason::dossier_elsewhere) {
        whole.closed = form.error();
    } else {
        return failed(form.error());
    }
    auto history = casework.history(whole.complaint.id);
    if (!history) return failed(history.error());
    whole.history = std::move(*history);
    auto possible = casework.possible(whole.complaint.id);
    if (!possible) return failed(possible.error());
    whole.possible = std::move(*possible);
    return {};
}

Json entry_of(const TakenStep& step) {
    return {{"node", step.node},
            {"sequence", step.sequence},
            {"at", iso_utc(step.at)},
            {"actor", step.actor},
            {"step", name_of(step.kind)},
            {"facts", json_of(step.kind, step.facts)},
            {"part", step.part ? Json(hex_of(*step.part)) : Json(nullptr)},
            {"disputed", step.disputed ? Json(name_of(*step.disputed)) : Json(nullptr)}};
}

void print_json(Session& session, const WholeComplaint& whole) {
    Json json = json_of(whole.complaint, session.config.terms, amsterdam(session.clock.now()).date);
    json["form"] = nullptr;
    json["dossier_closed"] = whole.closed ? Json(name_of(whole.closed->reason)) : Json(nullptr);
    if (whole.form) {
        const SecretText told(write_form(*whole.form));
        json["form"] = Json::parse(told.text());
    }
    json["history"] = Json::array();
    for (const TakenStep& step : whole.history)
        json["history"].push_back(entry_of(step));
    json["possible"] = Json::array();
    for (const Possible& each : whole.possible) {
        json["possible"].push_back({{"step", name_of(each.step)},
                                    {"refused", each.refused ? Json(name_of(each.refused->reason)) : Json(nullptr)}});
    }
    const SecretText line(json.dump());
    session.out.line(line.text());
}

constexpr std::size_t label_columns = 46;

void print_line(Session& session, const std::string& label, const std::string& value) {
    if (value.empty()) return;
    const SecretText line(padded(label, label_columns) + "  " + value);
    session.out.line(line.text());
}

void print_register(Session& session, const Complaint& complaint) {
    const Words& words = session.words;
    const Date today = amsterdam(session.clock.now()).date;
    print_line(session, words(w::ctl_list_reference), text_of(complaint.reference));
    print_line(session, words(w::ctl_list_received), words.date(complaint.received));
    print_line(session, words(w::ctl_list_channel), words(word_for(complaint.channel)));
    print_line(session, words(w::receipt_kind), complaint.kind ? words(word_for(*complaint.kind)) : std::string());
    print_line(session, words(w::receipt_about), text_of(complaint.about, words));
    print_line(session, words(w::ctl_show_stage), words(word_for(complaint.stage)));
    print_line(session, words(w::ctl_show_handler),
               complaint.handler.empty() ? words(w::ctl_show_nobody) : complaint.handler);
    if (complaint.decision) {
        print_line(session, words(w::ctl_show_outcome), words(word_for(complaint.decision->outcome)));
    }
    session.out.line({});
    session.out.line(words(w::ctl_show_terms));
    const TermsOf terms = terms_of(complaint, session.config.terms);
    for (int i = 0; i < term_kind_count; ++i) {
        const Term& term = terms[static_cast<std::size_t>(i)];
        std::string how = words(w::ctl_show_not_needed);
        if (term.done) how = words.fill(w::ctl_show_done_on, fmt::arg("date", iso(*term.done)));
        if (term.open()) {
            how = words.fill(w::ctl_show_until, fmt::arg("date", iso(term.due)),
                             fmt::arg("left", time_left(term.due, today, words)));
        }
        print_line(session, "  " + words(word_for(static_cast<TermKind>(i))), how);
    }
    if (complaint.extension) {
        session.out.line("  " + words.fill(w::ctl_show_extended, fmt::arg("date", iso(complaint.extension->until))));
    }
}

void print_told(Session& session, const Form& form) {
    const Words& words = session.words;
    const Complainant& who = form.complainant;
    session.out.line({});
    session.out.line(words(w::ctl_show_told));
    const auto fact = [&](Word label, const std::string& value) { print_line(session, "  " + words(label), value); };
    fact(w::receipt_name, who.anonymous ? words(w::receipt_no_name) : who.name);
    fact(w::receipt_by_whom, who.representative.name);
    fact(w::ctl_show_phone, who.phone);
    fact(w::ctl_show_email, who.email);
    fact(w::ctl_show_address, who.address);
    if (form.happened_on) fact(w::receipt_when, words.date(*form.happened_on));
    fact(w::receipt_where, form.place);
    fact(w::receipt_persons, fmt::format("{}", fmt::join(form.persons, "; ")));
    fact(w::receipt_story, form.story);
    fact(w::receipt_wish, form.wish);
}

void print_history(Session& session, const WholeComplaint& whole) {
    const Words& words = session.words;
    session.out.line({});
    session.out.line(words(w::ctl_show_steps));
    for (const TakenStep& step : whole.history) {
        const LocalTime at = amsterdam(step.at);
        const SecretText line(fmt::format("  {}, {}  {} {}{}", iso(at.date), words.time(at.time_of_day),
                                          padded(step.actor, 14), padded(std::string(name_of(step.kind)), 15),
                                          json_of(step.kind, step.facts).dump()));
        session.out.line(line.text());
        if (!step.disputed) continue;
        const std::string why = words(dispute_word(*step.disputed));
        session.out.line("    " + words.fill(w::ctl_show_disputed, fmt::arg("reason", why)));
    }
    session.out.line({});
    std::vector<std::string_view> names;
    for (const Possible& each : whole.possible) {
        if (!each.refused) names.push_back(name_of(each.step));
    }
    print_line(session, words(w::ctl_show_can),
               names.empty() ? words(w::ctl_show_nothing) : fmt::format("{}", fmt::join(names, ", ")));
}

/// The code of each, as `take-out` wants it.
void print_documents(Session& session, const WholeComplaint& whole) {
    constexpr std::size_t code_length = 12;
    const auto fact = [](const TakenStep& step, std::string_view name) {
        const auto found = step.facts.find(name);
        return found == step.facts.end() ? std::string() : found->second;
    };
    bool first = true;
    for (const TakenStep& step : whole.history) {
        if (!is_document(step)) continue;
        if (std::exchange(first, false)) {
            session.out.line({});
            session.out.line(session.words(w::ctl_show_documents));
        }
        const bool is_letter = fact(step, "kind") == name_of(PartKind::letter);
        const Word kind = is_letter ? w::desk_document_letter : w::desk_document_attachment;
        const SecretText line(fmt::format("  {}  {}  {}  {}", hex_of(*step.part).substr(0, code_length),
                                          fact(step, "date"), session.words(kind), fact(step, "name")));
        session.out.line(line.text());
    }
}

int show(Session& session, const std::string& reference) {
    if (reference.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_show_which)});
    return with_complaint(session, reference, [&](Register& /*store*/, Casework& casework, const Complaint& complaint) {
        WholeComplaint whole{complaint, {}, {}, {}, {}};
        if (const auto got = read(casework, whole); !got) {
            return refuse(session.words, got.error());
        }
        if (session.json) {
            print_json(session, whole);
            return done;
        }
        print_register(session, complaint);
        if (whole.form) print_told(session, *whole.form);
        if (whole.closed) session.out.line(session.words.for_staff(*whole.closed));
        print_documents(session, whole);
        print_history(session, whole);
        return done;
    });
}

}  // namespace

void add_show(Commands& commands, const Words& words) {
    const auto reference = std::make_shared<std::string>();
    commands.add("show", words(w::ctl_show), [reference](Session& s) { return show(s, *reference); })
        .word("REF", *reference, words(w::ctl_show_reference));
}

}  // namespace klachtenzuil::ctl
