#pragma once
// What the six steps of the form share: their frame, and where a problem is shown.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

/// How the act in the footer is called, and what it does.
struct StepAct {
    std::string label;
    Action action;
};

/// Page, bar, footer, progress and what is still needed; leaves the content open for the step's own questions.
std::optional<Action> begin_step(Ui& ui, std::string_view id, const StepView& view);
std::optional<Action> begin_step(Ui& ui, std::string_view id, const StepView& view, const StepAct& act);

/// What to do about `field`, or empty.
std::string problem_at(const StepView& view, Field field);

/// A question that is answered with yes or no; nothing is chosen before the visitor does.
void ask_yes_no(Ui& ui, std::string_view id, const Words& words, std::optional<bool>& answer);

}  // namespace klachtenzuil
