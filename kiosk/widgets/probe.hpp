#pragma once
// What was drawn in a frame, as a person would name it. The pilot and the tests find controls here and nowhere else.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

enum class Role { button, choice, field, link, text, heading, key, dialog };
std::string_view name_of(Role role);

/// Pixels of the framebuffer.
struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
};

struct Drawn {
    Role role;
    std::string name;  ///< the words on it, or the label of a field
    /// What a field holds; "chosen" or "" for a choice; the problem shown at a field follows after " – ".
    std::string value{};
    bool enabled = true;
    bool focused = false;
    bool visible = true;  ///< its whole box lies inside the part of the page that is in view, and no dialog covers it
    bool shortened = false;  ///< words of it that must be read are left out, or in pieces
    Box box{};               ///< the touch area of a control; the ink's bounds of a text
    Box seen{};  ///< the part of box that the page shows; a text longer than the page goes on under bar and footer
    Box room{};  ///< for text: what it must stay inside; else equal to box
};

/// Whether a person who was told `words` would take this for it: name or value contains them, whatever the case.
bool answers_to(const Drawn& drawn, std::string_view words);

/// Roles that can be pressed or typed in.
bool is_control(Role role);

/// One JSON object on one line: role, name, value, enabled, focused, visible, shortened, box as [x, y, width, height].
std::string json_line(const Drawn& drawn);

}  // namespace klachtenzuil
