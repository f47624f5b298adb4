#include "kiosk/desk/date_question.hpp"

#include <algorithm>
#include <vector>

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// What is planned lies within this.
constexpr int days_ahead = 400;

std::chrono::year_month month_of(Date day) {
    return day.year() / day.month();
}

}  // namespace

std::optional<Date> ask_date(Ui& ui, const Frame& frame, const DateQuestion& question, std::optional<Date> chosen,
                             std::optional<std::chrono::year_month>& month) {
    const Words& words = frame.words;
    std::optional<Date> pressed;
    ui.subheading(question.label);
    const Date yesterday = plus_days(frame.today, -1);
    const bool by_calendar = month || question.to_come || (chosen && *chosen != frame.today && *chosen != yesterday);
    if (!question.to_come) {
        std::vector<Choice> days;
        std::vector<std::optional<Date>> meant;
        const auto offer = [&](Word name, Date day) {
            if (!question.allowed.holds(day)) return;
            days.push_back({.label = words(name), .chosen = !by_calendar && chosen == day});
            meant.emplace_back(day);
        };
        offer(w::happened_today, frame.today);
        offer(w::happened_yesterday, yesterday);
        days.push_back({.label = words(w::happened_on_a_day), .chosen = by_calendar, .icon = Icon::calendar});
        meant.emplace_back();
        if (const auto at = ui.choices(question.id, days, Choosing::one, question.problem)) {
            pressed = meant[*at];
            month.reset();
            if (!pressed) month = month_of(question.allowed.last.value_or(frame.today));
        }
    } else if (!question.problem.empty()) {
        ui.notice(Icon::warning, question.problem);
    }
    if (!by_calendar) return pressed;
    if (!month) month = month_of(chosen.value_or(std::max(frame.today, question.allowed.first.value_or(frame.today))));
    if (chosen) ui.text(words.date(*chosen));
    const Date latest =
        question.allowed.last.value_or(question.to_come ? plus_days(frame.today, days_ahead) : frame.today);
    const std::optional<Date> day = ui.calendar(question.id, *month, chosen, latest, question.allowed.first);
    return day ? day : pressed;
}

}  // namespace klachtenzuil::desk
