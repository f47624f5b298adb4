#pragma once
// The yearly report on paper: for the management review, and for the work meeting once the year is over.

#include <optional>

#include "kiosk/desk/desk_action.hpp"
#include "kiosk/desk/frame.hpp"
#include "kiosk/desk/year_state.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::desk {

/// Draws inside content that is open.
std::optional<Action> draw_year_report(Ui& ui, const Frame& frame, const YearState& year);

}  // namespace klachtenzuil::desk
