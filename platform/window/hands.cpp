#include "platform/window/hands.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <array>
#include <optional>
#include <string_view>

namespace klachtenzuil {

namespace {

struct NamedKey {
    int glfw;
    Key key;
};

constexpr std::array named_keys{
    NamedKey{GLFW_KEY_TAB, Key::tab},
    NamedKey{GLFW_KEY_ENTER, Key::enter},
    NamedKey{GLFW_KEY_KP_ENTER, Key::enter},
    NamedKey{GLFW_KEY_ESCAPE, Key::escape},
    NamedKey{GLFW_KEY_SPACE, Key::space},
    NamedKey{GLFW_KEY_BACKSPACE, Key::backspace},
    NamedKey{GLFW_KEY_DELETE, Key::del},
    NamedKey{GLFW_KEY_LEFT, Key::left},
    NamedKey{GLFW_KEY_RIGHT, Key::right},
    NamedKey{GLFW_KEY_UP, Key::up},
    NamedKey{GLFW_KEY_DOWN, Key::down},
    NamedKey{GLFW_KEY_HOME, Key::home},
    NamedKey{GLFW_KEY_END, Key::end},
    NamedKey{GLFW_KEY_PAGE_UP, Key::page_up},
    NamedKey{GLFW_KEY_PAGE_DOWN, Key::page_down},
};

/// A letter by what stands on the key in this layout: GLFW's own codes name places on an American keyboard.
std::optional<Key> letter(int key, int scancode) {
    const char* name = glfwGetKeyName(key, scancode);
    if (!name) return std::nullopt;
    const std::string_view text = name;
    if (text == "a") return Key::a;
    if (text == "c") return Key::c;
    if (text == "v") return Key::v;
    if (text == "x") return Key::x;
    return std::nullopt;
}

std::optional<Key> key_of(int key, int scancode, bool ctrl) {
    for (const auto& named : named_keys) {
        if (named.glfw == key) return named.key;
    }
    return ctrl ? letter(key, scancode) : std::nullopt;
}

Happened& happened(GLFWwindow* window) {
    return *static_cast<Happened*>(glfwGetWindowUserPointer(window));
}

std::vector<InputEvent>& events_of(GLFWwindow* window) {
    return happened(window).events;
}

/// GLFW counts in the window's own units; the screens count the framebuffer's pixels.
PointerMoved in_pixels(GLFWwindow* window, double x, double y) {
    int width = 0;
    int height = 0;
    int width_px = 0;
    int height_px = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &width_px, &height_px);
    const double across = width > 0 ? static_cast<double>(width_px) / width : 1;
    const double down = height > 0 ? static_cast<double>(height_px) / height : 1;
    return {static_cast<float>(x * across), static_cast<float>(y * down)};
}

void on_button(GLFWwindow* window, int button, int action, int /*mods*/) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    auto& events = events_of(window);
    if (action == GLFW_PRESS) {
        // A finger comes down somewhere else without having moved there.
        double x = 0;
        double y = 0;
        glfwGetCursorPos(window, &x, &y);
        events.emplace_back(in_pixels(window, x, y));
        events.emplace_back(PointerPressed{});
    } else {
        events.emplace_back(PointerReleased{});
    }
}

/// Such keys are for a window manager, whose they are no more where the keyboard is held; they do nothing here.
bool is_managers(int mods) {
    return (mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0;
}

bool super_is_down(GLFWwindow* window) {
    return glfwGetKey(window, GLFW_KEY_LEFT_SUPER) == GLFW_PRESS ||
           glfwGetKey(window, GLFW_KEY_RIGHT_SUPER) == GLFW_PRESS;
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    if (action == GLFW_RELEASE || is_managers(mods)) return;
    const bool ctrl = (mods & GLFW_MOD_CONTROL) != 0;
    if (const auto known = key_of(key, scancode, ctrl)) {
        events_of(window).emplace_back(KeyPressed{*known, (mods & GLFW_MOD_SHIFT) != 0, ctrl});
    }
}

}  // namespace

void watch(GLFWwindow* window, Happened& into) {
    glfwSetWindowUserPointer(window, &into);
    glfwSetCursorPosCallback(
        window, [](GLFWwindow* at, double x, double y) { events_of(at).emplace_back(in_pixels(at, x, y)); });
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetScrollCallback(window, [](GLFWwindow* at, double /*across*/, double steps) {
        events_of(at).emplace_back(Scrolled{static_cast<float>(steps)});
    });
    glfwSetKeyCallback(window, on_key);
    glfwSetCharCallback(window, [](GLFWwindow* at, unsigned character) {
        if (!super_is_down(at)) events_of(at).emplace_back(Typed{static_cast<char32_t>(character)});
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* at) { happened(at).needs_redraw = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* at, int, int) { happened(at).needs_redraw = true; });
}

}  // namespace klachtenzuil
