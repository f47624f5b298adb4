#pragma once
// The figures of a period as charts, each with its table.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Says of whom alone the figures tell, where not every complaint counts.
void tell_limits(Ui& ui, const Words& words, const AnalysisScope& scope);

/// One chart alone, with its table; nothing where there is none.
std::optional<Action> draw_year_chart(Ui& ui, const Frame& frame, const YearState& year, TableId table);

/// Draws inside content that is open; needs `year.shown`.
std::optional<Action> draw_year_figures(Ui& ui, const Frame& frame, const YearState& year);

}  // namespace klachtenzuil::desk
