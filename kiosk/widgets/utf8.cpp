#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil::utf8 {

namespace {

bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

constexpr char32_t joiner = 0x200D;

/// Letters of Latin Extended-A that stand in pairs whose capital has the even number.
bool even_capitals(char32_t c) {
    return (between(c, 0x100, 0x137) && c != 0x130 && c != 0x131) || between(c, 0x14A, 0x177);
}

/// Those whose capital has the odd number.
bool odd_capitals(char32_t c) {
    return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E);
}

/// Pairs of extended Cyrillic; the capital has the even number.
bool cyrillic_pairs(char32_t c) {
    return between(c, 0x460, 0x481) || between(c, 0x48A, 0x4BF) || between(c, 0x4D0, 0x52F);
}

}  // namespace

char32_t take(std::string_view text, std::size_t& at) {
    const unsigned first = byte_at(text, at);
    const std::size_t start = at++;
    if (first < 0x80U) return first;
    const std::size_t more = between(first, 0xC2, 0xDF)   ? 1
                             : between(first, 0xE0, 0xEF) ? 2
                             : between(first, 0xF0, 0xF4) ? 3
                                                          : 0;
    if (more == 0) return replacement;
    char32_t character = first & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        if (!continues(text, start + i)) return replacement;
        character = (character << 6U) | (byte_at(text, start + i) & 0x3FU);
    }
    const bool too_long = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000);
    if (too_long || character > 0x10FFFF || between(character, 0xD800, 0xDFFF)) return replacement;
    at = start + more + 1;
    return character;
}

void append(std::string& text, char32_t character) {
    if (character > 0x10FFFF || between(character, 0xD800, 0xDFFF)) character = replacement;
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | (character >> 6U));
        put(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        put(0xE0U | (character >> 12U));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    } else {
        put(0xF0U | (character >> 18U));
        put(0x80U | ((character >> 12U) & 0x3FU));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    }
}

std::string of(char32_t character) {
    std::string text;
    append(text, character);
    return text;
}

std::size_t count(std::string_view text) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters)
        take(text, at);
    return characters;
}

bool combines(char32_t c) {
    return between(c, 0x300, 0x36F) || between(c, 0x483, 0x489) || between(c, 0x1AB0, 0x1AFF) ||
           between(c, 0x1DC0, 0x1DFF) || between(c, 0x20D0, 0x20FF) || between(c, 0xFE00, 0xFE0F) ||
           between(c, 0xFE20, 0xFE2F) || between(c, 0x1F3FB, 0x1F3FF) || c == joiner;
}

std::size_t next(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    char32_t last = take(text, at);
    while (at < text.size()) {
        std::size_t behind = at;
        const char32_t character = take(text, behind);
        if (!combines(character) && last != joiner) break;
        last = character;
        at = behind;
    }
    return at;
}

std::size_t previous(std::string_view text, std::size_t at) {
    // Looking back a bounded way is enough: no character that people write is longer, and cost stays flat.
    constexpr std::size_t far = 64;
    if (at > text.size()) at = text.size();
    std::size_t from = at > far ? at - far : 0;
    while (from > 0 && from < at && continues(text, from))
        ++from;
    std::size_t before = from;
    while (from < at) {
        before = from;
        from = next(text, from);
    }
    return before;
}

char32_t lower(char32_t c) {
    if (between(c, 'A', 'Z') || (between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if (even_capitals(c) || cyrillic_pairs(c)) return c | 1U;
    if (odd_capitals(c)) return c + (c & 1U);
    if (c == 0x386) return 0x3AC;
    if (between(c, 0x388, 0x38A)) return c + 0x25;
    if (c == 0x38C) return 0x3CC;
    if (c == 0x38E || c == 0x38F) return c + 0x3F;
    if (between(c, 0x391, 0x3AB)) return c + 0x20;
    if (c == 0x3C2) return 0x3C3;
    if (between(c, 0x400, 0x40F)) return c + 0x50;
    if (between(c, 0x410, 0x42F)) return c + 0x20;
    return c;
}

char32_t upper(char32_t c) {
    if (between(c, 'a', 'z') || (between(c, 0xE0, 0xFE) && c != 0xF7)) return c - 0x20;
    if (c == 0xFF) return 0x178;
    if (c == 0x131) return 'I';
    if (even_capitals(c) || cyrillic_pairs(c)) return c & ~char32_t{1};
    if (odd_capitals(c)) return c - ((c & 1U) == 0 ? 1 : 0);
    if (between(c, 0x3B1, 0x3CB) && c != 0x3C2) return c - 0x20;
    if (between(c, 0x450, 0x45F)) return c - 0x50;
    if (between(c, 0x430, 0x44F)) return c - 0x20;
    return c;
}

std::string lower(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        append(lowered, lower(take(text, at)));
    return lowered;
}

}  // namespace klachtenzuil::utf8
