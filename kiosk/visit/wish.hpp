#pragma once
// Step 4: what would solve it, whether it was told before, and whether there is a letter.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_wish(Ui& ui, const StepView& view, Draft& draft);

}  // namespace klachtenzuil
