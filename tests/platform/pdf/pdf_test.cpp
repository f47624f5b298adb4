#include "platform/pdf/pdf.hpp"

#include <doctest/doctest.h>
#include <utf8proc.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>
#include <map>
#include <string>

#include "platform/pdf/document.hpp"
#include "tests/platform/pdf/readers.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;

namespace {

constexpr Paper papers[] = {Paper::a4, Paper::roll_80mm};

Letter a_letter(std::vector<Block> blocks) {
    Letter letter;
    letter.language = "nl";
    letter.letterhead = {"Xs2more", "Stationsplein 1, 1234 AB Utrecht", "088 – 700 7750"};
    letter.title = "Ontvangstbevestiging";
    letter.blocks = std::move(blocks);
    letter.page_of = "Pagina {page} van {pages}";
    letter.foot = "Klachtenprocedure versie 1";
    return letter;
}

std::vector<std::byte> pdf_of(const Letter& letter, Paper paper) {
    auto pdf = make_pdf(letter, paper);
    REQUIRE(pdf.has_value());
    return std::move(*pdf);
}

std::string utf8(char32_t point) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

/// `words` that come in no other place of the letter.
std::string numbered_story(int words) {
    std::string story;
    for (int i = 0; i < words; ++i)
        story += "woord" + std::to_string(i) + (i % 50 == 49 ? "\n\n" : " ");
    return story;
}

struct Margins {
    double side, top, bottom;
};

/// Every word stands inside the margins, and no two lie over each other.
void check_places(const PdfFile& file, Margins margins) {
    for (const PageOfWords& page : file.words()) {
        for (const PlacedWord& word : page.words) {
            CAPTURE(word.text);
            CHECK(word.left >= margins.side - 0.5);
            CHECK(word.right <= page.width - margins.side + 0.5);
            CHECK(word.top >= margins.top - 3);
            CHECK(word.bottom <= page.height - margins.bottom + 3);
        }
        for (std::size_t a = 0; a < page.words.size(); ++a) {
            for (std::size_t b = a + 1; b < page.words.size(); ++b) {
                const PlacedWord &one = page.words[a], &other = page.words[b];
                const double wide = std::min(one.right, other.right) - std::max(one.left, other.left);
                const double high = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
                if (wide <= 0.5 || high <= 0.5) continue;
                CAPTURE(one.text);
                CAPTURE(other.text);
                FAIL_CHECK("two words lie over each other");
            }
        }
    }
}

constexpr Margins a4_margins{70.8, 51, 42.5};
constexpr Margins roll_margins{11.3, 11.3, 11.3};

Margins margins_of(Paper paper) {
    return paper == Paper::a4 ? a4_margins : roll_margins;
}

}  // namespace

