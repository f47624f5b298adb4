#include "core/analysis/tables.hpp"

#include <algorithm>
#include <array>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using Numbers = std::span<const std::int64_t>;

/// A row of counts before it is cells.
struct Counted {
    std::string name;
    FigureCell label;
    std::int64_t now = 0;
    std::int64_t before = 0;
};

FigureCell number_or_nothing(std::optional<std::int64_t> number) {
    return number ? FigureCell(*number) : FigureCell();
}

FigureColumn column(std::string name, ColumnKind kind, Word title) {
    return {std::move(name), kind, title};
}

std::vector<FigureColumn> columns_of_counts(const Analysis& analysis, Word subject) {
    return {column("label", ColumnKind::label, subject),
            {"now", ColumnKind::count, analysis.now.period},
            column("share", ColumnKind::percent, w::analysis_column_share),
            {"before", ColumnKind::count, analysis.before.period},
            column("share_before", ColumnKind::percent, w::analysis_column_share_before)};
}

FigureRow row_of_counts(const Counted& row, std::int64_t of_now, std::int64_t of_before) {
    return {row.name,
            {row.label, row.now, number_or_nothing(percent_of(row.now, of_now)), row.before,
             number_or_nothing(percent_of(row.before, of_before))}};
}

/// What makes one table of counts out of its rows.
struct CountTable {
    const Analysis& analysis;
    TableId id;
    Word title;
    Word subject;
    std::int64_t of_now = 0;
    std::int64_t of_before = 0;
    bool with_total = true;
    std::vector<TableNote> notes{};

    FigureTable made_of(const std::vector<Counted>& rows) const {
        FigureTable table{
            .id = id, .title = title, .columns = columns_of_counts(analysis, subject), .rows = {}, .notes = notes};
        for (const Counted& row : rows)
            table.rows.push_back(row_of_counts(row, of_now, of_before));
        if (with_total) {
            table.rows.push_back(row_of_counts({"total", w::analysis_row_total, of_now, of_before}, of_now, of_before));
        }
        return table;
    }

    /// A row for each value of an enum, by its stored name.
    template <class Enum>
    FigureTable by(Numbers now, Numbers before, Word (*label)(Enum)) const {
        std::vector<Counted> rows;
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto value = static_cast<Enum>(i);
            rows.push_back({std::string(name_of(value)), label(value), now[i], before[i]});
        }
        return made_of(rows);
    }
};

Word short_word(Refusal reason) {
    switch (reason) {
        case Refusal::no_complaint: return w::analysis_refusal_no_complaint;
        case Refusal::not_ours: return w::analysis_refusal_not_ours;
        case Refusal::handled_before: return w::analysis_refusal_handled_before;
        case Refusal::other: break;
    }
    return w::analysis_refusal_other;
}

Word short_word(ExtensionReason reason) {
    switch (reason) {
        case ExtensionReason::investigation: return w::analysis_extension_investigation;
        case ExtensionReason::expert: return w::analysis_extension_expert;
        case ExtensionReason::absence: return w::analysis_extension_absence;
        case ExtensionReason::complainant: return w::analysis_extension_complainant;
        case ExtensionReason::other: break;
    }
    return w::analysis_extension_other;
}

FigureTable overview(const Analysis& analysis) {
    const PeriodFigures& now = analysis.now;
    const PeriodFigures& before = analysis.before;
    FigureTable table{.id = TableId::overview,
                      .title = w::analysis_table_overview,
                      .columns = {column("label", ColumnKind::label, w::analysis_column_subject),
                                  {"now", ColumnKind::count, now.period},
                                  {"before", ColumnKind::count, before.period}},
                      .rows = {},
                      .notes = {}};
    struct Line {
        const char* name;
        Word label;
        std::int64_t PeriodFigures::*figure;
    };
    const std::array lines{
        Line{"received", w::analysis_row_received, &PeriodFigures::received},
        Line{"decided", w::analysis_row_decided, &PeriodFigures::decided},
        Line{"completed", w::analysis_row_completed, &PeriodFigures::completed},
        Line{"refused", w::analysis_row_refused, &PeriodFigures::refused},
        Line{"open_at_end", w::analysis_row_open_at_end, &PeriodFigures::open_at_end},
        Line{"open_late", w::analysis_row_open_late, &PeriodFigures::open_late},
        Line{"extended", w::analysis_row_extended, &PeriodFigures::extended},
        Line{"referred", w::analysis_row_referred, &PeriodFigures::referred},
        Line{"reopened", w::analysis_row_reopened, &PeriodFigures::reopened},
    };
    for (const Line& line : lines)
        table.rows.push_back({line.name, {line.label, now.*line.figure, before.*line.figure}});
    return table;
}

