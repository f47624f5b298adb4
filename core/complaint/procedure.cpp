// The table itself, and that it holds together. Source: procedure, "The four stages".

#include "core/complaint/procedure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/complaint/complaint_names.hpp"

namespace klachtenzuil {

namespace {

// ---- who ----

constexpr RoleSet receptionist = set_of(StaffRole::receptionist);
constexpr RoleSet management = set_of(StaffRole::management);
constexpr RoleSet handler = set_of(StaffRole::handler);
constexpr RoleSet independent = set_of(StaffRole::independent);
constexpr RoleSet desk = receptionist | management;
constexpr RoleSet deciders = management | independent;
constexpr RoleSet workers = deciders | handler;
constexpr RoleSet everybody = workers | receptionist;

// ---- from where ----

constexpr StageSet received = set_of(Stage::received);
constexpr StageSet assessing = set_of(Stage::assessing);
constexpr StageSet handling = set_of(Stage::handling);
constexpr StageSet decided = set_of(Stage::decided);
constexpr StageSet completed = set_of(Stage::completed);
constexpr StageSet refused = set_of(Stage::refused);
constexpr StageSet any_stage = (1U << stage_count) - 1;

// ---- what is registered ----

constexpr std::size_t line_limit = 200;
constexpr std::size_t what_limit = 500;
constexpr std::size_t summary_limit = 2000;
constexpr std::size_t account_limit = 64;

constexpr FactSpec the_date{.name = "date", .kind = FactKind::date};
constexpr FactSpec choice(std::string_view name, std::span<const std::string_view> choices) {
    return {.name = name, .kind = FactKind::choice, .choices = choices};
}
constexpr FactSpec line(std::string_view name, std::size_t limit = line_limit) {
    return {.name = name, .kind = FactKind::text, .limit = limit};
}
constexpr FactSpec told(std::string_view name, std::size_t limit = story_limit) {
    return {.name = name, .kind = FactKind::text, .sealed = true, .limit = limit};
}
constexpr FactSpec optional(FactSpec spec) {
    spec.required = false;
    return spec;
}
constexpr FactSpec of_program(FactSpec spec) {
    spec.required = false;
    spec.by_program = true;
    return spec;
}

// The names are those of complaint_names.hpp; a test holds them to it.
constexpr std::array<std::string_view, told_count - 1> reachable{"letter", "email", "phone", "in_person"};
constexpr std::array<std::string_view, told_count> ways{"letter", "email", "phone", "in_person", "impossible"};
constexpr std::array<std::string_view, refusal_count> refusals{"no_complaint", "not_ours", "handled_before", "other"};
constexpr std::array<std::string_view, side_count> sides{"complainant", "employee"};
constexpr std::array<std::string_view, extension_reason_count> extension_reasons{"investigation", "expert", "absence",
                                                                                 "complainant", "other"};
constexpr std::array<std::string_view, outcome_count> outcomes{"upheld", "partly_upheld", "not_upheld"};
constexpr std::array<std::string_view, measure_kind_count> measure_kinds{"corrective", "preventive"};
constexpr std::array<std::string_view, measure_result_count> results{"worked", "partly", "failed"};
constexpr std::array<std::string_view, 4> subjects{"outcome", "refusal", "extension", "progress"};
constexpr std::array<std::string_view, satisfied_count> answers{"yes", "no", "unknown"};
constexpr std::array<std::string_view, 7> correctable{"received",       "kind",         "about", "channel",
                                                      "brought_letter", "acknowledged", "person"};
constexpr std::array<std::string_view, 1> or_nobody{nobody_here};
constexpr std::array<std::string_view, 3> note_kinds{"attachment", "letter", "key"};

constexpr std::array acknowledge_facts{the_date, choice("how", reachable)};
constexpr std::array assign_facts{the_date, FactSpec{.name = "handler", .kind = FactKind::staff}};
constexpr std::array accept_facts{the_date, optional(told("note"))};
constexpr std::array refuse_facts{the_date, choice("reason", refusals), told("explanation")};
constexpr std::array hear_facts{the_date, choice("side", sides), told("who", line_limit), told("summary")};
constexpr std::array waive_facts{the_date, choice("side", sides), told("reason")};
constexpr std::array extend_facts{the_date, FactSpec{.name = "until", .kind = FactKind::date},
                                  choice("reason", extension_reasons), told("explanation")};
constexpr std::array decide_facts{the_date, choice("outcome", outcomes), line("cause"), told("reasons")};
constexpr std::array measure_facts{the_date, choice("kind", measure_kinds), line("what", what_limit), line("owner"),
                                   FactSpec{.name = "due", .kind = FactKind::date}};
constexpr std::array check_facts{the_date, FactSpec{.name = "measure", .kind = FactKind::number},
                                 choice("result", results), optional(told("remark"))};
constexpr std::array inform_facts{the_date, choice("about", subjects), choice("how", ways)};
constexpr std::array refer_facts{the_date, optional(line("body"))};
// Somebody looked at what seemed to be a name in the summary, and it is none of a person.
constexpr std::array<std::string_view, 1> looked_at{"yes"};
constexpr std::array complete_facts{the_date, choice("satisfied", answers), line("summary", summary_limit),
                                    optional(choice("names_checked", looked_at))};
constexpr std::array reopen_facts{the_date, told("reason")};
constexpr std::array correct_facts{
    the_date,
    choice("what", correctable),
    optional(line("value")),
    optional(FactSpec{.name = "person", .kind = FactKind::number}),
    optional(FactSpec{.name = "staff", .kind = FactKind::staff, .choices = or_nobody, .limit = account_limit}),
    optional(told("reason")),
    of_program(line("was"))};
constexpr std::array note_facts{the_date, told("text"), of_program(choice("kind", note_kinds)),
                                of_program(line("type")),
                                of_program(FactSpec{.name = "bytes", .kind = FactKind::number})};
constexpr std::array destroy_facts{the_date};

// ---- the moves ----

using enum StepKind;
constexpr auto alone = Independence::actor;
constexpr auto own = Independence::handler;
constexpr std::optional<Stage> stays{};

constexpr std::array table{
    ProcedureRule{acknowledge, any_stage, everybody, alone, stays, acknowledge_facts},
    ProcedureRule{assign, received, desk, alone, Stage::assessing, assign_facts},
    ProcedureRule{assign, assessing | handling, desk, alone, stays, assign_facts},
    ProcedureRule{accept, received | assessing, deciders, alone, Stage::handling, accept_facts},
    ProcedureRule{refuse, received | assessing, deciders, alone, Stage::refused, refuse_facts},
    ProcedureRule{hear, assessing | handling, workers, own, stays, hear_facts},
    ProcedureRule{waive_hearing, assessing | handling, workers, own, stays, waive_facts},
    ProcedureRule{extend, assessing | handling, deciders, alone, stays, extend_facts},
    ProcedureRule{decide, handling, deciders, alone, Stage::decided, decide_facts},
    ProcedureRule{measure, handling | decided | completed, workers, own, stays, measure_facts},
    ProcedureRule{check_measure, handling | decided | completed, workers, own, stays, check_facts},
    ProcedureRule{inform, any_stage, everybody, own, stays, inform_facts},
    ProcedureRule{refer, decided | completed | refused, workers, own, stays, refer_facts},
    ProcedureRule{complete, decided, deciders, alone, Stage::completed, complete_facts},
    ProcedureRule{reopen, completed, deciders, alone, Stage::handling, reopen_facts},
    ProcedureRule{reopen, refused, deciders, alone, Stage::assessing, reopen_facts},
    ProcedureRule{correct, any_stage, desk, alone, stays, correct_facts},
    ProcedureRule{note, any_stage, everybody, own, stays, note_facts},
    ProcedureRule{destroy, completed | refused, management, alone, stays, destroy_facts},
};

// ---- that it holds together ----

constexpr auto first_step = acknowledge;
constexpr auto last_step = destroy;

constexpr bool every_step_is_used() {
    for (int i = static_cast<int>(first_step); i <= static_cast<int>(last_step); ++i) {
        const auto is_it = [i](const ProcedureRule& rule) { return static_cast<int>(rule.step) == i; };
        if (std::ranges::none_of(table, is_it)) return false;
    }
    return true;
}
static_assert(every_step_is_used(), "each step of the procedure has a row");

constexpr bool no_two_rows_clash() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t k = i + 1; k < table.size(); ++k) {
            if (table[i].step != table[k].step) continue;
            const bool same = table[i].roles == table[k].roles && table[i].independence == table[k].independence &&
                              table[i].registers.data() == table[k].registers.data();
            if (!same || k != i + 1 || (table[i].from & table[k].from) != 0) return false;
        }
    }
    return true;
}
static_assert(no_two_rows_clash(), "the rows of a step stand together, differ in where they lead, and begin apart");

