#pragma once
// One model of a table for screen, PDF, spreadsheet and JSON: what they show is the same because it is the same cells.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/analysis/period.hpp"
#include "core/base/date.hpp"
#include "core/words/word.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// The tables, in the order in which they are shown. Their names go into JSON and sheets: never rename one.
enum class TableId {
    overview,        ///< received, decided, completed, refused, open_at_end, open_late, extended, referred,
                     ///< reopened
    months,          ///< a row a month, "2026-03"; columns received, received_before, completed, completed_before
    kinds,           ///< by name_of(ComplainantKind), and "unknown"
    categories,      ///< by name_of(Category); a complaint can stand in several, so that there is no total
    causes,          ///< cause_row_name(), and "other" for the rest
    channels,        ///< by name_of(Channel)
    stages,          ///< by name_of(Stage): how those that were received stand today
    outcomes,        ///< by name_of(Outcome)
    satisfaction,    ///< by name_of(Satisfied)
    refusals,        ///< by name_of(Refusal)
    extensions,      ///< by name_of(ExtensionReason)
    times,           ///< by name_of(TimeKind); columns count, median, mean, longest, and each of them with _before
    handling_times,  ///< "1" to "7": the steps of time_steps()
    terms,           ///< by name_of(TermKind); columns met, not_met, percent, open_late, and each of them but
                     ///< the last with _before
    measure_counts,  ///< decided, worked, partly, failed, running, overdue
    measures,        ///< a row a measure; columns reference, cause, kind, what, owner, decided, due, checked, result
    repeats,  ///< cause_row_name() by the place in Analysis::repeats; columns measures, since, repeats; those that
              ///< came back alone
};
inline constexpr int table_id_count = 17;
std::string_view name_of(TableId table);
std::optional<TableId> table_id_from(std::string_view name);

/// What the cells of a column are.
enum class ColumnKind {
    label,    ///< what the row is called: a word, a text, a period, so many days
    text,     ///< Word or text
    count,    ///< whole number of complaints or measures
    percent,  ///< whole number, 0 to 100
    days,     ///< whole number of days
    tenths,   ///< days in tenths: 125 is 12.5 days
    date,
};
inline constexpr int column_kind_count = 7;
std::string_view name_of(ColumnKind kind);

/// It stands for a figure that is not shown, because it could be traced to persons. Source: published.hpp.
struct HiddenCell {
    bool operator==(const HiddenCell&) const = default;
};

/// So many days and no more: without `first` from the start, without `last` without end.
struct DaySpan {
    std::optional<int> first;
    std::optional<int> last;
    bool operator==(const DaySpan&) const = default;
};

/// Nothing (there is no such figure: a median of no complaints, a share of none), hidden, a number in the unit of its
/// column, a date, a text as it stands in the register, a word, a period, so many days.
using FigureCell = std::variant<std::monostate, HiddenCell, std::int64_t, Date, std::string, Word, Period, DaySpan>;

/// Where a table says nothing else, its columns are label, now, share, before and share_before.
struct FigureColumn {
    std::string name;  ///< for JSON and TablePlace
    ColumnKind kind = ColumnKind::count;
    std::variant<Word, Period> title;  ///< a period is its own title
    bool operator==(const FigureColumn&) const = default;
};

struct FigureRow {
    std::string name;               ///< for JSON and TablePlace; "total" for the sum
    std::vector<FigureCell> cells;  ///< one a column; the first is the label
    bool operator==(const FigureRow&) const = default;
};

struct TableNote {
    Word text;
    std::int64_t number = 0;  ///< fills {number} where the text has it: the smallest count, or a step of rounding
    bool operator==(const TableNote&) const = default;
};

struct FigureTable {
    TableId id = TableId::overview;
    Word title;
    std::vector<FigureColumn> columns;
    std::vector<FigureRow> rows;
    std::vector<TableNote> notes;  ///< what a reader must know: what is counted, and what is not shown
    bool operator==(const FigureTable&) const = default;
};

/// The table; null where it is not among them.
const FigureTable* find_table(std::span<const FigureTable> tables, TableId id);
/// The cell; null where there is none.
const FigureCell* find_cell(const FigureTable& table, std::string_view row, std::string_view column);
/// The number that is shown there; nothing where there is none or it is hidden.
std::optional<std::int64_t> number_at(std::span<const FigureTable> tables, TableId id, std::string_view row,
                                      std::string_view column);
bool is_hidden(const FigureCell& cell);
/// Something is hidden in it, and no cell but the labels shows anything.
bool shows_nothing(const FigureTable& table);

/// As people read it: "12", "87%", "12,5", "dinsdag 3 maart 2026", "–" for nothing, "*" for what is hidden.
std::string text_of(const FigureCell& cell, ColumnKind kind, const Words& words);
/// A count as text_of() writes it: "980", "12.400" with the language's own sign between the thousands.
std::string text_of_count(std::int64_t count, const Words& words);
std::string title_of(const FigureColumn& column, const Words& words);
std::string text_of(const TableNote& note, const Words& words);

}  // namespace klachtenzuil
