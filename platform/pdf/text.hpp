#pragma once
// From any bytes that claim to be UTF-8 to characters that can be drawn, and from those to lines.

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "core/base/wiping_allocator.hpp"

namespace klachtenzuil {

/// Characters as they are drawn, one unit each: the fonts hold nothing above U+FFFF. '\n' ends a line.
using Characters = WipedVector<char16_t>;

/// Whether the fonts can draw a character.
using Drawable = std::function<bool(char16_t)>;
/// How far a character moves on, in any unit.
using Advance = std::function<float(char16_t)>;

/// Everything that a person can see of `utf8`, in characters that the fonts hold: letters and their loose marks are put
/// together, controls and invisible signs are left out, every kind of line end becomes '\n', and what is no UTF-8 or
/// not in the fonts becomes U+FFFD (or '?').
Characters characters_of(std::string_view utf8, const Drawable& drawable);

/// A piece of a text: [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

/// The lines of a text that fit into `width`: broken at spaces, else after a hyphen between letters, else anywhere but
/// before a mark. Spaces at a line's end belong to no line. Several empty lines become one; none at begin or end.
std::vector<Span> lines_of(const Characters& text, const Advance& advance, float width);

}  // namespace klachtenzuil
