#pragma once
// How people call what the procedure registers: steps, their facts, what a fact can be, and who did it. For the desk
// and the command line alike.

#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/step.hpp"
#include "core/letter/case_words.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// "Behandelaar aanwijzen", and the half sentence under it.
Word word_for(StepKind step);
Word explanation_of(StepKind step);
/// What stands in the journal: "Behandelaar aangewezen".
Word done_word_for(StepKind step);

/// The label of a fact of a step; a fact that has no words of its own stands under its stored name.
std::string fact_label(const Words& words, StepKind step, std::string_view fact);
/// A value as it is read: a choice in words, a date as it is spoken, other text as it is.
std::string fact_text(const Words& words, StepKind step, std::string_view fact, std::string_view value);

/// What a step registered, label by label: in the order in which it asks for it, then what else it holds. Personal
/// data: wipe it.
std::vector<CaseLine> fact_lines(const Words& words, StepKind step, const Facts& facts);

/// Who did it, as it is read: an account by its name, and whoever acts without one in words.
std::string actor_text(const Words& words, std::string_view actor);

}  // namespace klachtenzuil
