#pragma once
// A complaint as the desk sees it: facts, stages, terms, what can be done next, persons, papers, journal.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Draws inside the content that is open.
std::optional<Action> draw_complaint(Ui& ui, const Frame& frame, const OpenComplaint& open, bool refused_shown);

/// The question who a named person is, above everything.
std::optional<Action> draw_who_is(Ui& ui, const Frame& frame, const OpenComplaint& open, int person);

}  // namespace klachtenzuil::desk
