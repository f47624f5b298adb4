#include "kiosk/desk/sure_question.hpp"

namespace klachtenzuil::desk {

std::optional<Sure> draw_sure_question(Ui& ui, const SureQuestion& question) {
    std::optional<Sure> answer;
    ui.begin_dialog(question.id, question.title);
    for (const std::string& text : question.texts)
        ui.text(text);
    ui.begin_row();
    ui.begin_with_next();
    if (ui.button(question.keep, ButtonStyle::primary, Icon::back)) answer = Sure::keep;
    if (ui.button(question.act, ButtonStyle::danger, Icon::warning)) answer = Sure::act;
    ui.end_row();
    ui.end_dialog();
    if (!answer && ui.escaped()) answer = Sure::keep;
    return answer;
}

}  // namespace klachtenzuil::desk
