#include "kiosk/desk/year_measures.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/year_charts.hpp"

namespace klachtenzuil::desk {

namespace {

/// How a measure stands, in the order in which they are looked at.
enum class Standing { overdue, running, checked };

Standing standing_of(const MeasureFigures& each) {
    if (each.measure.checked) return Standing::checked;
    return each.overdue ? Standing::overdue : Standing::running;
}

Word title_of(Standing standing) {
    switch (standing) {
        case Standing::overdue: return w::year_measures_overdue;
        case Standing::running: return w::year_measures_running;
        case Standing::checked: return w::year_measures_checked;
    }
    return w::year_measures_checked;
}

std::string who_and_when(const Frame& frame, const Measure& measure) {
    const Words& words = frame.words;
    if (measure.checked) {
        const std::string result =
            measure.result ? words(klachtenzuil::word_for(*measure.result)) : words(w::analysis_cell_nothing);
        return words.fill(w::year_measure_checked, fmt::arg("owner", measure.owner),
                          fmt::arg("date", words.date(*measure.checked)), fmt::arg("result", result));
    }
    return words.fill(w::year_measure_runs, fmt::arg("owner", measure.owner), fmt::arg("date", words.date(measure.due)),
                      fmt::arg("left", days_left(words, measure.due, frame.today)));
}

Choice card_of(const Frame& frame, const MeasureFigures& each) {
    const Words& words = frame.words;
    const std::string reference = text_of(each.reference);
    const std::string whose =
        each.cause.empty()
            ? words.fill(w::year_measure_of_no_cause, fmt::arg("reference", reference))
            : words.fill(w::year_measure_of, fmt::arg("reference", reference), fmt::arg("cause", each.cause));
    return {.label = each.measure.what,
            .explanation = who_and_when(frame, each.measure) + " " + whose,
            .icon = standing_of(each) == Standing::overdue ? Icon::warning : Icon::none};
}

/// Those that stand so, as many as there is still room for.
std::optional<Action> draw_standing(Ui& ui, const Frame& frame, const std::vector<MeasureFigures>& all,
                                    Standing standing, std::size_t& room) {
    const auto stands_so = [standing](const MeasureFigures& each) { return standing_of(each) == standing; };
    const auto count = std::count_if(all.begin(), all.end(), stands_so);
    if (count == 0 || room == 0) return std::nullopt;
    ui.subheading(frame.words.fill(title_of(standing), fmt::arg("count", text_of_count(count, frame.words))));
    std::vector<Choice> cards;
    std::vector<Reference> references;
    for (const MeasureFigures& each : all) {
        if (!stands_so(each) || cards.size() == room) continue;
        cards.push_back(card_of(frame, each));
        references.push_back(each.reference);
    }
    room -= cards.size();
    const std::string id = "measures " + std::to_string(static_cast<int>(standing));
    const auto pressed = ui.choices(id, cards, Choosing::act);
    if (!pressed) return std::nullopt;
    return press::OpenMeasure{references[*pressed]};
}

void draw_repeats(Ui& ui, const Words& words, const std::vector<RepeatFigures>& repeats) {
    std::vector<RecordLine> lines;
    for (const RepeatFigures& each : repeats) {
        if (each.repeats == 0) continue;
        lines.push_back({each.cause,
                         words.fill(w::year_repeat_line, fmt::arg("date", words.date(each.since)),
                                    fmt::arg("count", text_of_count(each.repeats, words)),
                                    fmt::arg("measures", text_of_count(each.measures, words))),
                         true});
    }
    if (lines.empty()) return;
    ui.subheading(words(w::analysis_table_repeats));
    ui.text(words(w::year_repeats_why));
    ui.record(lines);
}

}  // namespace

std::optional<Action> draw_year_measures(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    const Analysis& analysis = year.shown->analysis;
    tell_limits(ui, words, analysis.scope);
    if (analysis.measures.empty()) {
        ui.text(words(w::year_measures_none));
        return std::nullopt;
    }
    ui.text(words(w::year_measures_why));
    std::optional<Action> action;
    std::size_t room = year.measures;
    for (const Standing standing : {Standing::overdue, Standing::running, Standing::checked}) {
        if (auto pressed = draw_standing(ui, frame, analysis.measures, standing, room)) action = std::move(pressed);
        // Late ones come first; what they are late for may be seen in the causes that came back.
        if (standing == Standing::overdue) draw_repeats(ui, words, analysis.repeats);
    }
    const std::size_t all = analysis.measures.size();
    if (room == 0 && all > year.measures &&
        ui.link(words.fill(w::year_measures_more, fmt::arg("count", all - year.measures))))
        action = press::MoreMeasures{};
    if (analysis.more_measures > 0) ui.quiet(words(w::analysis_note_more_measures));
    if (auto pressed = draw_year_chart(ui, frame, year, TableId::measure_counts)) action = std::move(pressed);
    return action;
}

}  // namespace klachtenzuil::desk
