#include "core/report/chart.hpp"

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "tests/core/report/hand_made_tables.hpp"
#include "tests/support/sample_report.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;
using std::chrono::year;

namespace {

const Words& dutch() {
    static const Words words(Language::nl);
    return words;
}

}  // namespace

TEST_CASE("a chart shows the cells of its table, and leads to the places where they stand") {
    const std::vector<FigureTable> tables{counts(TableId::channels, {{"kiosk", 12, 8}, {"phone", 4, 6}})};
    const auto charts = charts_of(tables, Terms{});
    REQUIRE(charts.size() == 1);
    const Chart& chart = charts.front();
    CHECK(chart.kind == ChartKind::bars);
    CHECK_FALSE(chart.instead);
    REQUIRE(chart.series.size() == 2);
    CHECK(chart.series[0].bars[1].place == TablePlace{TableId::channels, "phone", "now"});
    CHECK(chart.series[1].bars[0].place == TablePlace{TableId::channels, "kiosk", "before"});
    CHECK(value_and_share(chart.series[0], 0, dutch()) == "12 (75%)");
    CHECK(value_text(chart.series[1], 1, dutch()) == "6");
    CHECK(title_of(chart.series[0].title, dutch()) == "2026");
}

TEST_CASE("the total is no bar") {
    const std::vector<FigureTable> tables{counts(TableId::channels, {{"kiosk", 12, 8}, {"phone", 4, 6}})};
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(charts_of(tables, Terms{})[0].labels.size() == 2);
}

TEST_CASE("outcomes are one divided bar a year, and bars where a part of it is hidden") {
    FigureTable outcomes = counts(TableId::outcomes, {{"upheld", 12, 8}, {"not_upheld", 9, 6}});
    CHECK(charts_of({{outcomes}}, Terms{})[0].kind == ChartKind::shares);
    outcomes.rows[0].cells[1] = HiddenCell{};
    const Chart chart = charts_of({{outcomes}}, Terms{})[0];
    CHECK(chart.kind == ChartKind::bars);
    CHECK(value_text(chart.series[0], 0, dutch()) == "*");
    CHECK(length_of(chart.series[0].bars[0]) == 0);
}

TEST_CASE("a distribution is marked where the terms end, when a step ends there") {
    const FigureTable times = days({{{{}, 14}, 3}, {{15, 28}, 4}, {{29, 42}, 9}, {{43, 84}, 2}, {{85, {}}, 1}});
    const Chart chart = charts_of({{times}}, Terms{})[0];
    REQUIRE(chart.marks.size() == 2);
    CHECK(chart.marks[0].after == 3);
    CHECK(text_of(chart.marks[0], dutch()) == "termijn: 42 dagen");
    CHECK(chart.marks[1].after == 4);
    Terms other;
    other.complete_days = 40;
    other.extension_days = 0;
    CHECK(charts_of({{times}}, other)[0].marks.empty());
}

TEST_CASE("where there is nothing worth drawing a sentence says why") {
    const auto instead = [](const FigureTable& table) { return charts_of({{table}}, Terms{})[0].instead; };
    CHECK(instead(counts(TableId::channels, {{"kiosk", 0, 8}})) == w::report_unsaid_nothing);
    CHECK_FALSE(instead(counts(TableId::channels, {{"kiosk", 1, 8}})));
    CHECK(instead(counts(TableId::outcomes, {{"upheld", 2, 8}, {"not_upheld", 2, 0}})) == w::report_unsaid_too_few);
    CHECK_FALSE(instead(counts(TableId::outcomes, {{"upheld", 2, 8}, {"not_upheld", 3, 0}})));
    FigureTable hidden = counts(TableId::channels, {{"kiosk", 2, 8}, {"phone", 3, 0}});
    hidden.rows[0].cells[1] = hidden.rows[1].cells[1] = HiddenCell{};
    CHECK(instead(hidden) == w::analysis_note_left_out);
    hidden.rows.erase(hidden.rows.begin(), hidden.rows.begin() + 2);
    CHECK(instead(hidden) == w::analysis_note_left_out);
    CHECK(instead(counts(TableId::channels, {})) == w::report_unsaid_nothing);
}

