#pragma once
// What becomes of the desk after each action. It changes nothing but the desk, and says what else must happen.

#include <optional>
#include <variant>
#include <vector>

#include "kiosk/desk/desk_action.hpp"
#include "kiosk/desk/desk_errand.hpp"
#include "kiosk/desk/desk_model.hpp"

namespace klachtenzuil::desk {

/// Back to the visitor's screens.
struct LeaveDesk {};
/// Letters and colours are chosen in the same list as the visitor's.
struct ChooseLetters {};
/// What the controls still hold of what was typed is wiped.
struct ForgetTyped {};

using Wish = std::variant<Errand, LeaveDesk, ChooseLetters, ForgetTyped>;

std::vector<Wish> update(Desk& desk, const Action& action, Date today, Language language);

/// Nobody touched the desk for too long, or the sign-in was left alone: signed out, and everything is wiped.
std::vector<Wish> lock(Desk& desk);

/// Whether Escape closes what is on the screen.
bool can_go_back(const Desk& desk);

}  // namespace klachtenzuil::desk
