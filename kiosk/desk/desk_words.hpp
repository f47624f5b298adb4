#pragma once
// How the desk calls tasks, roles, terms and rules; steps and their facts are called as everywhere (step_words).

#include <string>
#include <string_view>

#include "core/complaint/procedure.hpp"
#include "core/complaint/step.hpp"
#include "core/complaint/term.hpp"
#include "core/letter/step_words.hpp"
#include "core/register/work_list.hpp"
#include "core/staff/account.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil::desk {

using klachtenzuil::actor_text;
using klachtenzuil::done_word_for;
using klachtenzuil::explanation_of;
using klachtenzuil::fact_label;
using klachtenzuil::fact_text;

Word word_for(TaskKind task);
Word word_for(StaffRole role);
Word word_for(TermKind term);

/// Which rule forbids the step now, in words: where a complaint must be, who does it, or what the rule itself says.
std::string rule_text(const Words& words, StepKind step, const Failure& refused, Stage stage, StaffRole role);

}  // namespace klachtenzuil::desk
