#pragma once
// Every screen of the visit in every state that changes what it shows, ready to be drawn.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

struct Scene {
    std::string name;
    std::function<std::optional<Action>(Ui&, const PageView&)> draw;
    std::vector<std::size_t> offers;  ///< indices of the actions that a visitor must be able to reach
};

/// Made anew at each call, so that what one test types is not there for the next.
std::vector<Scene> all_scenes();

/// An organisation with everything filled in.
const Organisation& an_organisation();

}  // namespace klachtenzuil
