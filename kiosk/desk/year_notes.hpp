#pragma once
// What management recommends and changes, and what became of it; and the form in which it writes that down.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Draws inside content that is open.
std::optional<Action> draw_year_notes(Ui& ui, const Frame& frame, const YearFigures& shown);

/// A page of its own.
std::optional<Action> draw_note_form(Ui& ui, const Frame& frame, YearState& year);

}  // namespace klachtenzuil::desk
