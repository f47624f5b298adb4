#pragma once
// Over any screen when nobody touched it for a while: one tap goes on.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_idle_warning(Ui& ui, const IdleWarningView& view);

}  // namespace klachtenzuil
