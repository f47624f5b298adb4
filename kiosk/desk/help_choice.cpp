#include "kiosk/desk/help_choice.hpp"

#include <array>

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_help_choice(Ui& ui, const Frame& frame) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_help", frame);
    ui.begin_content();
    ui.heading(words(w::desk_help_heading));
    ui.text(words(w::desk_help_waits));
    const std::array ways{
        Choice{words(w::desk_help_fill_in), words(w::desk_help_fill_in_why)},
        Choice{words(w::desk_help_hand_back), words(w::desk_help_hand_back_why)},
        Choice{words(w::desk_help_work), words(w::desk_help_work_why)},
    };
    if (const auto pressed = ui.choices("ways", ways, Choosing::act)) {
        if (*pressed == 0) action = press::HelpVisitor{};
        if (*pressed == 1) action = press::SignOut{};
        if (*pressed == 2) action = press::Go{Place::work};
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
