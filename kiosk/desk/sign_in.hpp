#pragma once
// Who signs in: name and passphrase.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_sign_in(Ui& ui, const Frame& frame, SignInDraft& draft);

}  // namespace klachtenzuil::desk
