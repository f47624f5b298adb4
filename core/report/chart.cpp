#include "core/report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "core/report/phrases.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// A chart by the table that it is of: which columns are its series, this year's first.
struct ChartRow {
    TableId table;
    ChartKind kind;
    std::string_view now;
    std::string_view before;
};

constexpr std::array chart_rows{
    ChartRow{TableId::overview, ChartKind::bars, "now", "before"},
    ChartRow{TableId::months, ChartKind::columns, "received", "received_before"},
    ChartRow{TableId::categories, ChartKind::bars, "now", "before"},
    ChartRow{TableId::causes, ChartKind::bars, "now", "before"},
    ChartRow{TableId::kinds, ChartKind::bars, "now", "before"},
    ChartRow{TableId::channels, ChartKind::bars, "now", "before"},
    ChartRow{TableId::stages, ChartKind::bars, "now", "before"},
    ChartRow{TableId::outcomes, ChartKind::shares, "now", "before"},
    ChartRow{TableId::satisfaction, ChartKind::shares, "now", "before"},
    ChartRow{TableId::refusals, ChartKind::bars, "now", "before"},
    ChartRow{TableId::extensions, ChartKind::bars, "now", "before"},
    ChartRow{TableId::times, ChartKind::bars, "median", "median_before"},
    ChartRow{TableId::handling_times, ChartKind::distribution, "now", "before"},
    ChartRow{TableId::terms, ChartKind::bars, "percent", "percent_before"},
    ChartRow{TableId::measure_counts, ChartKind::bars, "now", "before"},
};

constexpr std::array short_months{w::report_month_january, w::report_month_february, w::report_month_march,
                                  w::report_month_april,   w::report_month_may,      w::report_month_june,
                                  w::report_month_july,    w::report_month_august,   w::report_month_september,
                                  w::report_month_october, w::report_month_november, w::report_month_december};

const FigureColumn* find_column(const FigureTable& table, std::string_view name) {
    const auto found = std::ranges::find(table.columns, name, &FigureColumn::name);
    return found == table.columns.end() ? nullptr : &*found;
}

FigureCell cell_at(const FigureTable& table, std::string_view row, std::string_view column) {
    const FigureCell* cell = find_cell(table, row, column);
    return cell ? *cell : FigureCell{};
}

bool is_drawn(const FigureRow& row) {
    return row.name != "total";
}

/// The year itself, where a table calls the column something else: "Received, the year before".
FigureColumn year_title(std::span<const FigureTable> tables, const FigureColumn& column, ChartYear year) {
    const FigureTable* overview = find_table(tables, TableId::overview);
    const FigureColumn* named = overview ? find_column(*overview, year == ChartYear::now ? "now" : "before") : nullptr;
    FigureColumn title = column;
    if (named) title.title = named->title;
    return title;
}

ChartSeries series_of(const FigureTable& table, FigureColumn title, const std::string& column, ChartYear year) {
    const std::string_view share = year == ChartYear::now ? "share" : "share_before";
    const ColumnKind unit = title.kind;
    ChartSeries series{.year = year, .unit = unit, .title = std::move(title), .bars = {}};
    for (const FigureRow& row : table.rows) {
        if (!is_drawn(row)) continue;
        series.bars.push_back({.place = {.table = table.id, .row = row.name, .column = column},
                               .value = cell_at(table, row.name, column),
                               .share = cell_at(table, row.name, share)});
    }
    return series;
}

std::int64_t sum_of(const ChartSeries& series) {
    return std::transform_reduce(series.bars.begin(), series.bars.end(), std::int64_t{0}, std::plus{}, length_of);
}

bool has_number(const ChartSeries& series) {
    return std::ranges::any_of(series.bars,
                               [](const ChartBar& bar) { return std::holds_alternative<std::int64_t>(bar.value); });
}

bool has_hidden(const ChartSeries& series) {
    return std::ranges::any_of(series.bars, [](const ChartBar& bar) { return is_hidden(bar.value); });
}

/// Of how many complaints a row of medians or percentages speaks; nothing where that is not published.
std::optional<std::int64_t> counted_behind(const FigureTable& table, const std::string& row) {
    if (!find_column(table, "count") && !find_column(table, "met")) return std::nullopt;
    std::int64_t sum = 0;
    for (const std::string_view column : {"count", "met", "not_met"}) {
        const FigureCell cell = cell_at(table, row, column);
        if (const auto* number = std::get_if<std::int64_t>(&cell)) sum += *number;
    }
    return sum;
}

