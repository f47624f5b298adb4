#pragma once
// The form of one step, drawn from what the procedure says it registers.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_step_form(Ui& ui, const Frame& frame, const OpenComplaint& open, StepDraft& draft);

}  // namespace klachtenzuil::desk
