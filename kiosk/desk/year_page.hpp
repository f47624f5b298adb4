#pragma once
// The year at a glance, for management: figures of a period, measures, and what management writes down for its yearly
// meeting. Source: procedure, "Learn".

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_year(Ui& ui, const Frame& frame, const YearState& year);

/// The question which complaints count, above everything.
std::optional<Action> draw_scope_choice(Ui& ui, const Frame& frame, const YearState& year);

}  // namespace klachtenzuil::desk
