#include "kiosk/visit/language_choice.hpp"

#include <vector>

#include "core/words/language_name.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

std::optional<Action> draw_language_choice(Ui& ui, const PageView& page) {
    const Words& words = page.words;
    std::optional<Action> action;
    ui.begin_dialog("language", words(w::language_title));
    std::vector<Choice> choices;
    for (const Language language : page.languages)
        choices.push_back({.label = words(own_name(language)), .chosen = page.settings.language == language});
    if (const auto pressed = ui.choices("languages", choices, Choosing::one)) {
        Settings settings = page.settings;
        settings.language = page.languages[*pressed];
        action = act::Set{settings};
    }
    ui.text(words(w::language_kept));
    if (ui.button(words(w::language_close))) action = act::CloseDialog{};
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil
