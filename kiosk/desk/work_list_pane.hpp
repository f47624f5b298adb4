#pragma once
// The list of what is due, with the tasks above it, search and filters.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Draws inside a pane that is open. `chosen`: the complaint that is open beside it.
std::optional<Action> draw_work_list(Ui& ui, const Frame& frame, WorkState& work, std::optional<Reference> chosen);

/// The question which complaints the list holds, above everything.
std::optional<Action> draw_work_filter(Ui& ui, const Frame& frame, const WorkState& work);

}  // namespace klachtenzuil::desk
