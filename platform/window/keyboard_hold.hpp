#pragma once
// The keys of a full screen belong to it alone: no key of a window manager closes, hides or leaves it.

struct GLFWwindow;

namespace klachtenzuil {

/// Takes the whole keyboard for `window`, as long as it shows. False when it does not show yet, or another program has
/// the keyboard just now: ask again later.
bool hold_keyboard(GLFWwindow* window);

}  // namespace klachtenzuil
