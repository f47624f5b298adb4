#include "kiosk/desk/year_page.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/year_charts.hpp"
#include "kiosk/desk/year_measures.hpp"
#include "kiosk/desk/year_notes.hpp"
#include "kiosk/desk/year_report.hpp"

namespace klachtenzuil::desk {

namespace {

/// What is chosen stands beside the figures where the panel has room for it.
constexpr float choices_em = 13;
/// No complaint is older.
constexpr std::chrono::year first_year{2000};

std::int64_t late_measures(const YearState& year) {
    if (!year.shown) return 0;
    const auto& measures = year.shown->analysis.measures;
    return std::count_if(measures.begin(), measures.end(), [](const MeasureFigures& each) { return each.overdue; });
}

std::optional<Action> draw_parts(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    std::optional<Action> action;
    const std::int64_t late = late_measures(year);
    const auto part = [&](const std::string& name, YearPart to, Icon icon) {
        if (ui.small_button(name, name, year.part == to, 1, icon)) action = press::ShowYear{to};
    };
    ui.begin_row();
    part(words(w::year_figures), YearPart::figures, Icon::none);
    part(late > 0 ? words.fill(w::year_measures_late, fmt::arg("count", late)) : words(w::year_measures),
         YearPart::measures, late > 0 ? Icon::warning : Icon::none);
    part(words(w::year_notes), YearPart::notes, Icon::none);
    part(words(w::year_report), YearPart::report, Icon::printer);
    ui.end_row();
    return action;
}

bool is_limited(const AnalysisScope& scope) {
    return scope.kind || scope.channel;
}

std::optional<Action> draw_period(Ui& ui, const Frame& frame, const YearState& year, const AnalysisScope& scope) {
    const Words& words = frame.words;
    std::optional<Action> action;
    const auto choose = [&](PeriodSpan span, const Period& period) {
        AnalysisScope changed = scope;
        changed.period = period;
        action = press::ChooseScope{span, changed};
    };
    const auto span = [&](Word name, PeriodSpan to) {
        // The one that runs now, where the period holds it, else the last one of the period.
        const Date day = scope.period.holds(frame.today) ? frame.today : scope.period.last;
        if (ui.small_button(words(name), words(name), year.span == to)) choose(to, period_with(to, day));
    };
    ui.begin_row();
    span(w::year_span_year, PeriodSpan::year);
    span(w::year_span_quarter, PeriodSpan::quarter);
    span(w::year_span_month, PeriodSpan::month);
    ui.end_row();
    ui.begin_row();
    const bool earliest = scope.period.first.year() <= first_year;
    if (!earliest && ui.button(words(w::year_earlier), ButtonStyle::plain, Icon::back))
        choose(year.span, period_before(year.span, scope.period));
    const bool latest = scope.period.last >= frame.today;
    if (!latest && ui.button(words(w::year_later), ButtonStyle::plain, Icon::forward))
        choose(year.span, period_after(year.span, scope.period));
    const bool limited = is_limited(scope);
    if (ui.button(words(limited ? w::year_choose_on : w::year_choose), ButtonStyle::plain,
                  limited ? Icon::check : Icon::none))
        action = press::AskScope{};
    ui.end_row();
    return action;
}

/// A report is about a whole year, and about every complaint of it.
std::optional<Action> draw_years(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    std::optional<Action> action;
    const Period shown = year_of(report_year(year, frame.today));
    const auto choose = [&](const Period& period) {
        action = press::ChooseScope{PeriodSpan::year, {.period = period}};
    };
    ui.begin_row();
    if (shown.first.year() > first_year && ui.button(words(w::year_earlier), ButtonStyle::plain, Icon::back))
        choose(period_before(PeriodSpan::year, shown));
    if (is_over(year, frame.today) && ui.button(words(w::year_later), ButtonStyle::plain, Icon::forward))
        choose(period_after(PeriodSpan::year, shown));
    ui.end_row();
    return action;
}

std::optional<Action> draw_choices(Ui& ui, const Frame& frame, const YearState& year, const AnalysisScope& scope) {
    std::optional<Action> action = draw_parts(ui, frame, year);
    if (year.part == YearPart::notes) return action;
    auto chosen = year.part == YearPart::report ? draw_years(ui, frame, year) : draw_period(ui, frame, year, scope);
    if (chosen) action = std::move(chosen);
    return action;
}

std::string heading_of(const Frame& frame, const YearState& year, const AnalysisScope& scope) {
    const Words& words = frame.words;
    switch (year.part) {
        case YearPart::figures: return words.fill(w::year_heading, fmt::arg("period", name_of(scope.period, words)));
        case YearPart::measures: return words(w::year_measures_heading);
        case YearPart::notes: return words(w::year_notes_heading);
        case YearPart::report:
            return words.fill(w::year_report_heading,
                              fmt::arg("period", name_of(year_of(report_year(year, frame.today)), words)));
    }
    return {};
}

const char* page_of(YearPart part) {
    switch (part) {
        case YearPart::figures: return "desk_year_figures";
        case YearPart::measures: return "desk_year_measures";
        case YearPart::notes: return "desk_year_notes";
        case YearPart::report: return "desk_year_report";
    }
    return "desk_year_figures";
}

std::optional<Action> draw_part(Ui& ui, const Frame& frame, const YearState& year) {
    switch (year.part) {
        case YearPart::figures: return draw_year_figures(ui, frame, year);
        case YearPart::measures: return draw_year_measures(ui, frame, year);
        case YearPart::notes: return draw_year_notes(ui, frame, *year.shown);
        case YearPart::report: return draw_year_report(ui, frame, year);
    }
    return std::nullopt;
}

template <class Value, std::size_t count>
std::optional<AnalysisScope> choose_of(Ui& ui, const Words& words, std::string_view id, Word title,
                                       const AnalysisScope& scope, std::optional<Value> AnalysisScope::*member) {
    std::vector<Choice> choices{{.label = words(w::desk_filter_any), .chosen = !(scope.*member)}};
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<Value>(i);
        choices.push_back({.label = words(klachtenzuil::word_for(value)), .chosen = scope.*member == value});
    }
    ui.subheading(words(title));
    const auto pressed = ui.choices(id, choices, Choosing::one);
    if (!pressed) return std::nullopt;
    AnalysisScope changed = scope;
    changed.*member = std::nullopt;
    if (*pressed > 0) changed.*member = static_cast<Value>(*pressed - 1);
    return changed;
}

}  // namespace

