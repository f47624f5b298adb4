#include "platform/pdf/text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace klachtenzuil;

namespace {

bool in_basic_font(char16_t unit) {
    return (unit >= ' ' && unit < 0x600) || unit == 0x2013 || unit == 0xFFFD || unit == 0x2003;
}

std::u16string drawn(std::string_view utf8) {
    const Characters text = characters_of(utf8, in_basic_font);
    return {text.begin(), text.end()};
}

std::vector<std::u16string> lines(std::string_view utf8, float width) {
    const Characters text = characters_of(utf8, in_basic_font);
    std::vector<std::u16string> result;
    for (const Span span : lines_of(
             text, [](char16_t unit) { return unit >= 0x300 && unit < 0x370 ? 0.0F : 1.0F; }, width))
        result.emplace_back(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
                            text.begin() + static_cast<std::ptrdiff_t>(span.end));
    return result;
}

using Lines = std::vector<std::u16string>;

}  // namespace

TEST_CASE("what a person sees of a text is drawn, in characters of the font") {
    struct Row {
        std::string what;
        std::string utf8;
        std::u16string drawn;
    };
    const Row rows[] = {
        {"plain", "Zoë Çelik", u"Zoë Çelik"},
        {"a loose mark joins its letter", "e\u0301e\u0308n", u"éën"},
        {"several marks join one letter", "u\u0308\u0301", u"\u01D8"},
        {"marks that the font only has loose stay loose", "a\u0323\u0302", u"a\u0323\u0302"},
        {"a mark without a joined letter stays loose", "x\u0301", u"x\u0301"},
        {"a letter of its own is not turned into another", "\u0387", u"\u0387"},
        {"beyond the font", "漢", u"\uFFFD"},
        {"beyond the basic plane", "a👍b", u"a\uFFFDb"},
        {"a family of emoji shows each of its persons", "👩\u200D👧", u"\uFFFD\uFFFD"},
        {"no UTF-8", "a\xFF\xC3", u"a\uFFFD\uFFFD"},
        {"a surrogate in UTF-8", "\xED\xA0\x80", u"\uFFFD\uFFFD\uFFFD"},
        {"controls", std::string("a\x01\x7F\0\x1B[0mb", 9), u"a[0mb"},
        {"invisible signs and hidden directions", "a\u00AD\u200B\u202E\uFEFFb\uFE0F", u"ab"},
        {"line ends of every kind", "a\r\nb\rc\nd\u2028e\u0085f", u"a\nb\nc\nd\ne\nf"},
        {"tab and odd spaces", "a\tb\u3000c\u2003d", u"a b c\u2003d"},
        {"not a character", "\uFFFF", u"\uFFFD"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const bool as_expected = drawn(row.utf8) == row.drawn;
        CHECK(as_expected);
    }
}

TEST_CASE("a font without the replacement sign shows a question mark") {
    const Characters text = characters_of("a漢", [](char16_t unit) { return unit < 0x80; });
    CHECK(std::u16string(text.begin(), text.end()) == u"a?");
}

TEST_CASE("lines are broken at spaces, else behind hyphens between letters, else anywhere") {
    CHECK(lines("aaa bbb ccc", 7) == Lines{u"aaa bbb", u"ccc"});
    CHECK(lines("aaa bbb ccc", 6) == Lines{u"aaa", u"bbb", u"ccc"});
    CHECK(lines("aaa    bbb", 3) == Lines{u"aaa", u"bbb"});
    CHECK(lines("re-integratie", 6) == Lines{u"re-", u"integr", u"atie"});
    CHECK(lines("K1-2026-000042-7", 12) == Lines{u"K1-2026-0000", u"42-7"});
    CHECK(lines("aaaaaaa", 3) == Lines{u"aaa", u"aaa", u"a"});
    CHECK(lines("b aaaaaaa", 3) == Lines{u"b", u"aaa", u"aaa", u"a"});
    CHECK(lines("2\u00A0weken 4\u00A0weken", 10) == Lines{u"2\u00A0weken", u"4\u00A0weken"});
    CHECK(lines("wide", 0) == Lines{u"w", u"i", u"d", u"e"});
}

TEST_CASE("a number stays with the word behind it where it can") {
    CHECK(lines("uiterlijk 6 december", 13) == Lines{u"uiterlijk", u"6 december"});
    CHECK(lines("in 2 weken", 6) == Lines{u"in", u"2", u"weken"});
    CHECK(lines("14 februari", 8) == Lines{u"14", u"februari"});
}

TEST_CASE("a mark is not taken from its letter") {
    CHECK(lines("xxx\u0301xx", 2.5F) == Lines{u"xx", u"x\u0301x", u"x"});
}

TEST_CASE("empty lines divide paragraphs, once, and not at the ends") {
    CHECK(lines("\n\na\n\n\n\nb\nc\n \n", 9) == Lines{u"a", u"", u"b", u"c"});
    CHECK(lines("", 9).empty());
    CHECK(lines(" \n ", 9).empty());
}

TEST_CASE("a pile of marks without width ends all the same") {
    std::string pile = "e";
    for (int i = 0; i < 8000; ++i)
        pile += "\u0360";
    const auto found = lines(pile, 10);
    CHECK(found.size() > 10);
    std::size_t characters = 0;
    for (const auto& line : found)
        characters += line.size();
    CHECK(characters == 8001);
}
