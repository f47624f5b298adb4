#include "kiosk/widgets/theme.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace klachtenzuil;

namespace {

struct Needed {
    Contrast contrast;
    double text;   ///< the least for words to read
    double quiet;  ///< for hints, errors, and what is chosen or pressed
};

constexpr Needed all_needed[] = {
    {Contrast::normal, 15.0, 7.0},
    {Contrast::dark, 14.0, 7.0},
    {Contrast::high, 20.0, 20.0},
    {Contrast::yellow, 15.0, 15.0},
};

}  // namespace

TEST_CASE("words stand out from what they stand on, in every contrast") {
    for (const Needed& needed : all_needed) {
        CAPTURE(static_cast<int>(needed.contrast));
        const Palette& p = palette(needed.contrast);
        CHECK(contrast_ratio(p.text, p.page) >= needed.text);
        CHECK(contrast_ratio(p.text, p.surface) >= needed.text);
        CHECK(contrast_ratio(p.text, p.key) >= needed.text);
        for (const unsigned page : {p.page, p.surface}) {
            CHECK(contrast_ratio(p.quiet, page) >= needed.quiet - 0.5);
            CHECK(contrast_ratio(p.error, page) >= needed.quiet);
            CHECK(contrast_ratio(p.good, page) >= needed.quiet);
        }
        CHECK(contrast_ratio(p.on_primary, p.primary) >= std::min(needed.quiet, 9.5));
        CHECK(contrast_ratio(p.on_chosen, p.chosen) >= std::min(needed.quiet, 9.5));
        CHECK(contrast_ratio(p.on_held, p.held) >= std::min(needed.quiet, 9.5));
        CHECK(contrast_ratio(p.disabled, p.page) >= 4.5);
    }
}

TEST_CASE("edges of controls and the focus ring stand out at least 3 to 1") {
    for (const Contrast contrast : all_contrasts) {
        CAPTURE(static_cast<int>(contrast));
        const Palette& p = palette(contrast);
        for (const unsigned page : {p.page, p.surface}) {
            CHECK(contrast_ratio(p.edge, page) >= 3);
            CHECK(contrast_ratio(p.chosen_edge, page) >= 3);
            CHECK(contrast_ratio(p.primary, page) >= 3);
            CHECK(contrast_ratio(p.focus, page) >= 3);
        }
    }
}

TEST_CASE("ratios are those of the accessibility guidelines") {
    CHECK(contrast_ratio(0x000000, 0xFFFFFF) == doctest::Approx(21.0));
    CHECK(contrast_ratio(0x0B1F33, 0xFFFFFF) == doctest::Approx(16.7).epsilon(0.01));
    CHECK(contrast_ratio(0xFFE000, 0x000000) == doctest::Approx(15.9).epsilon(0.01));
}

TEST_CASE("letters have the four heights of the design") {
    CHECK(cap_height_mm(TextSize::small) == doctest::Approx(3.8));
    CHECK(cap_height_mm(TextSize::normal) == doctest::Approx(5.0));
    CHECK(cap_height_mm(TextSize::large) == doctest::Approx(6.7));
    CHECK(cap_height_mm(TextSize::largest) == doctest::Approx(8.7));
}
