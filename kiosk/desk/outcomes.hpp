#pragma once
// How the worker's errands answer.

#include <utility>
#include <vector>

#include "core/base/failure.hpp"
#include "kiosk/desk/desk_action.hpp"

namespace klachtenzuil::desk {

/// What an errand needs a sign-in for, when nobody is signed in: it was asked before signing out.
inline Failure nobody() {
    return {Reason::not_permitted, {}};
}

inline std::vector<Action> one(Action action) {
    std::vector<Action> actions;
    actions.push_back(std::move(action));
    return actions;
}

}  // namespace klachtenzuil::desk
