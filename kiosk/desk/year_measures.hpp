#pragma once
// The measures of a period and those still to be checked, late ones first; and causes that came back after a measure.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Draws inside content that is open; needs `year.shown`.
std::optional<Action> draw_year_measures(Ui& ui, const Frame& frame, const YearState& year);

}  // namespace klachtenzuil::desk
