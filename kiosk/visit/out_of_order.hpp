#pragma once
// Shown instead of the form when a complaint could not be stored: how to complain all the same.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_out_of_order(Ui& ui, const OutOfOrderView& view);

}  // namespace klachtenzuil
