#pragma once
// Which sign of the icon font stands for which icon.

#include <span>

#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

/// U+0000 for Icon::none.
char32_t icon_character(Icon icon);
std::span<const char32_t> icon_characters();

}  // namespace klachtenzuil
