#pragma once
// What the scanner made, to be looked at and then attached to the complaint that is open.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_scans(Ui& ui, const Frame& frame, const OpenComplaint* open, const ScansState& scans);

}  // namespace klachtenzuil::desk
