#include "kiosk/desk/year_charts.hpp"

#include <string>
#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// A series for the year before is there where the tables have one.
const ChartSeries* before_of(const Chart& chart) {
    return chart.series.size() > 1 ? &chart.series[1] : nullptr;
}

std::string label_of(const Chart& chart, std::size_t bar, const Words& words) {
    if (chart.kind == ChartKind::columns) return short_label(chart, bar, words);
    return text_of(chart.labels[bar], ColumnKind::label, words);
}

std::string what_is_behind(const Words& words, const Chart& chart, std::size_t bar, const TablePlace& place,
                           const Period& period) {
    const std::string row = text_of(chart.labels[bar], ColumnKind::label, words);
    if (place.column.starts_with("not_met"))
        return words.fill(w::year_late_behind, fmt::arg("row", row), fmt::arg("period", name_of(period, words)));
    return words.fill(w::year_behind_what, fmt::arg("row", row), fmt::arg("chart", words(chart.title)),
                      fmt::arg("period", name_of(period, words)));
}

/// What a press on this bar of this year leads to; nothing where it counts no complaint.
std::optional<press::Figure> figure_of(const Chart& chart, const ChartSeries& series, std::size_t bar,
                                       const Analysis& analysis, const Words& words) {
    const auto& place = series.bars[bar].behind;
    if (!place) return std::nullopt;
    const bool before = series.year == ChartYear::before;
    const Period& period = before ? analysis.before.period : analysis.now.period;
    return press::Figure{*place, what_is_behind(words, chart, bar, *place, period), before};
}

std::vector<ShownBar> bars_of(const Chart& chart, const Words& words) {
    const ChartSeries& now = chart.series.front();
    const ChartSeries* before = before_of(chart);
    std::vector<ShownBar> bars;
    for (std::size_t i = 0; i < chart.labels.size(); ++i) {
        ShownBar bar;
        bar.label = label_of(chart, i, words);
        bar.value = static_cast<double>(length_of(now.bars[i]));
        const bool short_of_room = chart.kind == ChartKind::columns;
        bar.text = short_of_room ? value_text(now, i, words) : value_and_share(now, i, words);
        if (before != nullptr) {
            bar.before = static_cast<double>(length_of(before->bars[i]));
            bar.before_text = short_of_room ? value_text(*before, i, words) : value_and_share(*before, i, words);
        }
        for (const ChartMark& mark : chart.marks) {
            if (mark.after == i) bar.limit = text_of(mark, words);
        }
        bar.enabled = now.bars[i].behind.has_value();
        bar.before_enabled = before != nullptr && before->bars[i].behind.has_value();
        bars.push_back(std::move(bar));
    }
    return bars;
}

void draw_table(Ui& ui, const Words& words, const FigureTable& table) {
    std::vector<TableHead> heads;
    for (const FigureColumn& column : table.columns)
        heads.push_back({title_of(column, words), column.kind != ColumnKind::label && column.kind != ColumnKind::text});
    std::vector<TableLine> lines;
    for (const FigureRow& row : table.rows) {
        TableLine line{.cells = {}, .total = row.name == "total"};
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            line.cells.push_back(text_of(row.cells[i], table.columns[i].kind, words));
        lines.push_back(std::move(line));
    }
    ui.table(heads, lines);
    for (const TableNote& note : table.notes)
        ui.quiet(text_of(note, words));
}

struct FiguresPage {
    Ui& ui;
    const Frame& frame;
    const YearState& year;
    std::optional<Action> action{};

    const Words& words() const { return frame.words; }
    const YearFigures& shown() const { return *year.shown; }
    const Analysis& analysis() const { return shown().analysis; }

    std::optional<Action> behind(const Chart& chart, const ChartPress& pressed) const {
        const ChartSeries* before = before_of(chart);
        auto figure = figure_of(chart, chart.series.front(), pressed.bar, analysis(), words());
        std::optional<press::Figure> other;
        if (before != nullptr) other = figure_of(chart, *before, pressed.bar, analysis(), words());
        if (pressed.before) std::swap(figure, other);
        if (!figure) return std::nullopt;
        return press::ShowBehind{std::move(*figure), std::move(other)};
    }

