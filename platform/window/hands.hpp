#pragma once
// What GLFW reports of pointer and keys, as the few events that the screens know.

#include <vector>

#include "platform/window/input_event.hpp"

struct GLFWwindow;

namespace klachtenzuil {

/// What happened to a window since it was last asked.
struct Happened {
    std::vector<InputEvent> events;
    bool needs_redraw = true;  ///< resized or uncovered
};

/// Collects from now on what happens to `window` into `happened`, which must outlive the window.
void watch(GLFWwindow* window, Happened& happened);

}  // namespace klachtenzuil
