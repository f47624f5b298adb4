#include "kiosk/visit/welcome.hpp"

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"
#include "kiosk/visit/spoken.hpp"

namespace klachtenzuil {

std::optional<Action> draw_welcome(Ui& ui, const WelcomeView& view) {
    const Words& words = view.page.words;
    ui.page("welcome");
    std::optional<Action> action = draw_bar(ui, view.page);
    ui.begin_content();
    if (view.wiped) ui.notice(Icon::info, words(*view.wiped));
    ui.heading(words(w::welcome_heading));
    ui.text(words.fill(w::welcome_what, fmt::arg("organisation", view.page.organisation.name)));
    // What to press comes before what follows from it, so that it stands in view in the largest letters too.
    if (ui.button(words(w::welcome_start), ButtonStyle::primary, Icon::forward)) action = act::Start{};
    ui.text(words(w::welcome_how_long));
    ui.gap();
    ui.notice(Icon::phone, rather_talk(words, view.page.organisation));
    ui.begin_row();
    if (ui.button(words(w::status_open), ButtonStyle::plain, Icon::clock)) action = act::AskStatus{};
    if (ui.button(words(w::welcome_procedure), ButtonStyle::plain, Icon::flow)) action = act::ShowProcedure{};
    if (ui.button(words(w::welcome_look), ButtonStyle::plain, Icon::keyboard)) action = act::ChooseLook{};
    ui.end_row();
    ui.gap(2);
    if (ui.link(words(w::door_staff), Icon::lock)) action = act::OpenDesk{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
