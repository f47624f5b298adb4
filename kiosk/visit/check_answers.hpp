#pragma once
// Step 6: every answer with its own change, who will read it, what the paper may show, and the act of sending.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_check_answers(Ui& ui, const CheckView& view, Draft& draft);

}  // namespace klachtenzuil
