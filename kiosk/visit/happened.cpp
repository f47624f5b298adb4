#include "kiosk/visit/happened.hpp"

#include <array>

#include "core/words/list.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

namespace {

std::chrono::year_month month_of(Date date) {
    return {date.year(), date.month()};
}

void ask_when(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    constexpr std::array answers{When::today, When::yesterday, When::on_a_day, When::not_known};
    const std::array choices{
        Choice{.label = words(w::happened_today), .chosen = draft.when == When::today},
        Choice{.label = words(w::happened_yesterday), .chosen = draft.when == When::yesterday},
        Choice{.label = words(w::happened_on_a_day), .chosen = draft.when == When::on_a_day, .icon = Icon::calendar},
        Choice{words(w::happened_not_known), words(w::happened_not_known_why), draft.when == When::not_known}};
    static_assert(choices.size() == answers.size());
    ui.subheading(words(w::happened_when));
    if (const auto pressed = ui.choices("when", choices, Choosing::one, problem_at(view, Field::happened_on)))
        draft.when = answers[*pressed];
    if (draft.when != When::on_a_day) return;
    if (!draft.shown_month) draft.shown_month = month_of(draft.form.happened_on.value_or(view.today));
    if (const auto day = ui.calendar("day", *draft.shown_month, draft.form.happened_on, view.today))
        draft.form.happened_on = day;
}

}  // namespace

std::optional<Action> draw_happened(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    std::optional<Action> action = begin_step(ui, "happened", view);
    ui.heading(words(w::happened_heading));
    ui.text(words(w::happened_how));
    ui.field({.id = "story",
              .label = words(w::happened_story),
              .limit = story_limit,
              .lines = 6,
              .problem = problem_at(view, Field::story)},
             draft.form.story);
    ask_when(ui, view, draft);
    ui.field({.id = "place",
              .label = words(w::happened_place),
              .hint = words(w::happened_place_hint),
              .limit = place_limit,
              .problem = problem_at(view, Field::place)},
             draft.form.place);
    ui.field({.id = "persons",
              .label = words(w::happened_persons),
              .hint = words(w::happened_persons_hint),
              .limit = name_limit * persons_limit,
              .lines = 2,
              .problem = problem_at(view, Field::persons)},
             draft.persons);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
