#pragma once
// Step 5: with or without a name, and how the answer gets there. Only what the chosen way needs is asked.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_contact(Ui& ui, const StepView& view, Draft& draft);

}  // namespace klachtenzuil
