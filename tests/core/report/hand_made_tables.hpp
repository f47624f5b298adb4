#pragma once
// Tables as core/analysis makes them, with figures that a test chooses.

#include <string>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::test {

struct CountRow {
    std::string name;
    std::int64_t now;
    std::int64_t before;
};

inline std::vector<FigureColumn> count_columns() {
    const Period now = year_of(std::chrono::year{2026});
    return {{"label", ColumnKind::label, w::analysis_column_subject},
            {"now", ColumnKind::count, now},
            {"share", ColumnKind::percent, w::analysis_column_share},
            {"before", ColumnKind::count, year_before(now)},
            {"share_before", ColumnKind::percent, w::analysis_column_share_before}};
}

inline FigureCell share_of(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? FigureCell{} : FigureCell{(part * 200 + whole) / (whole * 2)};
}

/// A table of counts for 2026 with its total.
inline FigureTable counts(TableId id, const std::vector<CountRow>& rows) {
    FigureTable table{
        .id = id, .title = w::analysis_table_channels, .columns = count_columns(), .rows = {}, .notes = {}};
    CountRow total{"total", 0, 0};
    for (const CountRow& row : rows) {
        total.now += row.now;
        total.before += row.before;
    }
    const auto add = [&](const CountRow& row, FigureCell label) {
        table.rows.push_back({row.name,
                              {std::move(label), row.now, share_of(row.now, total.now), row.before,
                               share_of(row.before, total.before)}});
    };
    for (const CountRow& row : rows)
        add(row, row.name);
    add(total, w::analysis_row_total);
    return table;
}

struct DaysRow {
    DaySpan days;
    std::int64_t count;
};

/// How long the handling took.
inline FigureTable days(const std::vector<DaysRow>& rows) {
    std::vector<CountRow> named;
    for (const DaysRow& row : rows)
        named.push_back({std::to_string(named.size() + 1), row.count, 0});
    FigureTable table = counts(TableId::handling_times, named);
    for (std::size_t i = 0; i < rows.size(); ++i)
        table.rows[i].cells[0] = rows[i].days;
    return table;
}

}  // namespace klachtenzuil::test