TEST_CASE("a letter is a sound PDF with embedded fonts, a title, a language and nothing that acts") {
    for (const Paper paper : papers) {
        const auto pdf = pdf_of(a_letter({BigReference{"K1-2026-000042-7", "Uw klachtnummer", "Bewaar dit papier."},
                                          Fact{"Naam", "Zoë Çelik"}, Heading{"Wat u vertelde"}, Paragraph{"Veel."}}),
                                paper);
        const PdfFile file(pdf);

        const Answer check = run({"qpdf", "--check", file.path()});
        CHECK(check.status == 0);
        CHECK(check.out.find("No syntax or stream encoding errors found") != std::string::npos);

        const Answer fonts = run({"pdffonts", file.path()});
        CHECK(fonts.err == "");
        CHECK(fonts.out.find("NotoSans-Regular") != std::string::npos);
        CHECK(fonts.out.find("NotoSans-Bold") != std::string::npos);
        std::size_t embedded = 0;
        for (auto at = fonts.out.find("yes yes yes"); at != std::string::npos;
             at = fonts.out.find("yes yes yes", at + 1))
            ++embedded;
        CHECK(embedded == 2);

        const Answer info = run({"pdfinfo", file.path()});
        CHECK(info.out.find("Title:           Ontvangstbevestiging\n") != std::string::npos);
        CHECK(info.out.find("Author") == std::string::npos);
        CHECK(info.out.find("JavaScript:      no") != std::string::npos);

        const std::string bytes(reinterpret_cast<const char*>(pdf.data()), pdf.size());
        CHECK(bytes.find("/Lang (nl)") != std::string::npos);
        for (const char* acting : {"/URI", "/JS", "/OpenAction", "/AA", "/Author"})
            CHECK(bytes.find(acting) == std::string::npos);
        CHECK(pdf.size() < 200'000);
    }
}

TEST_CASE("text can be copied as it was written") {
    const std::string text =
        "café coördinatie naïef zoölogie über façade € 12,50 „zo“ ‘dan’ – … Ελληνικά Українська їжак Łódź ½ ⅔ ş ğ";
    for (const Paper paper : papers) {
        const PdfFile file(pdf_of(a_letter({Paragraph{text}, Heading{text}}), paper));
        const std::string found = one_spaced(file.text());
        const auto first = found.find(text);
        REQUIRE(first != std::string::npos);
        CHECK(found.find(text, first + text.size()) != std::string::npos);
    }
}

TEST_CASE("what no font can draw shows as a replacement sign and harms nothing") {
    const PdfFile file(pdf_of(a_letter({Paragraph{std::string("a👍b \xFF\xFE 漢字 \x01\x02\0\x1B c\u202Ed", 28)},
                                        Paragraph{"e\u0301x\u0301"}}),
                              Paper::a4));
    const std::string found = one_spaced(file.text());
    CHECK(found.find("a\uFFFDb \uFFFD\uFFFD \uFFFD\uFFFD") != std::string::npos);
    CHECK(found.find("é") != std::string::npos);
    CHECK(run({"qpdf", "--check", file.path()}).status == 0);
}

TEST_CASE("every character of the fonts can be copied") {
    const auto document = Document::open({});
    REQUIRE(document.has_value());
    const FontFacts fonts = (*document)->font_facts();
    std::vector<Block> blocks;
    std::vector<std::string> expected;
    for (char32_t point = 0x21; point < 0xFFFF; ++point) {
        const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
        const bool seen = category != UTF8PROC_CATEGORY_CF && category != UTF8PROC_CATEGORY_ZS &&
                          category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_ZL &&
                          category != UTF8PROC_CATEGORY_ZP && category != UTF8PROC_CATEGORY_MN &&
                          category != UTF8PROC_CATEGORY_MC && category != UTF8PROC_CATEGORY_ME &&
                          !utf8proc_get_property(static_cast<utf8proc_int32_t>(point))->ignorable;
        if (!seen || !fonts.drawable(static_cast<char16_t>(point))) continue;
        expected.push_back("k" + utf8(point) + "z");
        blocks.emplace_back(Paragraph{expected.back()});
        blocks.emplace_back(Heading{expected.back()});
    }
    REQUIRE(expected.size() > 2500);
    const PdfFile file(pdf_of(a_letter(blocks), Paper::a4));
    std::string text = "\n" + file.text();
    std::replace(text.begin(), text.end(), '\f', '\n');
    std::size_t at = 0;
    for (const std::string& line : expected) {
        CAPTURE(line);
        for (int face = 0; face < 2; ++face) {
            const auto found = text.find("\n" + line + "\n", at);
            REQUIRE(found != std::string::npos);
            at = found + line.size() + 1;
        }
    }
}

TEST_CASE("a sign that is put together from others is drawn whole") {
    // Each of these has parts that have parts themselves.
    const Paragraph signs{"\u2150 \u2151 \u2155 \u2156 \u215A \u1E12 \u1E18 \u1E2A \u1E34 \u1E4A \u01EE \uA66C \uA698"};
    const PdfFile alone(pdf_of(a_letter({signs}), Paper::a4));
    // With all parts embedded for the sake of others, the picture is the same.
    std::string all;
    for (char32_t point = 0x21; point < 0xFFFF; ++point) {
        if (utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(point))) all += utf8(point);
        if (point == 0x2FFF) point = 0xA5FF;
        if (point == 0xABFF) point = 0xFAFF;
    }
    const PdfFile among_all(pdf_of(a_letter({signs, Paragraph{all}}), Paper::a4));
    const PageOfWords page = alone.words().at(0);
    const auto first = std::find_if(page.words.begin(), page.words.end(),
                                    [](const PlacedWord& word) { return word.text == "\u2150"; });
    REQUIRE(first != page.words.end());
    const int top = static_cast<int>(first->top);
    CHECK(alone.picture(top, 15) == among_all.picture(top, 15));
    CHECK(alone.picture(top, 15) != alone.picture(top + 20, 15));
}

