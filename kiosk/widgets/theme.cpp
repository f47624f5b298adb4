#include "kiosk/widgets/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace klachtenzuil {

namespace {

constexpr Palette normal{
    .page = 0xFFFFFF,
    .surface = 0xF1F5F9,
    .text = 0x0B1F33,
    .quiet = 0x46566A,
    .line = 0xCBD5E0,
    .edge = 0x5B6B80,
    .primary = 0x0A3A66,
    .on_primary = 0xFFFFFF,
    .chosen = 0xE4EEF8,
    .on_chosen = 0x0A3A66,
    .chosen_edge = 0x0A3A66,
    .held = 0x0B1F33,
    .on_held = 0xFFFFFF,
    .key = 0xFFFFFF,
    .error = 0x8A1020,
    .good = 0x0B4A25,
    .focus = 0xB4480A,
    .disabled = 0x5B6B80,
};

constexpr Palette dark{
    .page = 0x0E1722,
    .surface = 0x17222F,
    .text = 0xF2F5F8,
    .quiet = 0xA9D1F7,
    .line = 0x2E3E50,
    .edge = 0x8CA2B8,
    .primary = 0x8FC4F5,
    .on_primary = 0x0E1722,
    .chosen = 0x17344F,
    .on_chosen = 0xF2F5F8,
    .chosen_edge = 0x8FC4F5,
    .held = 0xF2F5F8,
    .on_held = 0x0E1722,
    .key = 0x0E1722,
    .error = 0xFFB9C0,
    .good = 0xA4E6BC,
    .focus = 0xFFC83D,
    .disabled = 0x8CA2B8,
};

/// Two colours only: whatever is chosen or held stands the other way round.
constexpr Palette two_colours(unsigned ink, unsigned paper, unsigned focus) {
    return {
        .page = paper,
        .surface = paper,
        .text = ink,
        .quiet = ink,
        .line = ink,
        .edge = ink,
        .primary = ink,
        .on_primary = paper,
        .chosen = ink,
        .on_chosen = paper,
        .chosen_edge = ink,
        .held = ink,
        .on_held = paper,
        .key = paper,
        .error = ink,
        .good = ink,
        .focus = focus,
        .disabled = ink,
    };
}

constexpr Palette high = two_colours(0x000000, 0xFFFFFF, 0x0000C8);
constexpr Palette yellow = two_colours(0xFFE000, 0x000000, 0xFFFFFF);

constexpr std::array cap_heights{3.8F, 5.0F, 6.7F, 8.7F};
static_assert(cap_heights.size() == std::size(all_text_sizes));

double luminance(unsigned colour) {
    const auto channel = [colour](unsigned shift) {
        const double value = ((colour >> shift) & 0xFFU) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

}  // namespace

const Palette& palette(Contrast contrast) {
    switch (contrast) {
        case Contrast::normal: return normal;
        case Contrast::dark: return dark;
        case Contrast::high: return high;
        case Contrast::yellow: return yellow;
    }
    return normal;
}

double contrast_ratio(unsigned one, unsigned other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

float cap_height_mm(TextSize size) {
    return cap_heights[static_cast<std::size_t>(size)];
}

float pad_scale(TextSize size) {
    // Less than the letters grow: a low panel needs its room for words.
    constexpr float part = 0.6F;
    const float letters = cap_height_mm(size) / cap_height_mm(TextSize::normal);
    return 1 + part * std::max(0.0F, letters - 1);
}

}  // namespace klachtenzuil
