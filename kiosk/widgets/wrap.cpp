#include "kiosk/widgets/wrap.hpp"

#include <algorithm>

#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

/// In characters. Longer ones are names and addresses, which can be of any length.
constexpr std::size_t longest_whole = 24;

bool is_dash(char32_t character) {
    return character == '-' || character == 0x2010 || character == 0x2013 || character == 0x2014;
}

bool breaks_after(char32_t character) {
    return character == ' ' || character == '/' || is_dash(character);
}

bool is_figure(char32_t character) {
    return character >= '0' && character <= '9';
}

/// What stands before and after a place where a line could end, spaces left out; 0 where there is nothing.
struct Neighbours {
    char32_t before = 0;
    char32_t after = 0;
};

Neighbours neighbours(std::string_view text, char32_t before, std::size_t at) {
    while (at < text.size()) {
        if (const char32_t next = utf8::take(text, at); next != ' ') return {before, next};
    }
    return {before, 0};
}

/// A number that is read out in one go: a reference, a date, a telephone number.
bool joins_figures(char32_t character, const Neighbours& by) {
    if (character == '-' || character == '/') return is_figure(by.before) || is_figure(by.after);
    const auto belongs = [](char32_t each) { return is_figure(each) || is_dash(each); };
    return belongs(by.before) && belongs(by.after);
}

/// A place where a line could end: what would stand on the line up to there, with and without the spaces at its end.
struct Break {
    std::size_t at = 0;
    float used = 0;
    float ink = 0;

    void move(float by) {
        used -= by;
        ink -= by;
    }
};

}  // namespace

std::vector<Line> wrap(std::string_view text, float width, const Advance& advance) {
    std::vector<Line> lines;
    std::size_t begin = 0;  // of the line being filled
    Break between;          // words; in use while it stands after `begin`
    Break within;           // a number
    float used = 0;         // up to the character looked at
    float ink = 0;          // the same without the spaces at its end
    char32_t before = 0;    // the last character that is no space
    const auto end_line = [&](const Break& end) {
        lines.push_back({begin, end.at, end.ink});
        begin = end.at;
        used -= end.used;
        ink = std::max(0.0F, ink - end.used);
        within.move(end.used);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t character = utf8::take(text, at);
        if (character == '\n') {
            lines.push_back({begin, start, ink});
            begin = at;
            used = ink = 0;
            before = 0;
            continue;
        }
        const float step = advance(character);
        const bool space = character == ' ';
        // The piece after a break can itself be too wide for a line.
        while (!space && used + step > width && start > begin && !utf8::combines(character))
            end_line(between.at > begin ? between : within.at > begin ? within : Break{start, used, ink});
        used += step;
        if (!space) ink = used;
        if (breaks_after(character)) {
            const bool joined = joins_figures(character, neighbours(text, before, at));
            (joined ? within : between) = {at, used, ink};
        }
        if (!space) before = character;
    }
    lines.push_back({begin, text.size(), ink});
    return lines;
}

bool breaks_word(std::string_view text, const std::vector<Line>& lines) {
    const auto ends_word = [&text](std::size_t at) {
        return text[at] == ' ' || text[at] == '\n' || text[at] == '-' || text[at] == '/';
    };
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::size_t cut = lines[i].end;
        if (cut == 0 || cut != lines[i + 1].begin || ends_word(cut - 1) || ends_word(cut)) continue;
        std::size_t from = cut;
        std::size_t to = cut;
        while (from > 0 && !ends_word(from - 1))
            --from;
        while (to < text.size() && !ends_word(to))
            ++to;
        if (utf8::count(text.substr(from, to - from)) <= longest_whole) return true;
    }
    return false;
}

std::size_t line_of(const std::vector<Line>& lines, std::size_t at) {
    for (std::size_t i = lines.size(); i-- > 1;) {
        if (at >= lines[i].begin) return i;
    }
    return 0;
}

}  // namespace klachtenzuil