TEST_CASE("a long story flows over sheets without losing a word") {
    const std::string story = numbered_story(800);
    REQUIRE(story.size() > 6500);
    for (const Paper paper : papers) {
        const PdfFile file(pdf_of(a_letter({Heading{"Wat u vertelde"}, Fact{"Wat er gebeurde", story},
                                            Heading{"Daarna"}, Paragraph{"Slot."}}),
                                  paper));
        const std::string found = one_spaced(file.text());
        std::size_t at = 0;
        for (int i = 0; i < 800; ++i) {
            const auto next = found.find("woord" + std::to_string(i), at);
            REQUIRE(next != std::string::npos);
            at = next;
        }
        CHECK(found.find("Slot.") != std::string::npos);
        check_places(file, margins_of(paper));
        const std::string pages = std::to_string(file.words().size());
        CHECK(found.find("Pagina 1 van " + pages) != std::string::npos);
        CHECK(found.find("Pagina " + pages + " van " + pages) != std::string::npos);
    }
}

TEST_CASE("eight thousand of any character stay on the paper") {
    const std::string rows[] = {
        repeated("W", 8000),       repeated("\u2E3B", 8000), repeated("i", 8000),    "e" + repeated("\u0301", 7999),
        repeated("x\u0301", 4000), repeated("👍", 8000),      repeated("\xFF", 8000), repeated("\n", 8000),
        repeated("a\n", 4000),     repeated("- ", 4000),     repeated(" ", 8000)};
    for (const std::string& story : rows) {
        CAPTURE(story.substr(0, 4));
        for (const Paper paper : papers) {
            const PdfFile file(pdf_of(a_letter({Fact{"Wat er gebeurde", story}, Paragraph{"Slot."}}), paper));
            CHECK(run({"qpdf", "--check", file.path()}).status == 0);
            for (const PageOfWords& page : file.words()) {
                for (const PlacedWord& word : page.words) {
                    CHECK(word.left >= margins_of(paper).side - 0.5);
                    CHECK(word.right <= page.width - margins_of(paper).side + 0.5);
                    CHECK(word.bottom <= page.height);
                }
            }
            CHECK(file.text().find("Slot.") != std::string::npos);
        }
    }
}

TEST_CASE("a roll is as long as what stands on it, and no longer than two metres") {
    const PdfFile brief(pdf_of(a_letter({Paragraph{"Kort."}}), Paper::roll_80mm));
    REQUIRE(brief.words().size() == 1);
    CHECK(brief.words()[0].width == doctest::Approx(226.77).epsilon(0.001));
    CHECK(brief.words()[0].height < 320);
    const PdfFile long_one(pdf_of(a_letter({Paragraph{numbered_story(3000)}}), Paper::roll_80mm));
    const auto pages = long_one.words();
    CHECK(pages.size() > 1);
    for (const auto& page : pages)
        CHECK(page.height <= 5670);
}

