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

/// What has to hold between the complaint and whoever takes the step. An independent person acts in complaints that
/// were given to them, and in no other, whatever the step.
enum class Independence {
    actor,    ///< never somebody the complaint is about
    handler,  ///< the same, and a handler only in complaints that they handle
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

/// The table, in the order of the stages. A step has one row for each stage that it leads to; its rows differ in `from`
/// and `to` only, and no two begin in the same stage.
std::span<const ProcedureRule> procedure();
/// The step's first row: who may take it and what it registers. Not for begin, account and file, which are no steps of
/// the procedure.
const ProcedureRule& rule_of(StepKind step);
/// The row by which the step is taken from this stage; null when it cannot be.
const ProcedureRule* rule_from(StepKind step, Stage from);
/// Whether it is a step of the procedure at all.
bool is_procedure_step(StepKind step);

constexpr StageSet set_of(Stage stage) {
    return static_cast<StageSet>(1U << static_cast<unsigned>(stage));
}
constexpr RoleSet set_of(StaffRole role) {
    return static_cast<RoleSet>(1U << static_cast<unsigned>(role));
}

/// What stands for an account where a named person does not work here.
inline constexpr std::string_view nobody_here = "nobody";

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
    /// Of whoever handles it now: somebody who was found to be concerned afterwards decides nothing any more.
    std::optional<StaffToken> present_handler = {};
    std::optional<StaffRole> present_handler_role = {};
    /// The complaint is about somebody of management, as far as can be known here.
    bool management_concerned = false;
    int retention_months = 24;
};

/// Whether the complaint is about this account, or is of whom this account is.
bool is_concerned(const Complaint& complaint, const StaffToken& token);
/// Whether it is known of every person whom the complainant named, and of the complainant who works here, which account
/// that is, or that nobody here is it.
bool persons_are_linked(const Complaint& complaint);
/// The number of the complainant among the persons. Nothing where nobody asks who that is: the complainant does not
/// work here, gave no name, or the complaint came in with a version that did not ask.
std::optional<int> complainant_among(const Complaint& complaint, const Form& form);
/// The number of the next person who is found to be concerned.
int next_person(const Complaint& complaint);
/// Refuses whom the complaint is about or of (person_concerned), and a handler or independent person in a complaint of
/// somebody else (not_permitted).
Result<void> check_reader(const Complaint& complaint, const Actor& actor);
/// Only management says that a person who was linked to an account is somebody else after all: from then on that
/// account could read and handle it. Fails with not_permitted.
Result<void> check_link_kept(const Complaint& complaint, const Step& step, StaffRole role);
/// The last day on which the dossier is kept; nothing while the complaint is not at its end. The term begins no earlier
/// than the day on which the complaint was registered here: a day that somebody types in destroys nothing.
std::optional<Date> retained_until(const Complaint& complaint, int months);

/// Refuses what the procedure forbids, naming the rule: step_out_of_order, not_permitted, person_concerned (detail: the
/// rule among those that the reason stands for, and what it is about), facts_missing (detail: the fact),
/// fact_not_allowed, not_heard, handler_missing, extended_before, extension_too_long, not_told, not_referred,
/// persons_unlinked, management_concerned, date_not_possible. Changes nothing.
Result<void> check_step(const Complaint& complaint, const Step& step, const Actor& actor,
                        const StepSituation& situation);

/// The parts of it. Who: role, whom it is about, whose complaint it is.
Result<void> check_permitted(const Complaint& complaint, StepKind step, const Actor& actor);
/// What anybody can check later, from what the journal holds alone: stage, facts in the clear and dates. `today` is the
/// local date when it was written down. With a situation also what that knows: terms, retention, the handler.
Result<void> check_recorded_step(const Complaint& complaint, const Step& step, Date today);
Result<void> check_recorded_step(const Complaint& complaint, const Step& step, const StepSituation& situation);

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
