#pragma once
// How the desk calls what the procedure registers: steps, facts, what a fact can be, tasks, roles, terms.

#include <string>
#include <string_view>

#include "core/complaint/procedure.hpp"
#include "core/complaint/step.hpp"
#include "core/complaint/term.hpp"
#include "core/register/work_list.hpp"
#include "core/staff/account.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil::desk {

/// "Behandelaar aanwijzen", and the half sentence under it.
Word word_for(StepKind step);
Word explanation_of(StepKind step);
/// What stands in the journal: "Behandelaar aangewezen".
Word done_word_for(StepKind step);
Word word_for(TaskKind task);
Word word_for(StaffRole role);
Word word_for(TermKind term);

/// Which rule forbids the step now, in words: where a complaint must be, who does it, or what the rule itself says.
std::string rule_text(const Words& words, StepKind step, const Failure& refused, Stage stage, StaffRole role);

/// The label of a fact of a step; a fact that has no words of its own stands under its stored name.
std::string fact_label(const Words& words, StepKind step, std::string_view fact);
/// A value as it is read: a choice in words, a date as it is spoken, other text as it is.
std::string fact_text(const Words& words, StepKind step, std::string_view fact, std::string_view value);

/// Who did it, as it is read: an account by its name, and whoever acts without one in words.
std::string actor_text(const Words& words, std::string_view actor);

}  // namespace klachtenzuil::desk