TEST_CASE("days are said to be the median, and none is drawn of too few to say what is usual") {
    const auto row = [](const char* name, std::int64_t count, std::int64_t median) {
        return FigureRow{name, {std::string(name), count, median}};
    };
    FigureTable times{.id = TableId::times,
                      .title = w::analysis_table_times,
                      .columns = {{"label", ColumnKind::label, w::analysis_column_subject},
                                  {"count", ColumnKind::count, w::analysis_column_count},
                                  {"median", ColumnKind::tenths, w::analysis_column_median}},
                      .rows = {row("acknowledge", 6, 30), row("start", 4, 75)},
                      .notes = {}};
    const Chart chart = charts_of({{times}}, Terms{})[0];
    CHECK(dutch()(chart.title) == "Hoe lang het duurde: middelste aantal dagen");
    CHECK_FALSE(chart.instead);
    CHECK(value_text(chart.series[0], 0, dutch()) == "3,0");
    CHECK(value_text(chart.series[0], 1, dutch()) == "–");
    times.rows.erase(times.rows.begin());
    CHECK(charts_of({{times}}, Terms{})[0].instead == w::report_unsaid_too_few);
}

TEST_CASE("a table of shares alone is drawn from its shares") {
    FigureTable outcomes = counts(TableId::outcomes, {{"upheld", 12, 8}, {"not_upheld", 9, 6}});
    outcomes.rows.pop_back();
    outcomes.columns = {outcomes.columns[0], outcomes.columns[2]};
    for (FigureRow& row : outcomes.rows)
        row.cells = {row.cells[0], row.cells[2]};
    const Chart chart = charts_of({{outcomes}}, Terms{})[0];
    CHECK_FALSE(chart.instead);
    REQUIRE(chart.series.size() == 1);
    CHECK(value_text(chart.series[0], 0, dutch()) == "57%");
    CHECK(value_and_share(chart.series[0], 0, dutch()) == "57%");
    CHECK(unit_word(chart) == w::report_unit_share);
    outcomes.rows.clear();
    outcomes.notes.push_back({w::analysis_note_left_out});
    CHECK(charts_of({{outcomes}}, Terms{})[0].instead == w::analysis_note_left_out);
}

TEST_CASE("a year before of which nothing is shown is no series") {
    FigureTable table = counts(TableId::channels, {{"kiosk", 12, 8}});
    table.rows[0].cells[3] = FigureCell{};
    CHECK(charts_of({{table}}, Terms{})[0].series.size() == 1);
}

TEST_CASE("every chart says what it counts") {
    const auto unit = [](TableId id) {
        const auto charts = charts_of(sample_report(ReportFor::management, 240).tables, Terms{});
        const Chart* chart = find_chart(charts, id);
        REQUIRE(chart);
        return unit_word(*chart);
    };
    CHECK(unit(TableId::months) == w::report_unit_complaints);
    CHECK(unit(TableId::outcomes) == w::report_unit_complaints);
    CHECK(unit(TableId::handling_times) == w::report_unit_complaints);
    CHECK(unit(TableId::times) == w::report_unit_days);
    CHECK(unit(TableId::terms) == w::report_unit_on_time);
    CHECK(unit(TableId::measure_counts) == w::report_unit_measures);
}

TEST_CASE("an axis ends on a whole round number") {
    const auto axis = [](std::int64_t longest) {
        return axis_of(charts_of({{counts(TableId::channels, {{"kiosk", longest, 0}})}}, Terms{})[0]);
    };
    CHECK(axis(1) == ChartAxis{1, 1});
    CHECK(axis(6) == ChartAxis{6, 1});
    CHECK(axis(7) == ChartAxis{8, 2});
    CHECK(axis(61) == ChartAxis{80, 20});
    CHECK(axis(1'000'000) == ChartAxis{1'000'000, 200'000});
}

TEST_CASE("months and parts of a year are short where there is little room") {
    Chart chart;
    chart.labels = {month_of(year{2026} / 3), quarter_of(year{2026}, 2),
                    Period{year{2026} / 7 / 1, year{2026} / 12 / 31}, std::string("Post")};
    CHECK(short_label(chart, 0, dutch()) == "mrt");
    CHECK(short_label(chart, 1, dutch()) == "2e kwartaal");
    CHECK(short_label(chart, 2, dutch()) == "2e helft");
    CHECK(short_label(chart, 3, dutch()) == "Post");
}
