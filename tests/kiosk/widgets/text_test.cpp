// Characters, lines and strokes, without a screen.

#include <doctest/doctest.h>

#include <string>

#include "kiosk/widgets/probe.hpp"
#include "kiosk/widgets/text_edit.hpp"
#include "kiosk/widgets/utf8.hpp"
#include "kiosk/widgets/wrap.hpp"

using namespace klachtenzuil;

namespace {

/// A text with the caret shown as '|'.
struct Marked {
    std::string text;
    std::size_t caret;

    explicit Marked(const std::string& shown) : text(shown), caret(shown.find('|')) { text.erase(caret, 1); }
    std::string shown() const { return text.substr(0, caret) + "|" + text.substr(caret); }
};

struct Row {
    const char* what;
    const char* before;
    Edit edit;
    const char* after;
};

constexpr Edit letter(char32_t character) {
    return {Stroke::type, character};
}

const Row rows[] = {
    {"a letter at the end", "klach|", letter(U't'), "klacht|"},
    {"a letter in the middle", "kl|cht", letter(U'a'), "kla|cht"},
    {"a letter with a mark", "Zo|", letter(U'ë'), "Zoë|"},
    {"a character of four bytes", "|", letter(U'😀'), "😀|"},
    {"backspace at the start", "|klacht", {Stroke::backspace}, "|klacht"},
    {"backspace takes one letter", "Zoë|", {Stroke::backspace}, "Zo|"},
    {"backspace takes a character of four bytes whole", "a😀|b", {Stroke::backspace}, "a|b"},
    {"backspace takes a letter with its combining mark", "e\u0301|", {Stroke::backspace}, "|"},
    {"delete takes the one behind", "a|ëb", {Stroke::del}, "a|b"},
    {"delete at the end", "ab|", {Stroke::del}, "ab|"},
    {"delete takes a base with two marks", "|e\u0301\u0323x", {Stroke::del}, "|x"},
    {"left over a base with its mark", "ae\u0301|", {Stroke::left}, "a|e\u0301"},
    {"left over a joined family", "👩\u200D👧|", {Stroke::left}, "|👩\u200D👧"},
    {"left at the start", "|a", {Stroke::left}, "|a"},
    {"right over a letter of two bytes", "|ëa", {Stroke::right}, "ë|a"},
    {"right at the end", "a|", {Stroke::right}, "a|"},
    {"a control character is no text", "a|", letter(U'\x07'), "a|"},
    {"a mark that turns the writing round is no text", "a|", letter(0x202E), "a|"},
    {"a line break where there are lines", "a|b", letter(U'\n'), "a\n|b"},
};

const Advance every_letter_ten = [](char32_t character) { return utf8::combines(character) ? 0.0F : 10.0F; };

std::string wrapped(std::string_view text, float width) {
    std::string all;
    for (const Line& line : wrap(text, width, every_letter_ten))
        all += std::string(text.substr(line.begin, line.end - line.begin)) + "/";
    return all;
}

}  // namespace

TEST_CASE("a stroke does to the text and its caret what a person expects") {
    for (const Row& row : rows) {
        CAPTURE(row.what);
        Marked typed{row.before};
        apply(row.edit, typed.text, typed.caret, 200, true);
        CHECK(typed.shown() == row.after);
    }
}

TEST_CASE("a line break does nothing where there is one line") {
    Marked typed{"a|"};
    CHECK_FALSE(apply(letter(U'\n'), typed.text, typed.caret, 200, false).changed);
    CHECK(typed.shown() == "a|");
}

TEST_CASE("at the limit a stroke is refused and what was there is kept") {
    Marked typed{"ëë|"};
    const EditOutcome outcome = apply(letter(U'x'), typed.text, typed.caret, 2, true);
    CHECK(outcome.refused);
    CHECK_FALSE(outcome.changed);
    CHECK(typed.shown() == "ëë|");
    CHECK(apply({Stroke::backspace}, typed.text, typed.caret, 2, true).changed);
}

TEST_CASE("growing leaves no copy of the text in the memory that it let go") {
    std::string text = "0123456789abcdef0123456789abcde";
    text.shrink_to_fit();
    std::size_t caret = text.size();
    for (int i = 0; i < 500; ++i)
        apply(letter(U'z'), text, caret, 1000, true);
    CHECK(text.size() == 531);
    apply({Stroke::backspace}, text, caret, 1000, true);
    // What stands behind the end of the text is within its own place.
    CHECK(text.data()[text.size()] == '\0');
    CHECK(text.capacity() > text.size() + 1);
    CHECK(*(text.data() + text.size() + 1) == '\0');
}

