#pragma once
// Over any screen: the list of languages. Choosing one is act::Set with that language, after which the list is closed.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_language_choice(Ui& ui, const PageView& page);

}  // namespace klachtenzuil
