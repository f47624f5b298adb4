#pragma once
// A letter to the complainant: drafted by the program, edited by a person, printed.

#include <chrono>
#include <optional>
#include <string_view>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// A wall-clock time as people type it: "14:05", "14.05", "9 uur"; nothing for anything else.
std::optional<std::chrono::minutes> time_from(std::string_view typed);

std::optional<Action> draw_letter_form(Ui& ui, const Frame& frame, LetterState& letter);

}  // namespace klachtenzuil::desk