/// Of too few complaints neither a median nor a percentage is drawn: their length would say what is usual.
void leave_out_few(Chart& chart, const FigureTable& table) {
    ChartSeries& now = chart.series.front();
    if (now.unit == ColumnKind::count) return;
    for (ChartBar& bar : now.bars) {
        const auto behind = counted_behind(table, bar.place.row);
        if (behind && why_not_typical(*behind) && !is_hidden(bar.value)) bar.value = FigureCell{};
    }
}

/// Rows that count too few people can be left out altogether; then the total or a note is all that tells of them.
bool counts_hidden_rows(const FigureTable& table, const ChartSeries& series) {
    const auto left_out = [](const TableNote& note) { return note.text == w::analysis_note_left_out; };
    if (std::ranges::any_of(table.notes, left_out)) return true;
    const FigureCell total = cell_at(table, "total", series.title.name);
    const auto* number = std::get_if<std::int64_t>(&total);
    return series.bars.empty() && (is_hidden(total) || (number && *number > 0));
}

std::optional<Word> instead_of(const Chart& chart, const FigureTable& table) {
    const ChartSeries& now = chart.series.front();
    if (!has_number(now) && (has_hidden(now) || counts_hidden_rows(table, now))) return w::analysis_note_left_out;
    const bool counts = now.unit == ColumnKind::count;
    std::int64_t behind = 0;
    if (counts) {
        behind = sum_of(now);
    } else {
        for (const FigureRow& row : table.rows)
            behind = std::max(behind, counted_behind(table, row.name).value_or(fewest_for_typical));
    }
    if (behind == 0) return word_for(Unsaid::nothing);
    const bool typical = chart.kind == ChartKind::shares || chart.kind == ChartKind::distribution || !counts;
    if (typical && behind < fewest_for_typical && !has_hidden(now)) return word_for(Unsaid::too_few);
    return counts || has_number(now) ? std::nullopt : std::optional(word_for(Unsaid::nothing));
}

/// A year of which no number is shown is left out; a bar that is divided needs all of its parts.
void settle(Chart& chart) {
    if (chart.kind == ChartKind::shares && std::ranges::any_of(chart.series, has_hidden)) chart.kind = ChartKind::bars;
    const bool empty_before =
        chart.series.size() > 1 &&
        (!has_number(chart.series[1]) || (chart.kind == ChartKind::shares && sum_of(chart.series[1]) == 0));
    if (empty_before) chart.series.pop_back();
}

std::vector<ChartMark> marks_of(const Chart& chart, const Terms& terms) {
    std::vector<ChartMark> marks;
    if (chart.kind != ChartKind::distribution) return marks;
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        const auto* days = std::get_if<DaySpan>(&chart.labels[i]);
        if (!days || !days->last) continue;
        const int extended = terms.complete_days + terms.extension_days;
        if (*days->last == terms.complete_days) marks.push_back({i + 1, w::report_mark_term, *days->last});
        if (terms.extension_days > 0 && *days->last == extended)
            marks.push_back({i + 1, w::report_mark_extended, extended});
    }
    return marks;
}

std::optional<Chart> chart_of(std::span<const FigureTable> tables, const ChartRow& wanted, const Terms& terms) {
    const FigureTable* table = find_table(tables, wanted.table);
    // What is published has shares alone in some tables.
    const std::string_view of_now = table && find_column(*table, wanted.now) ? wanted.now : "share";
    const FigureColumn* now = table ? find_column(*table, of_now) : nullptr;
    if (!now) return std::nullopt;
    Chart chart{.table = wanted.table,
                .kind = wanted.kind,
                .title = wanted.table == TableId::times ? w::report_chart_times : table->title,
                .labels = {},
                .series = {},
                .marks = {},
                .instead = std::nullopt};
    for (const FigureRow& row : table->rows) {
        if (is_drawn(row)) chart.labels.push_back(row.cells.front());
    }
    chart.series.push_back(
        series_of(*table, year_title(tables, *now, ChartYear::now), std::string(of_now), ChartYear::now));
    if (const FigureColumn* before = find_column(*table, wanted.before)) {
        chart.series.push_back(series_of(*table, year_title(tables, *before, ChartYear::before),
                                         std::string(wanted.before), ChartYear::before));
    }
    leave_out_few(chart, *table);
    chart.instead = instead_of(chart, *table);
    settle(chart);
    chart.marks = marks_of(chart, terms);
    return chart;
}

TablePlace place_behind(const ChartSeries& series, const ChartBar& bar, std::span<const FigureTable> tables) {
    TablePlace place = bar.place;
    if (place.table != TableId::terms) return place;
    const std::string late = series.year == ChartYear::now ? "not_met" : "not_met_before";
    if (number_at(tables, place.table, place.row, late).value_or(0) > 0) place.column = late;
    return place;
}

}  // namespace

