#include "kiosk/visit/status_question.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

namespace {

/// A wait as it is spoken: whole minutes, rather too long than too short.
std::string spoken_wait(const Words& words, const std::string& seconds) {
    int count = 0;
    std::from_chars(seconds.data(), seconds.data() + seconds.size(), count);
    const int minutes = std::max(1, (count + 59) / 60);
    if (minutes == 1) return words(w::status_one_minute);
    return words.fill(w::status_minutes, fmt::arg("count", minutes));
}

void tell_refused(Ui& ui, const Words& words, const Failure& failure) {
    if (failure.reason == Reason::status_closed) {
        ui.notice(Icon::clock, words.fill(w::status_closed, fmt::arg("time", spoken_wait(words, failure.detail))));
    } else {
        ui.notice(Icon::warning, words.for_visitor(failure.reason));
    }
}

void tell_problems(Ui& ui, const Words& words, const StatusProblems& problems) {
    std::vector<StillNeeded> still_needed;
    for (const auto& each : {problems.number, problems.code}) {
        if (each) still_needed.push_back({words(*each)});
    }
    if (!still_needed.empty()) ui.problem_summary(words(w::step_still_needed), still_needed);
}

}  // namespace

std::optional<Action> draw_status_question(Ui& ui, const StatusQuestionView& view, StatusDraft& draft) {
    const Words& words = view.page.words;
    const std::string& phone = view.page.organisation.phone;
    const auto told_at_field = [&words](const std::optional<Word>& problem) {
        return problem ? words(*problem) : std::string{};
    };
    ui.page("status_question");
    std::optional<Action> action = draw_bar(ui, view.page);
    if (const auto press = ui.footer({.back = words(w::step_back), .act = words(w::status_look)})) {
        action = *press == FooterPress::back ? Action{act::Back{}} : Action{act::LookUpStatus{}};
        // What came of it is said on top.
        ui.back_to_top();
    }
    ui.begin_content();
    tell_problems(ui, words, view.problems);
    if (view.refused) tell_refused(ui, words, *view.refused);
    ui.heading(words(w::status_heading));
    ui.text(words(w::status_how));
    ui.field({.id = "number",
              .label = words(w::status_number),
              .hint = words.fill(w::status_number_hint, fmt::arg("example", view.example)),
              .limit = status_field_limit,
              .problem = told_at_field(view.problems.number)},
             draft.number);
    ui.field({.id = "code",
              .label = words(w::status_code),
              .hint = words(w::status_code_hint),
              .limit = status_field_limit,
              .problem = told_at_field(view.problems.code)},
             draft.code);
    ui.notice(Icon::info, phone.empty() ? words(w::status_no_paper)
                                        : words.fill(w::status_no_paper_phone, fmt::arg("phone", phone)));
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
