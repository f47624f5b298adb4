#pragma once
// A complaint that came by phone, letter or e-mail, or from somebody at the desk.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_intake(Ui& ui, const Frame& frame, IntakeDraft& draft);

}  // namespace klachtenzuil::desk