TEST_CASE("no heading and no line stands alone at the foot or the top of a sheet") {
    for (std::size_t lines = 20; lines < 60; ++lines) {
        CAPTURE(lines);
        const PdfFile file(pdf_of(a_letter({Paragraph{repeated("regel\n", lines)}, Heading{"Kopje"},
                                            Fact{"Verhaal", "een\ntwee\ndrie\n\nvier\nvijf\nzes"}}),
                                  Paper::a4));
        std::map<std::string, std::size_t> sheet_of;
        const auto pages = file.words();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            for (const PlacedWord& word : pages[i].words)
                sheet_of[word.text] = i + 1;
        }
        CHECK(sheet_of["Kopje"] > 0);
        CHECK(sheet_of["Kopje"] == sheet_of["Verhaal"]);
        CHECK(sheet_of["Verhaal"] == sheet_of["twee"]);
        CHECK(sheet_of["twee"] == sheet_of["drie"]);
        CHECK(sheet_of["vier"] == sheet_of["vijf"]);
        CHECK(sheet_of["vijf"] == sheet_of["zes"]);
    }
}

TEST_CASE("a camera reads the reference from the paper") {
    for (const Paper paper : papers) {
        const PdfFile file(pdf_of(a_letter({BigReference{"AB12-2026-999999-X", "Uw klachtnummer", ""}}), paper));
        CHECK(file.qr_text() == "AB12-2026-999999-X");
        CHECK(one_spaced(file.text()).find("AB12-2026-999999-X") != std::string::npos);
    }
}

TEST_CASE("a reprint says so at the head of every sheet") {
    Letter letter = a_letter({Paragraph{numbered_story(900)}});
    letter.duplicate = "DUPLICAAT, zondag 22 november 2026, 14:05 uur";
    const PdfFile file(pdf_of(letter, Paper::a4));
    for (const PageOfWords& page : file.words()) {
        const bool marked = std::any_of(page.words.begin(), page.words.end(), [](const PlacedWord& word) {
            return word.text == "DUPLICAAT," && word.bottom < 90;
        });
        CHECK(marked);
    }
    check_places(file, a4_margins);
}

TEST_CASE("the other language begins on a sheet of its own") {
    const PdfFile file(
        pdf_of(a_letter({Paragraph{"English."}, Part{"Nederlands"}, Paragraph{"Hetzelfde."}}), Paper::a4));
    const auto pages = file.words();
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].words.back().text == "2");
    const PdfFile roll(
        pdf_of(a_letter({Paragraph{"English."}, Part{"Nederlands"}, Paragraph{"Hetzelfde."}}), Paper::roll_80mm));
    CHECK(roll.words().size() == 1);
}

TEST_CASE("fonts that are missing or no fonts are told by their path") {
    PdfFonts fonts;
    fonts.bold = "/nonexistent/NotoSans-Bold.ttf";
    auto made = make_pdf(a_letter({}), Paper::a4, fonts);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().reason == Reason::paper_not_made);
    CHECK(made.error().detail == "/nonexistent/NotoSans-Bold.ttf");

    fonts = {};
    fonts.regular = "/proc/self/exe";
    made = make_pdf(a_letter({}), Paper::a4, fonts);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().detail == "/proc/self/exe");
}

TEST_CASE("several letters can be made at once, and the same letter is the same PDF") {
    const Letter letter = a_letter({Fact{"Naam", "Zoë Çelik"}, Paragraph{numbered_story(100)}});
    const auto alone = pdf_of(letter, Paper::a4);
    std::vector<std::future<Result<std::vector<std::byte>>>> made;
    made.reserve(4);
    for (int i = 0; i < 4; ++i)
        made.push_back(std::async(std::launch::async, [&letter] { return make_pdf(letter, Paper::a4); }));
    for (auto& each : made) {
        const auto pdf = each.get();
        REQUIRE(pdf.has_value());
        CHECK(*pdf == alone);
    }
}
