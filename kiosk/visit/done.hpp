#pragma once
// The last page: the number, the truth about the paper, and what happens by when.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_done(Ui& ui, const DoneView& view);

}  // namespace klachtenzuil