std::optional<Action> draw_year(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, page_of(year.part), frame);
    const AnalysisScope scope = year.scope.value_or(AnalysisScope{.period = period_with(year.span, frame.today)});
    const bool beside = ui.has_room_for_side(choices_em);
    std::optional<Action> chosen;
    if (beside) {
        ui.begin_side(choices_em);
        chosen = draw_choices(ui, frame, year, scope);
        ui.end_side();
    }
    ui.begin_content();
    if (!beside) chosen = draw_choices(ui, frame, year, scope);
    ui.heading(heading_of(frame, year, scope));
    tell_outcome(ui, frame);
    // Figures of another period stay away, so that nobody reads them under the wrong name; those of this one stay while
    // they are counted again.
    const bool counts = year.part == YearPart::figures || year.part == YearPart::measures;
    const bool fits = year.part == YearPart::report || (year.shown && (!counts || year.shown->analysis.scope == scope));
    if (year.loading && !fits) ui.notice(Icon::clock, words(w::year_busy));
    if (fits) {
        if (auto pressed = draw_part(ui, frame, year)) action = std::move(pressed);
    }
    ui.end_content();
    if (chosen) action = std::move(chosen);
    return action;
}

std::optional<Action> draw_scope_choice(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    const AnalysisScope scope = year.scope.value_or(AnalysisScope{.period = period_with(year.span, frame.today)});
    std::optional<AnalysisScope> changed;
    std::optional<Action> action;
    ui.begin_dialog("scope", words(w::year_choose_heading));
    if (const auto kind = choose_of<ComplainantKind, complainant_kind_count>(ui, words, "kind", w::desk_filter_kind,
                                                                             scope, &AnalysisScope::kind))
        changed = kind;
    if (const auto channel =
            choose_of<Channel, channel_count>(ui, words, "channel", w::year_channel, scope, &AnalysisScope::channel))
        changed = channel;
    ui.begin_row();
    if (ui.button(words(w::desk_filter_close), ButtonStyle::primary, Icon::check)) action = press::AskScope{false};
    if (is_limited(scope) && ui.button(words(w::desk_filter_clear))) changed = AnalysisScope{.period = scope.period};
    ui.end_row();
    ui.end_dialog();
    if (changed) action = press::ChooseScope{year.span, *changed};
    return action;
}

}  // namespace klachtenzuil::desk
