#pragma once
// The papers of a complaint: what became of each, and what somebody at the desk can do about it.

#include <optional>

#include "kiosk/desk/frame.hpp"
#include "kiosk/desk/open_complaint.hpp"

namespace klachtenzuil::desk {

/// Of each paper of which the printer did not say how it ended: did it come out? Nothing where there is none.
std::optional<Action> ask_about_papers(Ui& ui, const Frame& frame, const OpenComplaint& open);

/// All of them, to be printed again or given up.
std::optional<Action> draw_papers(Ui& ui, const Frame& frame, const OpenComplaint& open);

}  // namespace klachtenzuil::desk
