#pragma once
// Breaking a text into lines. Breaks after a space, a hyphen or a dash, and within a number (a reference, a date, a
// telephone number) only where a line has no room for it; a word that is wider than the line breaks wherever it must,
// so that nothing ever stands outside its room.

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace klachtenzuil {

/// Bytes [begin, end) of the text. The spaces at which it broke hang over its end and do not count in its width.
struct Line {
    std::size_t begin;
    std::size_t end;
    float width;
    bool operator==(const Line&) const = default;
};

using Advance = std::function<float(char32_t)>;

/// At least one line, also for an empty text.
std::vector<Line> wrap(std::string_view text, float width, const Advance& advance);

/// Whether a word is broken apart that is no longer than words mostly are: another layout would have room for it.
bool breaks_word(std::string_view text, const std::vector<Line>& lines);

/// The line that the caret at byte `at` stands on; at a soft break it is the later one.
std::size_t line_of(const std::vector<Line>& lines, std::size_t at);

}  // namespace klachtenzuil
