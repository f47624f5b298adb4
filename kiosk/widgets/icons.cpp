#include "kiosk/widgets/icons.hpp"

#include <array>

namespace klachtenzuil {

namespace {

/// Font Awesome 4.7, in the order of Icon.
constexpr std::array<char32_t, 32> characters{
    0,
    0xF053,  // back: chevron-left
    0xF054,  // forward: chevron-right
    0xF00D,  // stop: times
    0xF015,  // home
    0xF00C,  // check
    0xF071,  // warning: exclamation-triangle
    0xF095,  // phone
    0xF02F,  // printer: print
    0xF058,  // print_ok: check-circle
    0xF0F6,  // paper: file-text-o
    0xF042,  // contrast: adjust
    0xF0AC,  // language: globe
    0xF11C,  // keyboard-o
    0xF177,  // backspace: long-arrow-left
    0xF149,  // enter: level-down
    0xF062,  // shift: arrow-up
    0xF078,  // more: chevron-down
    0xF077,  // less: chevron-up
    0xF059,  // help: question-circle
    0xF007,  // person: user
    0xF0C0,  // people: users
    0xF0E0,  // letter: envelope
    0xF1FA,  // email: at
    0xF017,  // clock-o
    0xF040,  // edit: pencil
    0xF023,  // lock
    0xF073,  // calendar
    0xF05A,  // info-circle
    0xF0E8,  // flow: sitemap
    0xF0E5,  // speech_bubble: comment-o
    0xF0C9,  // menu: bars
};
static_assert(characters.size() == static_cast<std::size_t>(Icon::menu) + 1);

}  // namespace

char32_t icon_character(Icon icon) {
    return characters[static_cast<std::size_t>(icon)];
}

std::span<const char32_t> icon_characters() {
    return std::span(characters).subspan(1);
}

}  // namespace klachtenzuil
