#include "kiosk/widgets/fonts.hpp"

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "kiosk/widgets/theme.hpp"
#include "kiosk/widgets/utf8.hpp"

using namespace klachtenzuil;

namespace {

constexpr float densities[] = {3.36F, 96.0F / 25.4F, 5.56F, 6.43F, 2 * 96.0F / 25.4F};

struct Drawing {
    Words words{Language::nl};
    ImFontAtlas atlas;
    Fonts fonts{atlas};
};

}  // namespace

TEST_CASE("a capital letter is as high on the glass as was asked, and hardly higher") {
    for (const float px_per_mm : densities) {
        for (const TextSize size : all_text_sizes) {
            CAPTURE(px_per_mm);
            CAPTURE(static_cast<int>(size));
            Drawing drawing;
            const float wanted = cap_height_mm(size) * px_per_mm;
            drawing.fonts.prepare(wanted, drawing.words);
            for (const auto& [type, scale] :
                 {std::pair(Type::body, 1.0F), std::pair(Type::bold, 1.0F), std::pair(Type::heading, heading_scale),
                  std::pair(Type::big, big_scale)}) {
                const ImFontGlyph& capital = drawing.fonts.glyph(type, U'H');
                const float height = capital.Y1 - capital.Y0;
                CHECK(height >= wanted * scale - 0.01F);
                CHECK(height <= wanted * scale * 1.03F + 2);
            }
            CHECK(drawing.atlas.TexWidth <= 8192);
            CHECK(drawing.atlas.TexHeight <= 8192);
        }
    }
}

TEST_CASE("glyphs are drawn anew only when something changed") {
    Drawing drawing;
    drawing.fonts.prepare(19, drawing.words);
    const unsigned first = drawing.fonts.version();
    drawing.fonts.prepare(19, drawing.words);
    CHECK(drawing.fonts.version() == first);
    drawing.fonts.prepare(25, drawing.words);
    CHECK(drawing.fonts.version() == first + 1);
}

TEST_CASE("every character of the catalogues has a glyph of its own") {
    Drawing drawing;
    drawing.fonts.prepare(19, drawing.words);
    for (const Language language : all_languages) {
        const Words words(language);
        for (int i = 0; i < w::count; ++i) {
            const std::string& text = words(Word{i});
            for (std::size_t at = 0; at < text.size();) {
                const char32_t character = utf8::take(text, at);
                if (character == U'\n') continue;
                CAPTURE(text);
                CHECK(drawing.fonts.glyph(Type::body, character).Codepoint == static_cast<unsigned>(character));
                CHECK(drawing.fonts.glyph(Type::heading, character).Codepoint == static_cast<unsigned>(character));
            }
        }
    }
    CHECK_FALSE(drawing.fonts.wants_more());
}
