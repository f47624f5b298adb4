#pragma once
// Over any screen: letters, colours and keys. A choice is act::Set and shows at once; the list stays open until it is
// closed.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_look_choice(Ui& ui, const PageView& page);

}  // namespace klachtenzuil
