#pragma once
// The one place where the kiosk's state changes.

#include <vector>

#include "kiosk/action.hpp"
#include "kiosk/effect.hpp"
#include "kiosk/model.hpp"

namespace klachtenzuil {

/// Takes one action. What stands in `model` afterwards is the whole truth; what must happen in the world is returned.
/// An action that makes no sense on the screen at hand (a second tap on "send", "back" on the last page) changes
/// nothing.
std::vector<Effect> update(Model& model, const Action& action, Moment now);

/// What the kiosk does first after it was switched on.
std::vector<Effect> first_effects(Model& model);

}  // namespace klachtenzuil
