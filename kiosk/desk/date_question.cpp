#include "kiosk/desk/date_question.hpp"

#include <array>

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// What is planned lies within this.
constexpr int days_ahead = 400;

}  // namespace

std::optional<Date> ask_date(Ui& ui, const Frame& frame, const DateQuestion& question, std::optional<Date> chosen,
                             std::optional<std::chrono::year_month>& month) {
    const Words& words = frame.words;
    std::optional<Date> pressed;
    ui.subheading(question.label);
    const Date yesterday = plus_days(frame.today, -1);
    const bool by_calendar = month || question.to_come || (chosen && *chosen != frame.today && *chosen != yesterday);
    if (!question.to_come) {
        const std::array days{
            Choice{.label = words(w::happened_today), .chosen = !by_calendar && chosen == frame.today},
            Choice{.label = words(w::happened_yesterday), .chosen = !by_calendar && chosen == yesterday},
            Choice{.label = words(w::happened_on_a_day), .chosen = by_calendar, .icon = Icon::calendar},
        };
        if (const auto day = ui.choices(question.id, days, Choosing::one, question.problem)) {
            if (*day == 0) pressed = frame.today;
            if (*day == 1) pressed = yesterday;
            if (*day < 2) month.reset();
            if (*day == 2) month = frame.today.year() / frame.today.month();
        }
    } else if (!question.problem.empty()) {
        ui.notice(Icon::warning, question.problem);
    }
    if (!by_calendar) return pressed;
    if (!month) {
        const Date shown = chosen.value_or(frame.today);
        month = shown.year() / shown.month();
    }
    if (chosen) ui.text(words.date(*chosen));
    const Date latest = question.to_come ? plus_days(frame.today, days_ahead) : frame.today;
    if (const auto day = ui.calendar(question.id, *month, chosen, latest)) pressed = day;
    return pressed;
}

}  // namespace klachtenzuil::desk