    void draw_chart(const Chart& chart) {
        ui.subheading(words()(chart.title));
        if (chart.instead) {
            ui.quiet(words()(*chart.instead));
        } else {
            const std::vector<ShownBar> bars = bars_of(chart, words());
            const ChartSeries* before = before_of(chart);
            ShownChart drawn{
                .id = name_of(chart.table),
                .now = words().fill(w::year_now, fmt::arg("period", title_of(chart.series.front().title, words())),
                                    fmt::arg("unit", words()(unit_word(chart)))),
                .upright = chart.kind == ChartKind::columns};
            if (before != nullptr)
                drawn.before = words().fill(w::year_before, fmt::arg("period", title_of(before->title, words())));
            if (const auto pressed = ui.chart(drawn, bars)) action = behind(chart, *pressed);
        }
        draw_table_of(chart);
    }

    void draw_table_of(const Chart& chart) {
        const FigureTable* table = find_table(shown().tables, chart.table);
        if (table == nullptr) return;
        const bool open = year.tables.contains(chart.table);
        if (open) draw_table(ui, words(), *table);
        const Word name = open ? w::year_table_hide : w::year_table_show;
        if (ui.link(words().fill(name, fmt::arg("chart", words()(chart.title)))))
            action = press::ShowTable{chart.table, !open};
    }

    void say_scope() {
        tell_limits(ui, words(), analysis().scope);
        ui.quiet(words().fill(w::year_as_of, fmt::arg("date", words().date(analysis().today))));
    }

    /// The number that matters most, held against the year before where that is fair.
    void say_received() {
        const std::int64_t now = analysis().now.received;
        const std::int64_t before = analysis().before.received;
        std::string text = words().fill(w::year_received, fmt::arg("now", text_of_count(now, words())));
        if (const auto why = why_not_compared(now, before, analysis())) {
            text += " " + words()(word_for(*why));
        } else {
            const Word how = now > before ? w::year_more : now < before ? w::year_fewer : w::year_same;
            text += " " + words().fill(how, fmt::arg("difference", text_of_count(std::abs(now - before), words())));
        }
        ui.text(text);
        if (now == 1) ui.notice(Icon::info, words()(w::year_tiny_one));
        if (now > 1 && why_not_typical(now)) ui.notice(Icon::info, words().fill(w::year_tiny, fmt::arg("count", now)));
    }

    /// What still waits is no reason to look elsewhere.
    void say_empty() {
        const std::int64_t open = analysis().now.open_at_end;
        if (open == 0) return ui.notice(Icon::info, words()(w::year_empty));
        const Word text = open == 1 ? w::year_empty_open_one : w::year_empty_open;
        ui.notice(Icon::info, words().fill(text, fmt::arg("count", text_of_count(open, words())),
                                           fmt::arg("late", text_of_count(analysis().now.open_late, words()))));
    }

    bool is_empty() const {
        const PeriodFigures& now = analysis().now;
        return now.received == 0 && now.decided == 0 && now.completed == 0 && now.refused == 0;
    }

    void draw() {
        say_scope();
        if (is_empty()) {
            say_empty();
        } else {
            say_received();
            ui.quiet(words()(w::year_hint));
            ui.quiet(words()(w::year_hint_keys));
        }
        for (const Chart& chart : shown().charts) {
            // Of a period in which nothing happened there is the overview, beside which the year before stands.
            // How measures stand is shown where they are listed.
            const bool wanted = is_empty() ? chart.table == TableId::overview : chart.table != TableId::measure_counts;
            if (wanted) draw_chart(chart);
        }
    }
};

}  // namespace

void tell_limits(Ui& ui, const Words& words, const AnalysisScope& scope) {
    std::string only;
    if (scope.kind) only = words(klachtenzuil::word_for(*scope.kind));
    if (scope.channel) {
        if (!only.empty()) only += " · ";
        only += words(klachtenzuil::word_for(*scope.channel));
    }
    if (!only.empty()) ui.notice(Icon::info, words.fill(w::year_only, fmt::arg("what", only)));
}

std::optional<Action> draw_year_chart(Ui& ui, const Frame& frame, const YearState& year, TableId table) {
    FiguresPage page{ui, frame, year};
    if (const Chart* chart = find_chart(year.shown->charts, table)) page.draw_chart(*chart);
    return page.action;
}

std::optional<Action> draw_year_figures(Ui& ui, const Frame& frame, const YearState& year) {
    FiguresPage page{ui, frame, year};
    page.draw();
    return page.action;
}

}  // namespace klachtenzuil::desk
