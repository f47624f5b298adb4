#include "kiosk/widgets/wrap.hpp"

#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

bool breaks_after(char32_t character) {
    return character == ' ' || character == '-' || character == '/' || character == 0x2010 || character == 0x2013 ||
           character == 0x2014;
}

}  // namespace

std::vector<Line> wrap(std::string_view text, float width, const Advance& advance) {
    std::vector<Line> lines;
    std::size_t begin = 0;     // of the line being filled
    std::size_t break_at = 0;  // where it could end; `begin` when nowhere yet
    float used = 0;            // up to the character looked at
    float ink = 0;             // the same without the spaces at its end
    float used_at_break = 0;   // of what would stand on the line
    float ink_at_break = 0;
    const auto end_line = [&](std::size_t end, std::size_t next, float line_width) {
        lines.push_back({begin, end, line_width});
        begin = break_at = next;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t character = utf8::take(text, at);
        if (character == '\n') {
            end_line(start, at, ink);
            used = ink = 0;
            continue;
        }
        const float step = advance(character);
        const bool space = character == ' ';
        if (!space && used + step > width && start > begin && !utf8::combines(character)) {
            if (break_at > begin) {
                used -= used_at_break;
                ink = used;
                end_line(break_at, break_at, ink_at_break);
            }
            // The piece after the break can itself be too wide for a line.
            if (used + step > width && start > begin) {
                end_line(start, start, ink);
                used = ink = 0;
            }
        }
        used += step;
        if (!space) ink = used;
        if (breaks_after(character)) {
            break_at = at;
            used_at_break = used;
            ink_at_break = ink;
        }
    }
    lines.push_back({begin, text.size(), ink});
    return lines;
}

std::size_t line_of(const std::vector<Line>& lines, std::size_t at) {
    for (std::size_t i = lines.size(); i-- > 1;) {
        if (at >= lines[i].begin) return i;
    }
    return 0;
}

}  // namespace klachtenzuil