constexpr bool every_row_says_something() {
    return std::ranges::all_of(table, [](const ProcedureRule& rule) {
        return rule.step >= first_step && rule.from != 0 && rule.from <= any_stage && rule.roles != 0 &&
               !rule.registers.empty() && rule.registers.front().name == "date";
    });
}
static_assert(every_row_says_something(), "a row has stages, roles, and the date that it was done");

/// The stages from which one of `ends` can be reached.
constexpr StageSet can_reach(StageSet ends) {
    StageSet reached = ends;
    for (int round = 0; round < stage_count; ++round) {
        for (const ProcedureRule& rule : table) {
            if (rule.to && (reached & set_of(*rule.to)) != 0) reached |= rule.from;
        }
    }
    return reached;
}
static_assert(can_reach(completed) == any_stage, "every stage can come to completion");
static_assert((can_reach(refused) & received) != 0, "what comes in can be refused");

constexpr StageSet reached_from_start() {
    StageSet reached = received;
    for (int round = 0; round < stage_count; ++round) {
        for (const ProcedureRule& rule : table) {
            if (rule.to && (reached & rule.from) != 0) reached |= set_of(*rule.to);
        }
    }
    return reached;
}
static_assert(reached_from_start() == any_stage, "every stage is used");

// ---- as a picture ----

