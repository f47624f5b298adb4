#pragma once
// The key for when every passphrase is lost: shown once, to be put on paper.

#include <optional>
#include <string>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_recovery_key(Ui& ui, const Frame& frame, const RecoveryState& recovery);

}  // namespace klachtenzuil::desk
