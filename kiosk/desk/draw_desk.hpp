#pragma once
// Which screen of the desk is drawn.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_desk(Ui& ui, Desk& desk, const Words& words, const Config& config, Date today);

}  // namespace klachtenzuil::desk
