#pragma once
// What a visitor can set to read and type with ease. Kept for the visit, back to the configured values after it.

#include "core/words/words.hpp"

namespace klachtenzuil {

enum class TextSize { small, normal, large, largest };
inline constexpr TextSize all_text_sizes[] = {TextSize::small, TextSize::normal, TextSize::large, TextSize::largest};

enum class Contrast { normal, dark, high, yellow };
inline constexpr Contrast all_contrasts[] = {Contrast::normal, Contrast::dark, Contrast::high, Contrast::yellow};

enum class KeyboardLayout { qwerty, abc };

struct Settings {
    Language language = Language::nl;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::normal;
    KeyboardLayout keyboard = KeyboardLayout::qwerty;
    bool operator==(const Settings&) const = default;
};

}  // namespace klachtenzuil
