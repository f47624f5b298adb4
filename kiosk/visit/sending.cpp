#include "kiosk/visit/sending.hpp"

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

std::optional<Action> draw_sending(Ui& ui, const SendingView& view) {
    ui.page("sending");
    std::optional<Action> action = draw_bar(ui, view.page);
    ui.begin_content();
    ui.heading(view.page.words(w::sending_heading));
    ui.text(view.page.words(w::sending_text));
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
