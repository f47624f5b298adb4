#pragma once
// Charts for screen, PDF and spreadsheet: what is drawn, from which cells, and what a tap on it leads to. How it looks
// is the business of whoever draws it. Every number is the cell of a table; no chart computes a figure.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/analysis.hpp"
#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

enum class ChartKind {
    columns,       ///< upright, in the order of time: months
    bars,          ///< lying, a row each, the label before it
    distribution,  ///< upright without room between them: steps of days, with marks where a term ends
    shares,        ///< each series one bar that is divided among the rows
};

/// Which year a series is of: told apart by pattern or lightness and by its title, never by colour alone.
enum class ChartYear { now, before };

struct ChartBar {
    TablePlace place;
    FigureCell value;                    ///< nothing and hidden have no length, and text_of() says which of them it is
    FigureCell share;                    ///< the percentage beside a count, where the table has one
    std::optional<TablePlace> behind{};  ///< for complaints_behind(): what a tap on it lists; see lead_to_complaints()
};

struct ChartSeries {
    ChartYear year = ChartYear::now;
    ColumnKind unit = ColumnKind::count;
    FigureColumn title;          ///< for the legend: title_of(); a year where the table has one
    std::vector<ChartBar> bars;  ///< one for each label
};

/// A line across a distribution: a term ends there.
struct ChartMark {
    std::size_t after = 0;  ///< so many bars stand before it
    Word text;              ///< with {days}
    int days = 0;
};

struct Chart {
    TableId table = TableId::overview;  ///< the table behind it
    ChartKind kind = ChartKind::bars;
    Word title;
    std::vector<FigureCell> labels;  ///< of the rows: text_of(label, ColumnKind::label, words)
    std::vector<ChartSeries> series;
    std::vector<ChartMark> marks;
    std::optional<Word> instead;  ///< why there is nothing worth drawing; then this sentence stands in its place
};

/// The charts that can be made of the tables, in the order in which they are shown. Of the tables for management and of
/// those for everybody alike.
std::vector<Chart> charts_of(std::span<const FigureTable> tables, const Terms& terms);
/// Finds out, once for all of them, which bars lead to complaints: those that count any. Of a term those that were late
/// are wanted, because the others are as they should be. For a reader who may see the complaints.
void lead_to_complaints(std::span<Chart> charts, const Analysis& analysis, std::span<const FigureTable> tables);
/// Null where there is none of that table.
const Chart* find_chart(std::span<const Chart> charts, TableId table);

/// What is written on a bar: "12", "87%", "12,5", "*" for what is hidden.
std::string value_text(const ChartSeries& series, std::size_t bar, const Words& words);
/// The same with its share where it has one: "12 (48%)".
std::string value_and_share(const ChartSeries& series, std::size_t bar, const Words& words);
std::string text_of(const ChartMark& mark, const Words& words);
/// The label where there is little room: a month or a part of the year without its year, which the legend tells: "mrt".
std::string short_label(const Chart& chart, std::size_t bar, const Words& words);

/// What the bars count, in words: "aantal klachten", "dagen".
Word unit_word(const Chart& chart);

/// The length of a bar in the unit of its column; 0 where no number is shown.
std::int64_t length_of(const ChartBar& bar);
/// Where the axis ends, and the steps of its lines: whole and round numbers, at most six steps, in the unit of the
/// columns. A percentage ends at 100.
struct ChartAxis {
    std::int64_t end = 0;
    std::int64_t step = 0;
    bool operator==(const ChartAxis&) const = default;
};
ChartAxis axis_of(const Chart& chart);

/// The sentence for what cannot be said.
Word word_for(Unsaid why);

}  // namespace klachtenzuil