FigureTable months(const Analysis& analysis) {
    FigureTable table{.id = TableId::months,
                      .title = w::analysis_table_months,
                      .columns = {column("label", ColumnKind::label, w::analysis_column_month),
                                  column("received", ColumnKind::count, w::analysis_column_received),
                                  column("received_before", ColumnKind::count, w::analysis_column_received_before),
                                  column("completed", ColumnKind::count, w::analysis_column_completed),
                                  column("completed_before", ColumnKind::count, w::analysis_column_completed_before)},
                      .rows = {},
                      .notes = {}};
    const PeriodFigures& now = analysis.now;
    const PeriodFigures& before = analysis.before;
    for (std::size_t i = 0; i < now.months.size(); ++i) {
        const MonthFigures& month = now.months[i];
        const MonthFigures there = i < before.months.size() ? before.months[i] : MonthFigures{};
        const Period span = month_of(month.month);
        // Of a month that is still to come nothing can be said.
        const bool begun = span.first <= analysis.today;
        const auto said = [&](std::int64_t count) { return begun ? FigureCell(count) : FigureCell(); };
        table.rows.push_back(
            {name_of(span), {span, said(month.received), there.received, said(month.completed), there.completed}});
    }
    table.rows.push_back(
        {"total", {w::analysis_row_total, now.received, before.received, now.completed, before.completed}});
    return table;
}

FigureTable kinds(const Analysis& analysis) {
    const PeriodFigures& now = analysis.now;
    const PeriodFigures& before = analysis.before;
    std::vector<Counted> rows;
    for (std::size_t i = 0; i < now.kinds.size(); ++i) {
        const auto kind = static_cast<ComplainantKind>(i);
        const bool told = i < complainant_kind_count;
        rows.push_back({told ? std::string(name_of(kind)) : "unknown",
                        told ? word_for(kind) : w::analysis_row_kind_unknown, now.kinds[i], before.kinds[i]});
    }
    return CountTable{
        analysis,        TableId::kinds, w::analysis_table_kinds,      w::analysis_column_kind, now.received,
        before.received, true,           {{w::analysis_note_received}}}
        .made_of(rows);
}

std::int64_t count_of(const std::vector<CauseFigures>& causes, const std::string& cause) {
    const auto found = std::ranges::find(causes, cause, &CauseFigures::cause);
    return found == causes.end() ? 0 : found->count;
}

FigureTable causes(const Analysis& analysis) {
    std::vector<Counted> rows;
    Counted others{std::string(other_causes_row), w::analysis_row_other_causes, analysis.now.decided,
                   analysis.before.decided};
    for (const std::string& cause : cause_rows(analysis)) {
        rows.push_back({cause_row_name(rows.size()), cause, count_of(analysis.now.causes, cause),
                        count_of(analysis.before.causes, cause)});
        others.now -= rows.back().now;
        others.before -= rows.back().before;
    }
    if (others.now > 0 || others.before > 0) rows.push_back(others);
    return CountTable{analysis,
                      TableId::causes,
                      w::analysis_table_causes,
                      w::analysis_column_cause,
                      analysis.now.decided,
                      analysis.before.decided,
                      true,
                      {{w::analysis_note_decided}}}
        .made_of(rows);
}

