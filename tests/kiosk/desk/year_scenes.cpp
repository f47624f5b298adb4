#include "tests/kiosk/desk/year_scenes.hpp"

#include <string>

#include "tests/kiosk/desk/scenes.hpp"

namespace klachtenzuil::tests {

namespace {

/// Every figure of a year is `many`, or nothing.
PeriodFigures figures_of(const Period& period, std::int64_t many) {
    PeriodFigures figures;
    figures.period = period;
    figures.received = figures.decided = figures.completed = figures.refused = many;
    figures.open_at_end = figures.extended = figures.referred = figures.reopened = many;
    for (const std::chrono::year_month month : months_in(period))
        figures.months.push_back({month, many, many});
    figures.kinds.fill(many);
    figures.categories.fill(many);
    figures.channels.fill(many);
    figures.stages.fill(many);
    figures.outcomes.fill(many);
    figures.satisfied.fill(many);
    figures.refusals.fill(many);
    figures.extensions.fill(many);
    figures.handling_times.fill(many);
    figures.terms.fill({many, many});
    if (many == 0) return figures;
    figures.times.fill({many, 125, 148, 91});
    for (const std::string_view cause : {std::string_view("wachttijd"), long_word})
        figures.causes.push_back({std::string(cause), many});
    return figures;
}

MeasureFigures a_measure(int number, int due, bool checked) {
    MeasureFigures each;
    each.complaint = new_id<ComplaintId>();
    each.reference = reference(number);
    each.cause = number % 3 == 0 ? std::string() : std::string(long_word);
    each.measure = {number,
                    MeasureKind::preventive,
                    "een tweede stoel aan de balie, en iemand die luistert",
                    "teamleider",
                    day(-90),
                    day(due),
                    {},
                    {}};
    if (checked) {
        each.measure.checked = day(due);
        each.measure.result = MeasureResult::partly;
    }
    each.overdue = !checked && due < 0;
    return each;
}

std::vector<ManagementNote> some_notes() {
    const ManagementNote note{.place = {"K1", 17},
                              .date = day(-60),
                              .kind = ManagementNoteKind::policy_change,
                              .text = "Wij bellen binnen twee dagen terug. " + std::string(long_word),
                              .actor = "directie",
                              .answers = {{day(-30), ManagementNoteState::partly, "Het lukt meestal.", "directie"},
                                          {day(-3), ManagementNoteState::carried_out, "Het lukt.", "directie"}}};
    ManagementNote open = note;
    open.place.sequence = 18;
    open.kind = ManagementNoteKind::recommendation;
    open.answers.clear();
    return {note, open};
}

}  // namespace

std::shared_ptr<desk::YearFigures> a_year(std::int64_t many, std::int64_t before) {
    auto year = std::make_shared<desk::YearFigures>();
    Analysis& analysis = year->analysis;
    analysis.scope.period = year_of(day_of_scenes().year());
    analysis.today = day_of_scenes();
    analysis.now = figures_of(analysis.scope.period, many);
    analysis.before = figures_of(year_before(analysis.scope.period), before);
    if (many > 0) {
        analysis.measures = {a_measure(1, -9, false), a_measure(2, 0, false), a_measure(3, 20, false),
                             a_measure(4, -20, true)};
        analysis.repeats = {{std::string(long_word), 2, day(-70), many}, {"wachttijd", 1, day(-70), 0}};
        year->notes = some_notes();
    }
    desk::draw_up(*year);
    return year;
}

}  // namespace klachtenzuil::tests
