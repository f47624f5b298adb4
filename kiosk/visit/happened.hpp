#pragma once
// Step 3: the story, when and where it was, and who was there.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_happened(Ui& ui, const StepView& view, Draft& draft);

}  // namespace klachtenzuil
