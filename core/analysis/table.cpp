#include "core/analysis/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/complaint/named_rows.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array tables{
    NamedRow<TableId>{TableId::overview, "overview"},
    NamedRow<TableId>{TableId::months, "months"},
    NamedRow<TableId>{TableId::kinds, "kinds"},
    NamedRow<TableId>{TableId::categories, "categories"},
    NamedRow<TableId>{TableId::causes, "causes"},
    NamedRow<TableId>{TableId::channels, "channels"},
    NamedRow<TableId>{TableId::stages, "stages"},
    NamedRow<TableId>{TableId::outcomes, "outcomes"},
    NamedRow<TableId>{TableId::satisfaction, "satisfaction"},
    NamedRow<TableId>{TableId::refusals, "refusals"},
    NamedRow<TableId>{TableId::extensions, "extensions"},
    NamedRow<TableId>{TableId::times, "times"},
    NamedRow<TableId>{TableId::handling_times, "handling_times"},
    NamedRow<TableId>{TableId::terms, "terms"},
    NamedRow<TableId>{TableId::measure_counts, "measure_counts"},
    NamedRow<TableId>{TableId::measures, "measures"},
    NamedRow<TableId>{TableId::repeats, "repeats"},
};
static_assert(in_order(tables, table_id_count), "every table has its name");

constexpr std::array kinds{
    NamedRow<ColumnKind>{ColumnKind::label, "label"}, NamedRow<ColumnKind>{ColumnKind::text, "text"},
    NamedRow<ColumnKind>{ColumnKind::count, "count"}, NamedRow<ColumnKind>{ColumnKind::percent, "percent"},
    NamedRow<ColumnKind>{ColumnKind::days, "days"},   NamedRow<ColumnKind>{ColumnKind::tenths, "tenths"},
    NamedRow<ColumnKind>{ColumnKind::date, "date"},
};
static_assert(in_order(kinds, column_kind_count), "every kind of column has its name");

/// What a cell says, by what it holds.
struct Speaker {
    ColumnKind kind;
    const Words& words;

    std::string operator()(std::monostate) const { return words(w::analysis_cell_nothing); }
    std::string operator()(const HiddenCell&) const { return words(w::analysis_cell_hidden); }
    std::string operator()(std::int64_t number) const {
        if (kind == ColumnKind::percent) return words.fill(w::analysis_cell_percent, fmt::arg("number", number));
        if (kind != ColumnKind::tenths) return text_of_count(number, words);
        return words.fill(w::analysis_cell_tenths, fmt::arg("whole", text_of_count(number / 10, words)),
                          fmt::arg("tenth", number % 10));
    }
    std::string operator()(const Date& date) const { return words.date(date); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Word& word) const { return words(word); }
    std::string operator()(const Period& period) const { return name_of(period, words); }
    std::string operator()(const DaySpan& span) const {
        if (!span.last) return words.fill(w::analysis_row_days_over, fmt::arg("last", span.first.value_or(0) - 1));
        if (!span.first) return words.fill(w::analysis_row_days_up_to, fmt::arg("last", *span.last));
        return words.fill(w::analysis_row_days_between, fmt::arg("first", *span.first), fmt::arg("last", *span.last));
    }
};

}  // namespace

std::string_view name_of(TableId table) {
    return row_of(tables, table).name;
}

std::optional<TableId> table_id_from(std::string_view name) {
    return value_named(tables, name);
}

std::string_view name_of(ColumnKind kind) {
    return row_of(kinds, kind).name;
}

const FigureTable* find_table(std::span<const FigureTable> among, TableId id) {
    const auto found = std::ranges::find(among, id, &FigureTable::id);
    return found == among.end() ? nullptr : &*found;
}

const FigureCell* find_cell(const FigureTable& table, std::string_view row, std::string_view column) {
    const auto r = std::ranges::find(table.rows, row, &FigureRow::name);
    const auto c = std::ranges::find(table.columns, column, &FigureColumn::name);
    if (r == table.rows.end() || c == table.columns.end()) return nullptr;
    return &r->cells[static_cast<std::size_t>(c - table.columns.begin())];
}

std::optional<std::int64_t> number_at(std::span<const FigureTable> among, TableId id, std::string_view row,
                                      std::string_view column) {
    const FigureTable* table = find_table(among, id);
    const FigureCell* cell = table ? find_cell(*table, row, column) : nullptr;
    const auto* number = cell ? std::get_if<std::int64_t>(cell) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

bool is_hidden(const FigureCell& cell) {
    return std::holds_alternative<HiddenCell>(cell);
}

bool shows_nothing(const FigureTable& table) {
    bool any = false;
    for (const FigureRow& row : table.rows) {
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            const bool hidden = is_hidden(row.cells[i]);
            if (!hidden && !std::holds_alternative<std::monostate>(row.cells[i])) return false;
            any = any || hidden;
        }
    }
    return any;
}

std::string text_of(const FigureCell& cell, ColumnKind kind, const Words& words) {
    return std::visit(Speaker{kind, words}, cell);
}

std::string text_of_count(std::int64_t count, const Words& words) {
    constexpr std::size_t together = 3;
    std::string digits = std::to_string(count);
    const std::size_t begin = count < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > begin + together;)
        digits.insert(at -= together, words(w::analysis_cell_thousands));
    return digits;
}

std::string title_of(const FigureColumn& column, const Words& words) {
    if (const auto* word = std::get_if<Word>(&column.title)) return words(*word);
    return name_of(std::get<Period>(column.title), words);
}

std::string text_of(const TableNote& note, const Words& words) {
    return words.fill(note.text, fmt::arg("number", text_of_count(note.number, words)));
}

}  // namespace klachtenzuil
