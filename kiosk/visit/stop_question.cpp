#include "kiosk/visit/stop_question.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil {

std::optional<Action> draw_stop_question(Ui& ui, const PageView& page) {
    const Words& words = page.words;
    std::optional<Action> action;
    ui.begin_dialog("stop", words(w::stop_title));
    ui.text(words(w::stop_text));
    ui.begin_row();
    if (ui.button(words(w::stop_go_on), ButtonStyle::primary)) action = act::CloseDialog{};
    if (ui.button(words(w::stop_wipe), ButtonStyle::danger, Icon::stop)) action = act::StopAndWipe{};
    ui.end_row();
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil
