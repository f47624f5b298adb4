#pragma once
// The quiet bar on top of every screen: whose kiosk this is, language, letters and colours, and how to stop.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_bar(Ui& ui, const PageView& page);

}  // namespace klachtenzuil