std::vector<Chart> charts_of(std::span<const FigureTable> tables, const Terms& terms) {
    std::vector<Chart> charts;
    for (const ChartRow& wanted : chart_rows) {
        if (auto chart = chart_of(tables, wanted, terms)) charts.push_back(std::move(*chart));
    }
    return charts;
}

void lead_to_complaints(std::span<Chart> charts, const Analysis& analysis, std::span<const FigureTable> tables) {
    for (Chart& chart : charts) {
        for (ChartSeries& series : chart.series) {
            for (ChartBar& bar : series.bars) {
                TablePlace place = place_behind(series, bar, tables);
                const bool counts = number_at(tables, place.table, place.row, place.column).value_or(0) > 0;
                if (counts && counted_at(analysis, place)) bar.behind = std::move(place);
            }
        }
    }
}

const Chart* find_chart(std::span<const Chart> charts, TableId table) {
    const auto found = std::ranges::find(charts, table, &Chart::table);
    return found == charts.end() ? nullptr : &*found;
}

std::string value_text(const ChartSeries& series, std::size_t bar, const Words& words) {
    return text_of(series.bars[bar].value, series.unit, words);
}

std::string value_and_share(const ChartSeries& series, std::size_t bar, const Words& words) {
    const ChartBar& of = series.bars[bar];
    std::string value = value_text(series, bar, words);
    // No share of nothing, and none beside itself.
    if (series.unit == ColumnKind::percent) return value;
    if (!std::holds_alternative<std::int64_t>(of.share) || length_of(of) == 0) return value;
    return fmt::format("{} ({})", value, text_of(of.share, ColumnKind::percent, words));
}

Word unit_word(const Chart& chart) {
    const ColumnKind unit = chart.series.empty() ? ColumnKind::count : chart.series.front().unit;
    if (unit == ColumnKind::tenths || unit == ColumnKind::days) return w::report_unit_days;
    if (unit == ColumnKind::percent)
        return chart.table == TableId::terms ? w::report_unit_on_time : w::report_unit_share;
    return chart.table == TableId::measure_counts ? w::report_unit_measures : w::report_unit_complaints;
}

std::string text_of(const ChartMark& mark, const Words& words) {
    return words.fill(mark.text, fmt::arg("days", counted_days(mark.days, words)));
}

std::string short_label(const Chart& chart, std::size_t bar, const Words& words) {
    const FigureCell& label = chart.labels[bar];
    const auto* period = std::get_if<Period>(&label);
    if (!period) return text_of(label, ColumnKind::label, words);
    const std::chrono::year of = period->first.year();
    const unsigned month = static_cast<unsigned>(period->first.month());
    if (*period == month_of(of / period->first.month())) return words(short_months[month - 1]);
    const int quarter = static_cast<int>(month - 1) / 3 + 1;
    if (*period == quarter_of(of, quarter)) return words.fill(w::report_period_quarter, fmt::arg("number", quarter));
    const bool half = period->first == of / 1 / 1 || period->first == of / 7 / 1;
    if (half && period->last == (month == 1 ? Date{of / 6 / 30} : Date{of / 12 / 31}))
        return words.fill(w::report_period_half, fmt::arg("number", month == 1 ? 1 : 2));
    return name_of(*period, words);
}

std::int64_t length_of(const ChartBar& bar) {
    const auto* number = std::get_if<std::int64_t>(&bar.value);
    return number ? *number : 0;
}

ChartAxis axis_of(const Chart& chart) {
    if (!chart.series.empty() && chart.series.front().unit == ColumnKind::percent) return {100, 25};
    std::int64_t longest = 1;
    for (const ChartSeries& series : chart.series) {
        for (const ChartBar& bar : series.bars)
            longest = std::max(longest, length_of(bar));
    }
    // Days stand in tenths, and an axis of days has whole ones.
    const bool tenths = !chart.series.empty() && chart.series.front().unit == ColumnKind::tenths;
    const std::int64_t least = tenths ? 10 : 1;
    constexpr std::int64_t most_steps = 6;
    for (std::int64_t power = least;; power *= 10) {
        for (const std::int64_t round : {1, 2, 5}) {
            const std::int64_t step = power * round;
            if (longest <= step * most_steps) return {(longest + step - 1) / step * step, step};
        }
    }
}

Word word_for(Unsaid why) {
    switch (why) {
        case Unsaid::nothing: return w::report_unsaid_nothing;
        case Unsaid::too_few: return w::report_unsaid_too_few;
        case Unsaid::nothing_before: return w::report_unsaid_nothing_before;
        case Unsaid::too_few_before: return w::report_unsaid_too_few_before;
        case Unsaid::still_running: return w::report_unsaid_still_running;
    }
    return w::report_unsaid_nothing;
}

}  // namespace klachtenzuil
