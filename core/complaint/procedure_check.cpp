// What must hold before a step is taken. Source: procedure, "What must hold, whoever tries".

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/clock.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/complaint/procedure_days.hpp"
#include "core/complaint/text.hpp"

namespace klachtenzuil {

namespace {

enum class Seals { asked, left_out };

/// Who can be asked about in one complaint.
constexpr int most_persons = 99;

std::string_view fact(const Step& step, std::string_view name) {
    const auto found = step.facts.find(name);
    return found == step.facts.end() ? std::string_view() : std::string_view(found->second);
}

tl::unexpected<Failure> refused(Reason reason, std::string_view detail) {
    return failed(reason, std::string(detail));
}

/// The rule that is broken, by its name in the catalogues ("detail.heard_before"), and the day on which it came to
/// hold.
tl::unexpected<Failure> out_of_order(std::string_view rule, const std::optional<Date>& since = {}) {
    return failed(Reason::step_out_of_order, since ? fmt::format("{} {}", rule, iso(*since)) : std::string(rule));
}

/// What a complaint is not far enough for, or too far: the step, and from where it can be taken.
tl::unexpected<Failure> wrong_stage(const Complaint& complaint, StepKind step) {
    if (step == StepKind::complete && complaint.completion) {
        return out_of_order("completed_before", complaint.completion->date);
    }
    std::string detail = fmt::format("wrong_stage {}", name_of(step));
    for (int i = 0; i < stage_count; ++i) {
        const auto stage = static_cast<Stage>(i);
        if (rule_from(step, stage)) detail += fmt::format(" {}", name_of(stage));
    }
    return failed(Reason::step_out_of_order, std::move(detail));
}

/// Whose step it is: the rule, the step, and the roles that may take it.
tl::unexpected<Failure> only_roles(const ProcedureRule& rule) {
    std::string detail = fmt::format("only_roles {}", name_of(rule.step));
    for (int i = 0; i < staff_role_count; ++i) {
        const auto role = static_cast<StaffRole>(i);
        if ((rule.roles & set_of(role)) != 0) detail += fmt::format(" {}", name_of(role));
    }
    return failed(Reason::not_permitted, std::move(detail));
}

std::optional<int> number_of(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

// ---- what is registered ----

bool can_be(const FactSpec& spec, std::string_view value) {
    switch (spec.kind) {
        case FactKind::date: return date_from_iso(value).has_value();
        case FactKind::choice: return std::ranges::find(spec.choices, value) != spec.choices.end();
        case FactKind::number: return value.size() <= 9 && number_of(value).has_value();
        case FactKind::staff: return is_plain_text(value) && characters(value) <= 64;
        case FactKind::text: return is_plain_text(value) && characters(value) <= spec.limit;
    }
    return false;
}

Result<void> check_facts(std::span<const FactSpec> specs, const Step& step, Seals seals) {
    for (const auto& [name, value] : step.facts) {
        const auto spec = std::ranges::find(specs, name, &FactSpec::name);
        if (spec == specs.end()) return refused(Reason::fact_not_allowed, name);
        if (spec->by_program && seals == Seals::asked) return refused(Reason::fact_not_allowed, name);
        if (spec->sealed && seals == Seals::left_out) return refused(Reason::fact_not_allowed, name);
        if (!spec->required && value.empty()) continue;
        if (!is_blank(value) && !can_be(*spec, value)) return refused(Reason::fact_not_allowed, name);
    }
    for (const FactSpec& spec : specs) {
        if (!spec.required || (spec.sealed && seals == Seals::left_out)) continue;
        if (is_blank(fact(step, spec.name))) return refused(Reason::facts_missing, spec.name);
    }
    return {};
}

// ---- what must have been before, whatever is registered ----

/// Who judges, and who gets it to handle, must not be whom it is about: that has to be known first.
bool needs_linked_persons(StepKind step) {
    return step == StepKind::assign || step == StepKind::accept || step == StepKind::refuse || step == StepKind::decide;
}

Result<void> check_before(const Complaint& complaint, StepKind step) {
    if (needs_linked_persons(step) && !persons_are_linked(complaint)) return failed(Reason::persons_unlinked);
    switch (step) {
        case StepKind::acknowledge:
            if (complaint.acknowledged) return out_of_order("acknowledged_before", complaint.acknowledged);
            break;
        case StepKind::extend:
            if (complaint.extension) return failed(Reason::extended_before);
            break;
        case StepKind::decide:
            if (complaint.handler.empty()) return failed(Reason::handler_missing);
            for (int side = 0; side < side_count; ++side) {
                if (!complaint.heard[static_cast<std::size_t>(side)]) {
                    return refused(Reason::not_heard, name_of(static_cast<Side>(side)));
                }
            }
            break;
        case StepKind::check_measure:
            if (complaint.measures.empty()) return out_of_order("nothing_to_check");
            break;
        case StepKind::complete:
            if (complaint.handler.empty()) return failed(Reason::handler_missing);
            if (!complaint.decision || !complaint.decision->told) return failed(Reason::not_told);
            break;
        case StepKind::destroy:
            if (!is_at_end(complaint)) return failed(Reason::not_told);
            break;
        case StepKind::begin:
        case StepKind::account:
        case StepKind::file: return out_of_order(name_of(step));
        case StepKind::assign:
        case StepKind::accept:
        case StepKind::refuse:
        case StepKind::hear:
        case StepKind::waive_hearing:
        case StepKind::measure:
        case StepKind::inform:
        case StepKind::refer:
        case StepKind::reopen:
        case StepKind::correct:
        case StepKind::note: break;
    }
    return {};
}

// ---- what the registered facts must be ----

/// Refuses a day that the rules do not leave for the fact.
Result<void> check_day(const Complaint& complaint, const Step& step, std::string_view name, Date today,
                       const Terms* terms = nullptr) {
    const Date day = *date_from_iso(fact(step, name));
    if (days_allowed(complaint, step, name, terms, today).holds(day)) return {};
    return failed(Reason::date_not_possible, why_not_allowed(complaint, step, name, day, terms, today));
}

Result<void> check_told(const Complaint& complaint, const Step& step) {
    const std::string_view about = fact(step, "about");
    if (fact(step, "how") == name_of(Told::impossible) && !complaint.anonymous) {
        return refused(Reason::fact_not_allowed, "how");
    }
    if (about == "outcome") {
        if (!complaint.decision) return out_of_order("nothing_decided");
        if (complaint.stage != Stage::decided) return out_of_order("told_before", complaint.decision->told);
    }
    if (about == "refusal" && (complaint.stage != Stage::refused || !complaint.refused)) {
        return out_of_order("nothing_refused");
    }
    if (about == "extension") {
        if (!complaint.extension) return out_of_order("nothing_extended");
        if (complaint.extension->told) return out_of_order("told_before", complaint.extension->told);
    }
    return {};
}

Result<void> check_measured(const Complaint& complaint, const Step& step) {
    const auto number = number_of(fact(step, "measure"));
    const auto measure = std::ranges::find(complaint.measures, number.value_or(0), &Measure::number);
    if (measure == complaint.measures.end()) return refused(Reason::fact_not_allowed, "measure");
    return {};
}

Result<void> check_person(const Complaint& complaint, const Step& step) {
    if (!fact(step, "value").empty()) return refused(Reason::fact_not_allowed, "value");
    for (const std::string_view needed : {"person", "staff"}) {
        if (is_blank(fact(step, needed))) return refused(Reason::facts_missing, needed);
    }
    const auto person = number_of(fact(step, "person"));
    if (!person || *person > next_person(complaint)) return refused(Reason::fact_not_allowed, "person");
    return {};
}

/// Whether the complainant turns out to work here, and so becomes the next of the persons who are asked about.
bool adds_complainant(const Complaint& complaint, const Step& step) {
    const auto kind = complainant_kind_from(fact(step, "value"));
    const int next = next_person(complaint);
    return fact(step, "what") == "kind" && kind && is_colleague(*kind) && next < most_persons &&
           number_of(fact(step, "person")) == next;
}

Result<void> check_corrected(const Complaint& complaint, const Step& step, Date today) {
    const std::string_view what = fact(step, "what");
    const std::string_view value = fact(step, "value");
    if (what == "person") return check_person(complaint, step);
    if (!fact(step, "staff").empty()) return refused(Reason::fact_not_allowed, "staff");
    if (!fact(step, "person").empty() && !adds_complainant(complaint, step)) {
        return refused(Reason::fact_not_allowed, "person");
    }
    if (is_blank(value)) return refused(Reason::facts_missing, "value");
    const auto date = date_from_iso(value);
    bool possible = true;
    if (what == "kind") possible = complainant_kind_from(value).has_value();
    if (what == "about") possible = categories_from_list(value).has_value();
    if (what == "channel") possible = channel_from(value).has_value();
    if (what == "brought_letter") possible = value == "yes" || value == "no";
    if (what == "received" || what == "acknowledged") possible = date.has_value();
    if (!possible) return refused(Reason::fact_not_allowed, "value");
    if (what == "acknowledged" && !complaint.acknowledged) return out_of_order("not_acknowledged");
    return date ? check_day(complaint, step, "value", today) : Result<void>{};
}

Result<void> check_values(const Complaint& complaint, const Step& step, Date today) {
    if (auto date = check_day(complaint, step, "date", today); !date) return date;
    switch (step.kind) {
        case StepKind::inform: return check_told(complaint, step);
        case StepKind::check_measure: return check_measured(complaint, step);
        case StepKind::measure: return check_day(complaint, step, "due", today);
        case StepKind::correct: return check_corrected(complaint, step, today);
        case StepKind::extend: return check_day(complaint, step, "until", today);
        case StepKind::waive_hearing: {
            const auto side = side_from(fact(step, "side"));
            const auto& hearing = complaint.heard[static_cast<std::size_t>(*side)];
            if (hearing && !hearing->waived) return out_of_order("heard_before", hearing->date);
            return {};
        }
        case StepKind::complete:
            if (fact(step, "satisfied") == name_of(Satisfied::no) && !complaint.referred) {
                return failed(Reason::not_referred);
            }
            return {};
        case StepKind::begin:
        case StepKind::account:
        case StepKind::file:
        case StepKind::acknowledge:
        case StepKind::assign:
        case StepKind::accept:
        case StepKind::refuse:
        case StepKind::hear:
        case StepKind::decide:
        case StepKind::refer:
        case StepKind::reopen:
        case StepKind::note:
        case StepKind::destroy: return {};
    }
    return {};
}

/// Order and facts; `seals` says whether the sealed ones are there.
Result<void> check_move(const Complaint& complaint, const Step& step, Date today, Seals seals) {
    const ProcedureRule* rule = rule_from(step.kind, complaint.stage);
    if (!rule) return wrong_stage(complaint, step.kind);
    if (complaint.destroyed && (step.kind != StepKind::correct || fact(step, "what") == "person")) {
        return failed(Reason::dossier_destroyed);
    }
    if (auto before = check_before(complaint, step.kind); !before) return before;
    if (auto facts = check_facts(rule->registers, step, seals); !facts) return facts;
    return check_values(complaint, step, today);
}

// ---- what the situation knows ----

/// Source: procedure, "a complaint about management goes to another manager or a named independent person".
bool may_handle_management(StaffRole role) {
    return role == StaffRole::management || role == StaffRole::independent;
}

/// Whoever handles it must not be whom it is about, when something is decided on their work.
Result<void> check_handler(const Complaint& complaint, StepKind step, const StepSituation& situation) {
    const bool decides = step == StepKind::decide || step == StepKind::complete;
    if (decides && situation.present_handler && is_concerned(complaint, *situation.present_handler)) {
        return refused(Reason::person_concerned, "handler");
    }
    if (decides && situation.management_concerned && situation.present_handler_role &&
        !may_handle_management(*situation.present_handler_role)) {
        return failed(Reason::management_concerned);
    }
    return {};
}

Result<void> check_extension(const Complaint& complaint, const Step& step, const StepSituation& situation) {
    const Date latest = deadlines(complaint.received, situation.terms).complete_extended;
    if (*date_from_iso(fact(step, "until")) > latest) return failed(Reason::extension_too_long, iso(latest));
    return check_day(complaint, step, "until", situation.today, &situation.terms);
}

Result<void> check_retention(const Complaint& complaint, Date date, int months) {
    const auto until = retained_until(complaint, months);
    if (!until) return failed(Reason::not_told);
    if (date <= *until) return failed(Reason::retention_runs, fmt::format("kept_until {}", iso(*until)));
    return {};
}

Result<void> check_assigned(const Complaint& complaint, const StepSituation& situation) {
    if (!situation.handler_role) return failed(Reason::account_unknown);
    if (*situation.handler_role == StaffRole::receptionist) return refused(Reason::fact_not_allowed, "handler");
    if (situation.handler_token && is_concerned(complaint, *situation.handler_token)) {
        return refused(Reason::person_concerned, "handler");
    }
    if (situation.management_concerned && !may_handle_management(*situation.handler_role)) {
        return failed(Reason::management_concerned);
    }
    return {};
}

Result<void> check_situated(const Complaint& complaint, const Step& step, const StepSituation& situation, Seals seals) {
    if (auto who = check_handler(complaint, step.kind, situation); !who) return who;
    if (auto move = check_move(complaint, step, situation.today, seals); !move) return move;
    if (step.kind == StepKind::assign) return check_assigned(complaint, situation);
    if (step.kind == StepKind::extend) return check_extension(complaint, step, situation);
    if (step.kind == StepKind::destroy) {
        return check_retention(complaint, *date_from_iso(fact(step, "date")), situation.retention_months);
    }
    return {};
}

}  // namespace

bool persons_are_linked(const Complaint& complaint) {
    const auto linked = std::ranges::count_if(
        complaint.persons, [&](const PersonLink& link) { return link.person < complaint.persons_named; });
    return linked >= complaint.persons_named;
}

std::optional<int> complainant_among(const Complaint& complaint, const Form& form) {
    const auto named = std::ranges::count_if(form.persons, [](const std::string& name) { return !is_blank(name); });
    if (complaint.persons_named <= named) return std::nullopt;
    return complaint.persons_named - 1;
}

int next_person(const Complaint& complaint) {
    int next = complaint.persons_named;
    for (const PersonLink& link : complaint.persons)
        next = std::max(next, link.person + 1);
    return next;
}

bool is_concerned(const Complaint& complaint, const StaffToken& token) {
    return std::ranges::any_of(complaint.persons, [&](const PersonLink& link) { return link.staff == token; });
}

Result<void> check_reader(const Complaint& complaint, const Actor& actor) {
    const auto may = check_permitted(complaint, StepKind::note, actor);
    if (may) return {};
    // Whoever reads takes no step.
    const bool concerned = may.error().reason == Reason::person_concerned;
    return refused(may.error().reason, concerned ? "open_dossier" : "only_handler open_dossier");
}

std::optional<Date> retained_until(const Complaint& complaint, int months) {
    std::optional<Date> end;
    if (complaint.completion) end = complaint.completion->date;
    if (complaint.refused) end = complaint.refused->told;
    if (!end || !is_at_end(complaint)) return std::nullopt;
    const Date from = std::max(*end, amsterdam(complaint.registered).date);
    const Date same_day = from + std::chrono::months{months};
    return same_day.ok() ? same_day : Date{same_day.year() / same_day.month() / std::chrono::last};
}

Result<void> check_permitted(const Complaint& complaint, StepKind step, const Actor& actor) {
    if (is_concerned(complaint, actor.token)) return refused(Reason::person_concerned, name_of(step));
    const ProcedureRule& rule = rule_of(step);
    if ((rule.roles & set_of(actor.role)) == 0) return only_roles(rule);
    const bool bound = actor.role == StaffRole::independent ||
                       (actor.role == StaffRole::handler && rule.independence == Independence::handler);
    if (bound && complaint.handler != actor.name) {
        return failed(Reason::not_permitted, fmt::format("only_handler {}", name_of(step)));
    }
    return {};
}

Result<void> check_link_kept(const Complaint& complaint, const Step& step, StaffRole role) {
    if (step.kind != StepKind::correct || fact(step, "what") != "person" || role == StaffRole::management) return {};
    const auto person = number_of(fact(step, "person"));
    const bool names_somebody = std::ranges::any_of(
        complaint.persons, [&](const PersonLink& link) { return link.person == person && link.staff; });
    return names_somebody ? refused(Reason::not_permitted, "link_kept") : Result<void>{};
}

Result<void> check_recorded_step(const Complaint& complaint, const Step& step, Date today) {
    return check_move(complaint, step, today, Seals::left_out);
}

Result<void> check_recorded_step(const Complaint& complaint, const Step& step, const StepSituation& situation) {
    return check_situated(complaint, step, situation, Seals::left_out);
}

Result<void> check_step(const Complaint& complaint, const Step& step, const Actor& actor,
                        const StepSituation& situation) {
    if (!is_procedure_step(step.kind)) return out_of_order(name_of(step.kind));
    if (auto who = check_permitted(complaint, step.kind, actor); !who) return who;
    if (auto situated = check_situated(complaint, step, situation, Seals::asked); !situated) return situated;
    if (auto link = check_link_kept(complaint, step, actor.role); !link) return link;
    // Which number the complainant has there, the program knows.
    const bool of_kind = step.kind == StepKind::correct && fact(step, "what") == "kind";
    if (of_kind && !fact(step, "person").empty()) return refused(Reason::fact_not_allowed, "person");
    // The terms count from that day.
    const bool moves_terms = step.kind == StepKind::correct && fact(step, "what") == "received";
    if (moves_terms && is_blank(fact(step, "reason"))) return refused(Reason::facts_missing, "reason");
    return {};
}

std::vector<Possible> possible_steps(const Complaint& complaint, const Actor& actor, const StepSituation& situation) {
    std::vector<Possible> all;
    for (const ProcedureRule& rule : procedure()) {
        if (!all.empty() && all.back().step == rule.step) continue;
        const auto refused_by = [&]() -> Result<void> {
            if (auto who = check_permitted(complaint, rule.step, actor); !who) return who;
            if (auto who = check_handler(complaint, rule.step, situation); !who) return who;
            if (!rule_from(rule.step, complaint.stage)) return wrong_stage(complaint, rule.step);
            if (complaint.destroyed && rule.step != StepKind::correct) return failed(Reason::dossier_destroyed);
            if (auto before = check_before(complaint, rule.step); !before) return before;
            if (rule.step == StepKind::destroy) {
                return check_retention(complaint, situation.today, situation.retention_months);
            }
            return {};
        };
        const auto open = refused_by();
        all.push_back({rule.step, open ? std::nullopt : std::optional(open.error())});
    }
    return all;
}

}  // namespace klachtenzuil
