#pragma once
// The journal of a complaint, as it is read beside it.

#include <span>

#include "kiosk/desk/frame.hpp"
#include "kiosk/desk/open_complaint.hpp"

namespace klachtenzuil::desk {

/// Every step with who took it and what it registered, latest first.
void draw_journal(Ui& ui, const Frame& frame, std::span<const TakenStep> history);

}  // namespace klachtenzuil::desk
