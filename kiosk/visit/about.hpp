#pragma once
// Step 1: what the complaint is about. Source: procedure, "What a complaint is".

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_about(Ui& ui, const StepView& view, Draft& draft);

}  // namespace klachtenzuil