FigureTable times(const Analysis& analysis) {
    FigureTable table{.id = TableId::times,
                      .title = w::analysis_table_times,
                      .columns = {column("label", ColumnKind::label, w::analysis_column_subject),
                                  column("count", ColumnKind::count, w::analysis_column_count),
                                  column("median", ColumnKind::tenths, w::analysis_column_median),
                                  column("mean", ColumnKind::tenths, w::analysis_column_mean),
                                  column("longest", ColumnKind::days, w::analysis_column_longest),
                                  column("count_before", ColumnKind::count, w::analysis_column_count_before),
                                  column("median_before", ColumnKind::tenths, w::analysis_column_median_before),
                                  column("mean_before", ColumnKind::tenths, w::analysis_column_mean_before),
                                  column("longest_before", ColumnKind::days, w::analysis_column_longest_before)},
                      .rows = {},
                      .notes = {{w::analysis_note_times}}};
    constexpr std::array labels{w::analysis_row_acknowledge, w::analysis_row_start, w::analysis_row_complete};
    static_assert(labels.size() == time_kind_count);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        FigureRow row{std::string(name_of(static_cast<TimeKind>(i))), {labels[i]}};
        for (const PeriodFigures* of : {&analysis.now, &analysis.before}) {
            const TimeFigures& time = of->times[i];
            row.cells.insert(row.cells.end(),
                             {time.count, number_or_nothing(time.median_tenths), number_or_nothing(time.mean_tenths),
                              number_or_nothing(time.longest_days)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable handling_times(const Analysis& analysis) {
    const auto steps = time_steps(analysis.terms);
    std::vector<Counted> rows;
    std::optional<int> first;
    for (std::size_t i = 0; i < time_step_count; ++i) {
        const auto last = i < steps.size() ? std::optional(steps[i]) : std::nullopt;
        // Short terms can leave a step without days.
        if (!first || !last || *last >= *first) {
            rows.push_back({std::to_string(i + 1), DaySpan{first, last}, analysis.now.handling_times[i],
                            analysis.before.handling_times[i]});
        }
        if (last) first = *last + 1;
    }
    const auto count = [](const PeriodFigures& of) {
        return of.times[static_cast<std::size_t>(TimeKind::complete)].count;
    };
    return CountTable{analysis,
                      TableId::handling_times,
                      w::analysis_table_handling_times,
                      w::analysis_column_time,
                      count(analysis.now),
                      count(analysis.before),
                      true,
                      {{w::analysis_note_times}}}
        .made_of(rows);
}

FigureTable terms(const Analysis& analysis) {
    FigureTable table{.id = TableId::terms,
                      .title = w::analysis_table_terms,
                      .columns = {column("label", ColumnKind::label, w::analysis_column_term),
                                  column("met", ColumnKind::count, w::analysis_column_met),
                                  column("not_met", ColumnKind::count, w::analysis_column_not_met),
                                  column("percent", ColumnKind::percent, w::analysis_column_percent),
                                  column("open_late", ColumnKind::count, w::analysis_column_open_late),
                                  column("met_before", ColumnKind::count, w::analysis_column_met_before),
                                  column("not_met_before", ColumnKind::count, w::analysis_column_not_met_before),
                                  column("percent_before", ColumnKind::percent, w::analysis_column_percent_before)},
                      .rows = {},
                      .notes = {{w::analysis_note_terms}}};
    constexpr std::array labels{w::analysis_row_acknowledge, w::analysis_row_start, w::analysis_row_refuse,
                                w::analysis_row_complete};
    static_assert(labels.size() == term_kind_count);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        FigureRow row{std::string(name_of(static_cast<TermKind>(i))), {labels[i]}};
        for (const PeriodFigures* of : {&analysis.now, &analysis.before}) {
            const TermFigures& term = of->terms[i];
            row.cells.insert(row.cells.end(),
                             {term.met, term.not_met, number_or_nothing(percent_of(term.met, term.count()))});
            if (of == &analysis.now) row.cells.emplace_back(analysis.now.open_late_terms[i]);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable measure_counts(const Analysis& analysis) {
    const MeasureCounts& now = analysis.measure_counts;
    const MeasureCounts& before = analysis.measure_counts_before;
    std::vector<Counted> rows;
    for (std::size_t i = 0; i < now.results.size(); ++i) {
        const auto result = static_cast<MeasureResult>(i);
        rows.push_back({std::string(name_of(result)), word_for(result), now.results[i], before.results[i]});
    }
    rows.push_back({"running", w::analysis_row_measures_running, now.running, before.running});
    rows.push_back({"overdue", w::analysis_row_measures_overdue, now.overdue, before.overdue});
    CountTable table{analysis,    TableId::measure_counts, w::analysis_table_measure_counts, w::analysis_column_subject,
                     now.decided, before.decided};
    return table.made_of(rows);
}

FigureTable measures(const Analysis& analysis) {
    FigureTable table{.id = TableId::measures,
                      .title = w::analysis_table_measures,
                      .columns = {column("reference", ColumnKind::label, w::analysis_column_reference),
                                  column("cause", ColumnKind::text, w::analysis_column_cause),
                                  column("kind", ColumnKind::text, w::analysis_column_measure_kind),
                                  column("what", ColumnKind::text, w::analysis_column_what),
                                  column("owner", ColumnKind::text, w::analysis_column_owner),
                                  column("decided", ColumnKind::date, w::analysis_column_decided),
                                  column("due", ColumnKind::date, w::analysis_column_due),
                                  column("checked", ColumnKind::date, w::analysis_column_checked),
                                  column("result", ColumnKind::text, w::analysis_column_result)},
                      .rows = {},
                      .notes = {{w::analysis_note_measures}}};
    if (analysis.more_measures > 0) table.notes.push_back({w::analysis_note_more_measures});
    for (const MeasureFigures& each : analysis.measures) {
        const Measure& measure = each.measure;
        const FigureCell cause = each.cause.empty() ? FigureCell() : FigureCell(each.cause);
        const FigureCell checked = measure.checked ? FigureCell(*measure.checked) : FigureCell();
        const FigureCell result =
            measure.result ? word_for(*measure.result)
                           : (each.overdue ? w::analysis_row_measures_overdue : w::analysis_row_measures_running);
        const std::string reference = text_of(each.reference);
        table.rows.push_back({reference + "-" + std::to_string(measure.number),
                              {reference, cause, word_for(measure.kind), measure.what, measure.owner, measure.decided,
                               measure.due, checked, result}});
    }
    return table;
}

FigureTable repeats(const Analysis& analysis) {
    FigureTable table{.id = TableId::repeats,
                      .title = w::analysis_table_repeats,
                      .columns = {column("label", ColumnKind::label, w::analysis_column_cause),
                                  column("measures", ColumnKind::count, w::analysis_column_measures),
                                  column("since", ColumnKind::date, w::analysis_column_since),
                                  column("repeats", ColumnKind::count, w::analysis_column_repeats)},
                      .rows = {},
                      .notes = {{w::analysis_note_repeats}}};
    for (std::size_t i = 0; i < analysis.repeats.size(); ++i) {
        const RepeatFigures& each = analysis.repeats[i];
        if (each.repeats == 0) continue;
        table.rows.push_back({cause_row_name(i), {each.cause, each.measures, each.since, each.repeats}});
    }
    return table;
}

}  // namespace

std::string cause_row_name(std::size_t place) {
    return "cause-" + std::to_string(place + 1);
}

std::vector<std::string> cause_rows(const Analysis& analysis) {
    std::vector<CauseFigures> chosen = analysis.now.causes;
    for (const CauseFigures& before : analysis.before.causes) {
        if (std::ranges::find(chosen, before.cause, &CauseFigures::cause) == chosen.end()) {
            chosen.push_back({before.cause, 0});
        }
    }
    std::erase_if(chosen, [](const CauseFigures& each) { return each.cause.empty(); });
    std::ranges::stable_sort(chosen, std::greater<>{}, &CauseFigures::count);
    if (chosen.size() > most_cause_rows) chosen.erase(chosen.begin() + most_cause_rows, chosen.end());
    std::vector<std::string> rows;
    rows.reserve(chosen.size());
    for (CauseFigures& each : chosen)
        rows.push_back(std::move(each.cause));
    return rows;
}

std::vector<FigureTable> tables_of(const Analysis& analysis) {
    const PeriodFigures& now = analysis.now;
    const PeriodFigures& before = analysis.before;
    const auto parts = [&](TableId id, Word title, Word subject, std::int64_t PeriodFigures::*whole, Word note) {
        return CountTable{analysis, id, title, subject, now.*whole, before.*whole, true, {{note}}};
    };
    using Figures = PeriodFigures;
    CountTable categories = parts(TableId::categories, w::analysis_table_categories, w::analysis_column_category,
                                  &Figures::received, w::analysis_note_received);
    categories.with_total = false;
    categories.notes.push_back({w::analysis_note_categories});
    const CountTable channels = parts(TableId::channels, w::analysis_table_channels, w::analysis_column_channel,
                                      &Figures::received, w::analysis_note_received);
    CountTable stages = parts(TableId::stages, w::analysis_table_stages, w::analysis_column_stage, &Figures::received,
                              w::analysis_note_received);
    stages.notes.push_back({w::analysis_note_stages});
    const CountTable outcomes = parts(TableId::outcomes, w::analysis_table_outcomes, w::analysis_column_outcome,
                                      &Figures::decided, w::analysis_note_decided);
    const CountTable satisfaction = parts(TableId::satisfaction, w::analysis_table_satisfaction,
                                          w::analysis_column_answer, &Figures::completed, w::analysis_note_completed);
    const CountTable refusals = parts(TableId::refusals, w::analysis_table_refusals, w::analysis_column_reason,
                                      &Figures::refused, w::analysis_note_refused);
    const CountTable extensions = parts(TableId::extensions, w::analysis_table_extensions, w::analysis_column_reason,
                                        &Figures::extended, w::analysis_note_extended);
    return {overview(analysis),
            months(analysis),
            kinds(analysis),
            categories.by<Category>(now.categories, before.categories, word_for),
            causes(analysis),
            channels.by<Channel>(now.channels, before.channels, word_for),
            stages.by<Stage>(now.stages, before.stages, word_for),
            outcomes.by<Outcome>(now.outcomes, before.outcomes, word_for),
            satisfaction.by<Satisfied>(now.satisfied, before.satisfied, word_for),
            refusals.by<Refusal>(now.refusals, before.refusals, short_word),
            extensions.by<ExtensionReason>(now.extensions, before.extensions, short_word),
            times(analysis),
            handling_times(analysis),
            terms(analysis),
            measure_counts(analysis),
            measures(analysis),
            repeats(analysis)};
}

}  // namespace klachtenzuil
