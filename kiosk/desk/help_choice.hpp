#pragma once
// What somebody does who signed in while a visitor was filling in.

#include <optional>

#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_help_choice(Ui& ui, const Frame& frame);

}  // namespace klachtenzuil::desk
