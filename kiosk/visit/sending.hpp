#pragma once
// Between the press on "send" and the outcome.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_sending(Ui& ui, const SendingView& view);

}  // namespace klachtenzuil
