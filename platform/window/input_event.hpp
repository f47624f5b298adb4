#pragma once
// What a hand does at the screen: the same few events from a real window, from the pilot and from tests.

#include <cstdint>
#include <variant>

namespace klachtenzuil {

enum class Key {
    tab,
    enter,
    escape,
    space,
    backspace,
    del,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    a,
    c,
    v,
    x,  ///< letters that mean something with Ctrl
};

/// Pixels of the framebuffer, from the top left.
struct PointerMoved {
    float x, y;
};
/// The finger or the left button.
struct PointerPressed {};
struct PointerReleased {};
/// Wheel steps; positive is towards the top of the page.
struct Scrolled {
    float steps;
};
struct KeyPressed {
    Key key;
    bool shift = false;
    bool ctrl = false;
};
/// A character from the layout of the hardware keyboard, as a Unicode code point.
struct Typed {
    char32_t character;
};

using InputEvent = std::variant<PointerMoved, PointerPressed, PointerReleased, Scrolled, KeyPressed, Typed>;

}  // namespace klachtenzuil
