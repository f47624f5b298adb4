#pragma once
// The procedure as one table: who may take which step from which stage, what it must register, and where it leads.
// Everything else that a step must not do stands beside it, once, in check_step(). Screens, command line, import and
// the diagram all read this table. Source: procedure, "The four stages", "What must hold".

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/complaint/complaint.hpp"
#include "core/complaint/step.hpp"
#include "core/complaint/term.hpp"
#include "core/staff/account.hpp"

namespace klachtenzuil {

/// A set of stages or roles: bit n stands for the n-th.
using StageSet = std::uint8_t;
using RoleSet = std::uint8_t;

/// What has to hold between the complaint and whoever takes the step.
enum class Independence {
    free,     ///< anybody of the role
    actor,    ///< never somebody the complaint is about
    handler,  ///< the same, and a handler or an independent person only in their own complaints
};

/// One row: a step, from where, by whom, what it registers, where it leads.
struct ProcedureRule {
    StepKind step;
    StageSet from;
    RoleSet roles;
    Independence independence;
    std::optional<Stage> to;  ///< nothing: the stage stays
    std::span<const FactSpec> registers;
};

/// The table; each step of the procedure has exactly one row.
std::span<const ProcedureRule> procedure();
const ProcedureRule& rule_of(StepKind step);

/// Who asks for a step. `token` is the account as this complaint knows it.
struct Actor {
    std::string name;
    StaffRole role = StaffRole::handler;
    StaffToken token;
};

/// What a check needs to know beside the complaint.
struct StepSituation {
    const Terms& terms;
    Date today;                               ///< local; nothing is done later than this
    std::optional<StaffToken> handler_token;  ///< of the account that `assign` names
    std::optional<StaffRole> handler_role;    ///< nothing: there is no such account, or it is disabled
};

/// Refuses what the procedure forbids, naming the rule: step_out_of_order, not_permitted, person_concerned,
/// facts_missing (detail: the fact), fact_not_allowed, not_heard, handler_missing, extended_before, extension_too_long,
/// not_told, not_referred, date_not_possible. Changes nothing.
Result<void> check_step(const Complaint& complaint, const Step& step, const Actor& actor,
                        const StepSituation& situation);

/// What the complaint is after a step that was checked; `step` holds the facts in the clear only.
Result<Complaint> apply(const Complaint& complaint, const Step& step);

/// The steps that this actor could take now, in the order of the table, each with why not where the rules forbid it
/// whatever is registered with it.
struct Possible {
    StepKind step;
    std::optional<Failure> refused;
};
std::vector<Possible> possible_steps(const Complaint& complaint, const Actor& actor, const StepSituation& situation);

/// The table as a picture in the DOT language, for README and command line.
std::string procedure_as_dot();

}  // namespace klachtenzuil