TEST_CASE("lines break at spaces and dashes, and long words anywhere") {
    CHECK(wrapped("", 50) == "/");
    CHECK(wrapped("een twee", 200) == "een twee/");
    CHECK(wrapped("een twee drie", 80) == "een twee /drie/");
    CHECK(wrapped("een twee drie", 50) == "een /twee /drie/");
    CHECK(wrapped("abcdefghij", 40) == "abcd/efgh/ij/");
    CHECK(wrapped("ab cdefghij", 40) == "ab /cdef/ghij/");
    CHECK(wrapped("e-mail", 30) == "e-/mai/l/");
    CHECK(wrapped("een\ntwee\n", 200) == "een/twee//");
    CHECK(wrapped("e\u0301e\u0301e\u0301", 20) == "e\u0301e\u0301/e\u0301/");
    CHECK(wrapped("een  ", 30) == "een  /");
}

TEST_CASE("a number stays in one piece while a line has room for it") {
    CHECK(wrapped("zie K1-2026-000001-M, of", 170) == "zie /K1-2026-000001-M, /of/");
    CHECK(wrapped("kon tot 27-10-2026", 160) == "kon tot /27-10-2026/");
    CHECK(wrapped("Bel 088 – 700 7750, of", 170) == "Bel /088 – 700 7750, /of/");
    CHECK(wrapped("Bel 088 – 700 7750", 90) == "Bel /088 – 700 /7750/");
    CHECK(wrapped("K1-2026-000001-M", 100) == "K1-2026-/000001-M/");
    CHECK(wrapped("K1-2026-000001-M", 40) == "K1-/2026/-/0000/01-M/");
    // Between words with figures in them a line still ends.
    CHECK(wrapped("in 2026 zijn er 12", 80) == "in 2026 /zijn er /12/");
    CHECK(wrapped("november – mei", 100) == "november – /mei/");
}

TEST_CASE("a word in two pieces is noticed, unless it is longer than words are") {
    const auto apart = [](std::string_view text, float width) {
        return breaks_word(text, wrap(text, width, every_letter_ten));
    };
    CHECK(apart("Ontvangen, jaar ervoor", 80));
    CHECK_FALSE(apart("Ontvangen, jaar ervoor", 100));
    CHECK_FALSE(apart("e-mail\nadres", 50));
    CHECK_FALSE(apart("Rijksinspectiedienstmedewerkersoverleg", 100));
    CHECK_FALSE(apart("", 10));
}

TEST_CASE("no line is wider than its room, whatever the text and the room") {
    const std::string text =
        "Op maandag-ochtend kwam ik bij de hottentottententententoonstelling, e\u0301n niemand "
        "hielp mij 😀. Bel 088 – 700 77 50 vóór 27-10-2026 over K1-2026-000001-M.";
    for (float width = 10; width < 400; width += 10) {
        CAPTURE(width);
        std::size_t at = 0;
        for (const Line& line : wrap(text, width, every_letter_ten)) {
            CHECK(line.width <= width);
            CHECK(line.begin == at);
            at = line.end;
        }
        CHECK(at == text.size());
    }
}

TEST_CASE("damaged UTF-8 counts byte by byte and never runs over the end") {
    CHECK(utf8::count("\xFF\xC3") == 2);
    CHECK(utf8::count("a\xE2\x82") == 3);
    CHECK(utf8::count("\xED\xA0\x80") == 1 + 2);
    CHECK(utf8::count("\xC0\xAF") == 2);
    std::size_t at = 0;
    CHECK(utf8::take("\xF0\x9F\x98", at) == utf8::replacement);
    CHECK(at == 1);
}

TEST_CASE("capitals and small letters of Europe belong together") {
    for (const auto& [capital, small] : {std::pair(U'É', U'é'), std::pair(U'Œ', U'œ'), std::pair(U'Ž', U'ž'),
                                         std::pair(U'Ÿ', U'ÿ'), std::pair(U'Σ', U'σ'), std::pair(U'Ж', U'ж'),
                                         std::pair(U'Ї', U'ї'), std::pair(U'Ґ', U'ґ'), std::pair(U'Ł', U'ł')}) {
        CHECK(utf8::lower(capital) == small);
        CHECK(utf8::upper(small) == capital);
    }
}

TEST_CASE("a control answers to a part of its words, whatever the case") {
    const Drawn drawn{.role = Role::field, .name = "Één naam", .value = "ŁUKASZ Жук"};
    CHECK(answers_to(drawn, "één NAAM"));
    CHECK(answers_to(drawn, "łukasz жУК"));
    CHECK_FALSE(answers_to(drawn, "namen"));
}

TEST_CASE("the probe says each control as one line of JSON") {
    const Drawn drawn{.role = Role::field, .name = "Uw \"naam\"", .value = "a\nb", .box = {1, 2, 3, 4}};
    CHECK(json_line(drawn) == R"({"role":"field","name":"Uw \"naam\"","value":"a\nb","enabled":true,)"
                              R"("focused":false,"visible":true,"shortened":false,"box":[1,2,3,4]})");
}