std::string names_in(RoleSet roles) {
    std::string text;
    for (int i = 0; i < staff_role_count; ++i) {
        const auto role = static_cast<StaffRole>(i);
        if ((roles & set_of(role)) == 0) continue;
        if (!text.empty()) text += ", ";
        text += name_of(role);
    }
    return text;
}

std::string names_of(std::span<const FactSpec> facts) {
    std::string text;
    for (const FactSpec& fact : facts) {
        if (fact.by_program) continue;
        if (!text.empty()) text += ", ";
        text += fact.name;
        if (!fact.required) text += '?';
    }
    return text;
}

}  // namespace

std::span<const ProcedureRule> procedure() {
    return table;
}

bool is_procedure_step(StepKind step) {
    return step >= first_step;
}

const ProcedureRule& rule_of(StepKind step) {
    return *std::ranges::find(table, step, &ProcedureRule::step);
}

const ProcedureRule* rule_from(StepKind step, Stage from) {
    const auto* const found = std::ranges::find_if(
        table, [&](const ProcedureRule& rule) { return rule.step == step && (rule.from & set_of(from)) != 0; });
    return found == table.end() ? nullptr : found;
}

std::string procedure_as_dot() {
    std::string dot =
        "digraph procedure {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n    start [shape=point];\n"
        "    start -> received [label=\"file\"];\n";
    for (int i = 0; i < stage_count; ++i) {
        const auto stage = static_cast<Stage>(i);
        const std::string name(name_of(stage));
        std::string inside = name;
        for (const ProcedureRule& rule : table) {
            if (!rule.to && (rule.from & set_of(stage)) != 0) inside += "\\n" + std::string(name_of(rule.step));
        }
        dot += fmt::format("    {} [label=\"{}\"];\n", name, inside);
    }
    for (const ProcedureRule& rule : table) {
        for (int i = 0; i < stage_count && rule.to; ++i) {
            if ((rule.from & set_of(static_cast<Stage>(i))) == 0) continue;
            dot += "    " + std::string(name_of(static_cast<Stage>(i))) + " -> " + std::string(name_of(*rule.to)) +
                   " [label=\"" + std::string(name_of(rule.step)) + "\\n" + names_in(rule.roles) + "\\n" +
                   names_of(rule.registers) + "\"];\n";
        }
    }
    return dot + "}\n";
}

}  // namespace klachtenzuil
