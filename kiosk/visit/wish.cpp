#include "kiosk/visit/wish.hpp"

#include "core/words/list.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

std::optional<Action> draw_wish(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    std::optional<Action> action = begin_step(ui, "wish", view);
    ui.heading(words(w::wish_heading));
    ui.text(words(w::wish_how));
    ui.field({.id = "wish",
              .label = words(w::wish_wish),
              .limit = wish_limit,
              .lines = 4,
              .problem = problem_at(view, Field::wish)},
             draft.form.wish);
    ui.subheading(words(w::wish_raised));
    ask_yes_no(ui, "raised", words, draft.raised_before);
    ui.subheading(words(w::wish_letter));
    ask_yes_no(ui, "letter", words, draft.brought_letter);
    if (draft.brought_letter == true) ui.notice(Icon::letter, words(w::wish_letter_give));
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
