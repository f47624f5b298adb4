#pragma once
// Who can sign in: for management.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_accounts(Ui& ui, const Frame& frame, AccountsState& accounts);

}  // namespace klachtenzuil::desk
