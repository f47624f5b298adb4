#pragma once
// What the scanner made, to be attached to the complaint that is open.

#include <optional>
#include <span>

#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_scans(Ui& ui, const Frame& frame, std::span<const Scan> scans);

}  // namespace klachtenzuil::desk
