#pragma once
// Step 2: who complains, and whether somebody does it for them. Source: procedure, "Who complains".

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_who(Ui& ui, const StepView& view, Draft& draft);

}  // namespace klachtenzuil
