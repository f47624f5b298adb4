#pragma once
// What is asked once more before something is done that cannot be taken back, or that others feel.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::desk {

struct SureQuestion {
    std::string_view id;
    std::string title;  ///< names what it would be done to
    std::vector<std::string> texts;
    std::string keep;  ///< the safe answer: Enter and Escape give it
    std::string act;
};

enum class Sure { keep, act };

/// Above everything.
std::optional<Sure> draw_sure_question(Ui& ui, const SureQuestion& question);

}  // namespace klachtenzuil::desk
