#include "kiosk/visit/step.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

std::optional<Action> begin_step(Ui& ui, std::string_view id, const StepView& view) {
    const Words& words = view.page.words;
    return begin_step(ui, id, view, {words(view.changing ? w::step_to_answers : w::step_next), act::Next{}});
}

std::optional<Action> begin_step(Ui& ui, std::string_view id, const StepView& view, const StepAct& act) {
    const Words& words = view.page.words;
    ui.page(id);
    std::optional<Action> action = draw_bar(ui, view.page);
    // A step that was opened to change one answer has one way out, which keeps what was typed.
    const std::string back = view.changing ? std::string{} : words(w::step_back);
    if (const auto press = ui.footer({.back = back, .act = act.label})) {
        action = *press == FooterPress::back ? Action{act::Back{}} : act.action;
        // What is still needed is said on top, where the press on "next" may have left far above.
        ui.back_to_top();
    }
    ui.begin_content();
    if (!view.page.helper.empty())
        ui.notice(Icon::people, words.fill(w::door_helped, fmt::arg("name", view.page.helper)));
    ui.progress(view.step, visit_steps,
                words.fill(w::step_progress, fmt::arg("step", view.step), fmt::arg("steps", visit_steps)));
    if (!view.problems.empty()) {
        std::vector<StillNeeded> still_needed;
        for (const Problem& problem : view.problems)
            still_needed.push_back({words(problem.what_to_do)});
        ui.problem_summary(words(w::step_still_needed), still_needed);
    }
    return action;
}

std::string problem_at(const StepView& view, Field field) {
    const auto found = std::find_if(view.problems.begin(), view.problems.end(),
                                    [field](const Problem& problem) { return problem.field == field; });
    return found == view.problems.end() ? std::string{} : view.page.words(found->what_to_do);
}

void ask_yes_no(Ui& ui, std::string_view id, const Words& words, std::optional<bool>& answer) {
    const std::array choices{Choice{.label = words(w::step_yes), .chosen = answer == true},
                             Choice{.label = words(w::step_no), .chosen = answer == false}};
    if (const auto pressed = ui.choices(id, choices, Choosing::one)) answer = *pressed == 0;
}

}  // namespace klachtenzuil
