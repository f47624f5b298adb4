#include "kiosk/visit/about.hpp"

#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/spoken.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

std::optional<Action> draw_about(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    std::optional<Action> action = begin_step(ui, "about", view);
    ui.heading(words(w::about_heading));
    ui.text(words(w::about_how));

    std::vector<Choice> choices;
    for (int i = 0; i < category_count; ++i) {
        const auto category = static_cast<Category>(i);
        choices.push_back(
            {words(word_for(category)), words(explanation_of(category)), has(draft.form.about, category)});
    }
    if (const auto pressed = ui.choices("kinds", choices, Choosing::several, problem_at(view, Field::about)))
        draft.form.about.flip(*pressed);

    ui.text(words(w::about_definition));
    if (ui.link(words(w::welcome_procedure), Icon::flow)) action = act::ShowProcedure{};
    ui.notice(Icon::phone, rather_talk(words, view.page.organisation));
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
