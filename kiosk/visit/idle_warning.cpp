#include "kiosk/visit/idle_warning.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil {

std::optional<Action> draw_idle_warning(Ui& ui, const IdleWarningView& view) {
    const Words& words = view.page.words;
    std::optional<Action> action;
    ui.begin_dialog("idle", words(w::idle_title));
    ui.text(view.seconds_left == 1 ? words(w::idle_one_second)
                                   : words.fill(w::idle_seconds, fmt::arg("seconds", view.seconds_left)));
    if (view.something_typed) ui.text(words(w::idle_wiped));
    if (ui.button(words(w::idle_go_on), ButtonStyle::primary, Icon::check)) action = act::CloseDialog{};
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil
