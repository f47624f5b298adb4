#pragma once
// The first screen: what this is, and the way in.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_welcome(Ui& ui, const WelcomeView& view);

}  // namespace klachtenzuil
