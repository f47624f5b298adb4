#pragma once
// A passphrase of one's own, in place of the one that somebody else gave.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_own_passphrase(Ui& ui, const Frame& frame, OwnPassphraseDraft& draft);

}  // namespace klachtenzuil::desk
