#include "core/report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/words/list.hpp"

namespace klachtenzuil {

std::string counted_days(std::int64_t count, const Words& words) {
    return count == 1 ? words(w::span_one_day)
                      : words.fill(w::span_days, fmt::arg("count", text_of_count(count, words)));
}

std::string counted_tenths(std::int64_t tenths, const Words& words) {
    constexpr std::int64_t one_day = 10;
    if (tenths % one_day == 0) return counted_days(tenths / one_day, words);
    return words.fill(w::span_days, fmt::arg("count", text_of(tenths, ColumnKind::tenths, words)));
}

std::optional<std::int64_t> Phrases::number(TableId table, std::string_view row, std::string_view column) const {
    return number_at(m_facts.tables, table, row, column);
}

std::string Phrases::label_of(const FigureRow& row) const {
    return text_of(row.cells.front(), ColumnKind::label, m_words);
}

std::optional<std::int64_t> Phrases::rounded_to() const {
    const FigureTable* table = find_table(m_facts.tables, TableId::overview);
    if (!table) return std::nullopt;
    const auto found = std::ranges::find(table->notes, w::analysis_note_rounded, &TableNote::text);
    return found == table->notes.end() ? std::nullopt : std::optional(found->number);
}

std::string Phrases::amount(std::int64_t count) const {
    const std::string number = text_of_count(count, m_words);
    return rounded_to() ? m_words.fill(w::report_about, fmt::arg("count", number)) : number;
}

std::string Phrases::times(std::int64_t count) const {
    return count == 1 ? m_words(w::report_times_one)
                      : m_words.fill(w::report_times_many, fmt::arg("count", amount(count)));
}

std::string Phrases::exact_times(std::int64_t count) const {
    return count == 1 ? m_words(w::report_times_one)
                      : m_words.fill(w::report_times_many, fmt::arg("count", text_of_count(count, m_words)));
}

std::string Phrases::complaints(std::int64_t count) const {
    return count == 1 ? m_words(w::report_complaints_one)
                      : m_words.fill(w::report_complaints_many, fmt::arg("count", amount(count)));
}

std::string Phrases::of_times(std::int64_t part, std::int64_t whole) const {
    return m_words.fill(w::report_of_times, fmt::arg("part", text_of_count(part, m_words)),
                        fmt::arg("whole", text_of_count(whole, m_words)));
}

std::string_view Phrases::counted_column(TableId id) const {
    const FigureTable* table = find_table(m_facts.tables, id);
    const bool counts = table && std::ranges::find(table->columns, "now", &FigureColumn::name) != table->columns.end();
    return counts ? "now" : "share";
}

std::optional<Phrases::Most> Phrases::most_of(TableId id) const {
    const FigureTable* table = find_table(m_facts.tables, id);
    if (!table) return std::nullopt;
    const FigureRow* most = nullptr;
    std::int64_t count = 0;
    std::int64_t all = 0;
    bool alone = false;
    for (const FigureRow& row : table->rows) {
        const auto here = number(id, row.name, counted_column(id));
        if (!here || row.name == "total") continue;
        all += *here;
        alone = *here > count || (alone && *here != count);
        if (*here > count) most = &row;
        count = std::max(count, *here);
    }
    // What is joined or not told is no kind of its own.
    const bool said = most && alone && most->name != "other" && most->name != "unknown" && !why_not_typical(all);
    return said ? std::optional(Most{most->name, label_of(*most), count}) : std::nullopt;
}

std::string Phrases::often(TableId id, const Most& most) const {
    if (counted_column(id) == "share")
        return m_words.fill(w::report_about, fmt::arg("count", text_of(most.count, ColumnKind::percent, m_words)));
    // A complaint has one or more categories: they add up to more than there are complaints.
    const auto whole = id == TableId::categories ? overview("received") : number(id, "total", "now");
    if (!whole) return times(most.count);
    if (id == TableId::extensions || id == TableId::refusals) return of_times(most.count, *whole);
    return m_words.fill(w::report_of_complaints, fmt::arg("part", text_of_count(most.count, m_words)),
                        fmt::arg("whole", text_of_count(*whole, m_words)));
}

}  // namespace klachtenzuil
