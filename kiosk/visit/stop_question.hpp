#pragma once
// Over any screen: the one question before everything is wiped.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_stop_question(Ui& ui, const PageView& page);

}  // namespace klachtenzuil
