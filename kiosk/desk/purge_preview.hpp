#pragma once
// What is kept long enough: a list to look at before it is destroyed. For management.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_purge_preview(Ui& ui, const Frame& frame, const PurgeState& purge);

}  // namespace klachtenzuil::desk
