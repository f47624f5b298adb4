#include "platform/window/keyboard_hold.hpp"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

namespace klachtenzuil {

bool hold_keyboard(GLFWwindow* window) {
    Display* const display = glfwGetX11Display();
    // Keys still go to the window as always; only what others asked for in advance is no longer theirs.
    return XGrabKeyboard(display, glfwGetX11Window(window), True, GrabModeAsync, GrabModeAsync, CurrentTime) ==
           GrabSuccess;
}

}  // namespace klachtenzuil
