#pragma once
// How the complaint stands: what comes by when, and what was done. No content, no names.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_status_answer(Ui& ui, const StatusAnswerView& view);

}  // namespace klachtenzuil
