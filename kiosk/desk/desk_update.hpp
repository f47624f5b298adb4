#pragma once
// What becomes of the desk after each action. It changes nothing but the desk, and says what else must happen.

#include <optional>
#include <span>
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

/// These complaints changed in the register without the desk's own doing: their papers came out, or did not. What the
/// desk shows of them is fetched again, and nobody is taken away from what they are at.
std::vector<Wish> complaints_changed(Desk& desk, std::span<const ComplaintId> changed);

/// Nobody touched the desk for too long, or the sign-in was left alone: signed out, and everything is wiped.
std::vector<Wish> lock(Desk& desk);

/// Whether Escape closes what is on the screen.
bool can_go_back(const Desk& desk);

}  // namespace klachtenzuil::desk
