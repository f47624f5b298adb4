#include "core/analysis/published.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/analysis/rounding.hpp"
#include "core/analysis/suppression.hpp"
#include "core/analysis/tables.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using Counts = std::vector<std::int64_t>;

constexpr std::string_view total_row = "total";

std::size_t place_of(const FigureTable& table, std::string_view column) {
    const auto found = std::ranges::find(table.columns, column, &FigureColumn::name);
    return static_cast<std::size_t>(found - table.columns.begin());
}

void remove_column(FigureTable& table, std::string_view column) {
    const auto place = static_cast<std::ptrdiff_t>(place_of(table, column));
    table.columns.erase(table.columns.begin() + place);
    for (FigureRow& row : table.rows)
        row.cells.erase(row.cells.begin() + place);
}

std::int64_t count_in(const FigureCell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    return number ? *number : 0;
}

void hide(FigureTable& table, std::string_view row, std::string_view column) {
    const auto found = std::ranges::find(table.rows, row, &FigureRow::name);
    if (found == table.rows.end()) return;
    FigureCell& cell = found->cells[place_of(table, column)];
    // Where there is no figure, nothing is hidden.
    if (!std::holds_alternative<std::monostate>(cell)) cell = HiddenCell{};
}

/// A count and its share; what a table has not is passed over.
void hide_row(FigureTable& table, std::string_view row) {
    for (const char* column : {"now", "share"}) {
        if (place_of(table, column) < table.columns.size()) hide(table, row, column);
    }
}

bool is_before(const FigureColumn& column) {
    return column.name == "before" || column.name.ends_with("_before");
}

void remove_row(FigureTable& table, std::string_view row) {
    std::erase_if(table.rows, [row](const FigureRow& each) { return each.name == row; });
}

/// A table of parts, and the row of the overview with their whole.
struct Parts {
    TableId table;
    std::string_view whole;
};

/// Makes the tables for everybody out of those for management.
class Publishing {
  public:
    Publishing(const Analysis& analysis, int smallest)
        : m_analysis(analysis), m_smallest(smallest), m_tables(tables_of(analysis)) {}

    std::vector<FigureTable> done() {
        std::erase_if(m_tables, [](const FigureTable& table) {
            return table.id == TableId::stages || table.id == TableId::repeats;
        });
        remove_years_before();
        overview();
        months();
        for (const TableId id : {TableId::kinds, TableId::channels, TableId::outcomes, TableId::satisfaction,
                                 TableId::refusals, TableId::extensions})
            parts(table(id));
        categories();
        causes();
        terms();
        measures();
        shares_alone({{TableId::outcomes, "decided"}, {TableId::causes, "decided"}});
        shares_alone({{TableId::satisfaction, "completed"}});
        shares_alone({{TableId::refusals, "refused"}});
        shares_alone({{TableId::extensions, "extended"}});
        shares_alone({{TableId::handling_times, {}}});
        for (FigureTable& each : m_tables)
            note_what_is_hidden(each);
        return std::move(m_tables);
    }

  private:
    FigureTable& table(TableId id) { return *std::ranges::find(m_tables, id, &FigureTable::id); }
    bool small(std::int64_t count) const { return is_small(count, m_smallest); }
    bool any_small(const Counts& counts) const {
        return std::ranges::any_of(counts, [this](std::int64_t count) { return small(count); });
    }

    /// A whole that would be rounded to fewer than two steps: its neighbours say too well what it is.
    bool small_whole(std::int64_t count) const {
        return m_smallest > 1 && count > 0 && rounded_to(count, m_smallest) <= m_smallest;
    }

    /// A year is published once. What is about the organisation and not about complainants stays.
    void remove_years_before() {
        for (FigureTable& each : m_tables) {
            if (each.id == TableId::overview || each.id == TableId::measure_counts) continue;
            while (true) {
                const auto found = std::ranges::find_if(each.columns, is_before);
                if (found == each.columns.end()) break;
                remove_column(each, std::string(found->name));
            }
        }
    }

    void overview() {
        FigureTable& all = table(TableId::overview);
        for (const char* row : {"open_at_end", "open_late"})
            remove_row(all, row);
        for (const auto& [column, of] : {std::pair{"now", &m_analysis.now}, std::pair{"before", &m_analysis.before}}) {
            const std::size_t at = place_of(all, column);
            for (FigureRow& row : all.rows) {
                const std::int64_t count = count_in(row.cells[at]);
                if (row.name == "received" && of == &m_analysis.now) {
                    if (small(count)) hide(all, row.name, column);
                    continue;
                }
                const bool of_received = row.name == "reopened";
                if (small_whole(count) || (of_received && small(of->received - count)))
                    hide(all, row.name, column);
                else
                    row.cells[at] = rounded_to(count, m_smallest);
            }
        }
        if (m_smallest > 1) all.notes.push_back({w::analysis_note_rounded, m_smallest});
    }

    /// Rows that add up to their last one.
    void parts(FigureTable& all) {
        const std::size_t at = place_of(all, "now");
        Counts counts;
        for (const FigureRow& row : all.rows) {
            if (row.name != total_row) counts.push_back(count_in(row.cells[at]));
        }
        const auto hidden = hidden_parts(counts, m_smallest);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (hidden[i]) hide_row(all, all.rows[i].name);
        }
        if (small(count_in(all.rows.back().cells[at]))) hide_row(all, total_row);
    }

    void categories() {
        FigureTable& all = table(TableId::categories);
        const auto hidden = hidden_answers(m_analysis.now.categories, m_analysis.now.received, m_smallest);
        for (std::size_t i = 0; i < hidden.size(); ++i) {
            if (hidden[i]) hide_row(all, all.rows[i].name);
        }
    }

    // ---- shares without their counts ----

    std::int64_t step() const { return share_step(rounded_to(m_analysis.now.received, m_smallest), m_smallest); }

    std::optional<std::int64_t> shown_whole(std::string_view row) const {
        return row.empty() ? std::nullopt : number_at(m_tables, TableId::overview, row, "now");
    }

    /// The counts of these tables and of those of other wholes would be subtracted from each other: they stand as
    /// rounded shares, as long as these together do not tell the whole.
    void shares_alone(const std::vector<Parts>& all) {
        if (m_smallest <= 1) return;
        std::vector<Shares> shown;
        for (const Parts& each : all) {
            FigureTable& one = table(each.table);
            const std::size_t count = place_of(one, "now");
            const std::size_t share = place_of(one, "share");
            const std::int64_t whole = count_in_total(one, each);
            remove_row(one, total_row);
            Shares shares{.rows = {}, .step = step(), .smallest = m_smallest};
            for (FigureRow& row : one.rows) {
                const auto* number = std::get_if<std::int64_t>(&row.cells[count]);
                const auto rounded = number ? rounded_share(*number, whole, step()) : std::nullopt;
                if (number) row.cells[share] = rounded ? FigureCell(*rounded) : FigureCell();
                shares.rows.push_back(rounded);
            }
            remove_column(one, "now");
            if (one.rows.empty() && whole > 0 && one.id == TableId::causes)
                one.notes.push_back({w::analysis_note_left_out});
            shown.push_back(std::move(shares));
            const auto rounded_whole = shown_whole(each.whole);
            const bool told = rounded_whole && *rounded_whole > 0 &&
                              possible_wholes(*rounded_whole, m_smallest, shown) < m_smallest - 1;
            const bool hidden = (!each.whole.empty() && !rounded_whole) || small_whole(whole);
            if (!told && !hidden) {
                one.notes.push_back({w::analysis_note_rounded_share, step()});
                continue;
            }
            shown.pop_back();
            for (const FigureRow& row : one.rows)
                hide_row(one, row.name);
        }
    }

    std::int64_t count_in_total(const FigureTable& of, const Parts& parts) const {
        const PeriodFigures& now = m_analysis.now;
        if (parts.whole == "completed") return now.completed;
        if (parts.whole == "refused") return now.refused;
        if (parts.whole == "extended") return now.extended;
        return of.id == TableId::handling_times ? now.times[static_cast<std::size_t>(TimeKind::complete)].count
                                                : now.decided;
    }

    /// The rows of the months, so many in one.
    std::vector<FigureRow> joined_months(const FigureTable& all, std::size_t in_one) const {
        std::vector<FigureRow> rows;
        for (std::size_t i = 0; i + 1 < all.rows.size(); ++i) {
            const Period month = std::get<Period>(all.rows[i].cells.front());
            if (i % in_one == 0) {
                rows.push_back(all.rows[i]);
                continue;
            }
            FigureRow& row = rows.back();
            const Period span{std::get<Period>(row.cells.front()).first, month.last};
            row.cells.front() = span;
            row.name = name_of(span);
            for (std::size_t cell = 1; cell < row.cells.size(); ++cell)
                row.cells[cell] = count_in(row.cells[cell]) + count_in(all.rows[i].cells[cell]);
        }
        return rows;
    }

    bool has_small(const std::vector<FigureRow>& rows) const {
        return std::ranges::any_of(rows, [this](const FigureRow& row) {
            return std::ranges::any_of(row.cells, [this](const FigureCell& cell) { return small(count_in(cell)); });
        });
    }

    void months() {
        FigureTable& all = table(TableId::months);
        remove_column(all, "completed");
        FigureRow total = all.rows.back();
        std::vector<FigureRow> rows;
        for (const std::size_t in_one : {1U, 3U, 6U}) {
            rows = joined_months(all, in_one);
            if (!has_small(rows)) {
                if (in_one > 1) name_parts_of_year(all);
                break;
            }
            rows.clear();
        }
        if (rows.empty()) all.notes.push_back({w::analysis_note_left_out});
        all.rows = std::move(rows);
        for (FigureCell& cell : total.cells) {
            if (small(count_in(cell))) cell = HiddenCell{};
        }
        all.rows.push_back(std::move(total));
    }

    void name_parts_of_year(FigureTable& all) const {
        all.title = w::analysis_table_parts_of_year;
        all.columns.front().title = w::analysis_column_part_of_year;
        all.notes.push_back({w::analysis_note_joined, m_smallest});
    }

    void causes() {
        FigureTable& all = table(TableId::causes);
        std::vector<CauseFigures> kept = m_analysis.now.causes;
        std::erase_if(kept, [this](const CauseFigures& each) {
            return each.cause.empty() || each.count == 0 || each.count < m_smallest;
        });
        std::ranges::stable_sort(kept, std::greater<>{}, &CauseFigures::count);
        if (kept.size() > most_cause_rows) kept.erase(kept.begin() + most_cause_rows, kept.end());
        std::int64_t others = m_analysis.now.decided;
        for (const CauseFigures& each : kept)
            others -= each.count;
        while (small(others) && !kept.empty()) {
            others += kept.back().count;
            kept.pop_back();
        }
        FigureRow total = all.rows.back();
        all.rows.clear();
        const std::int64_t decided = m_analysis.now.decided;
        const auto share = [&](std::int64_t count) {
            const auto percent = percent_of(count, decided);
            return percent ? FigureCell(*percent) : FigureCell();
        };
        if (small(decided)) {
            all.rows.push_back(std::move(total));
            hide_row(all, total_row);
            return;
        }
        for (const CauseFigures& each : kept)
            all.rows.push_back({cause_row_name(all.rows.size()), {each.cause, each.count, share(each.count)}});
        if (others > 0) {
            all.rows.push_back({std::string(other_causes_row), {w::analysis_row_other_causes, others, share(others)}});
        }
        all.rows.push_back(std::move(total));
    }

    // ---- terms and times ----

    const TimeFigures& time(TimeKind kind) const { return m_analysis.now.times[static_cast<std::size_t>(kind)]; }

    void terms() {
        FigureTable& times = table(TableId::times);
        for (int i = 0; i < time_kind_count; ++i) {
            const auto kind = static_cast<TimeKind>(i);
            if (!small(time(kind).count)) continue;
            for (const char* column : {"median", "mean"})
                hide(times, name_of(kind), column);
        }
        FigureTable& all = table(TableId::terms);
        remove_column(all, "open_late");
        for (int i = 0; i < term_kind_count; ++i) {
            const auto kind = static_cast<TermKind>(i);
            const TermFigures& term = m_analysis.now.terms[static_cast<std::size_t>(i)];
            const auto share = rounded_share(term.met, term.count(), step());
            for (FigureRow& row : all.rows) {
                if (row.name == name_of(kind) && share) row.cells[place_of(all, "percent")] = *share;
            }
            if (!any_small({term.met, term.not_met})) continue;
            for (const char* column : {"met", "not_met", "percent"})
                hide(all, name_of(kind), column);
        }
        if (m_smallest > 1) all.notes.push_back({w::analysis_note_rounded_share, step()});
        // The longest time is of one complaint; the numbers of two terms can be subtracted from each other.
        remove_column(times, "longest");
        if (m_smallest > 1) {
            in_whole_days(times);
            remove_column(times, "count");
            remove_column(all, "met");
            remove_column(all, "not_met");
        }
        handling_times();
    }

    /// A fraction of a day tells of how many complaints it is the mean, and half a day that they are even in number.
    static void in_whole_days(FigureTable& times) {
        constexpr std::int64_t one_day = 10;
        for (const char* column : {"median", "mean"}) {
            const std::size_t at = place_of(times, column);
            times.columns[at].kind = ColumnKind::days;
            for (FigureRow& row : times.rows) {
                auto* tenths = std::get_if<std::int64_t>(&row.cells[at]);
                if (tenths) *tenths = rounded_to(*tenths, one_day) / one_day;
            }
        }
        times.notes.push_back({w::analysis_note_rounded_days});
    }

    /// Steps that follow each other, as one row; counted from 0.
    struct Steps {
        std::size_t first;
        std::size_t last;
    };

    FigureRow joined_steps(const Steps& steps) const {
        const auto bounds = time_steps(m_analysis.terms);
        const auto from = steps.first > 0 ? std::optional(bounds[steps.first - 1] + 1) : std::nullopt;
        const auto to = steps.last < bounds.size() ? std::optional(bounds[steps.last]) : std::nullopt;
        FigureRow row{std::to_string(steps.first + 1), {DaySpan{from, to}}};
        if (steps.last > steps.first) row.name += "-" + std::to_string(steps.last + 1);
        std::int64_t count = 0;
        for (std::size_t i = steps.first; i <= steps.last; ++i)
            count += m_analysis.now.handling_times[i];
        const auto percent = percent_of(count, time(TimeKind::complete).count);
        row.cells.insert(row.cells.end(), {count, percent ? FigureCell(*percent) : FigureCell()});
        return row;
    }

    void handling_times() {
        FigureTable& all = table(TableId::handling_times);
        FigureRow total = all.rows.back();
        std::vector<FigureRow> rows;
        const std::vector<std::vector<Steps>> levels{
            {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 6}}, {{0, 2}, {3, 5}, {6, 6}}, {{0, 2}, {3, 6}}};
        for (const auto& level : levels) {
            for (const Steps& steps : level)
                rows.push_back(joined_steps(steps));
            const bool fits =
                std::ranges::none_of(rows, [&](const FigureRow& row) { return small(count_in(row.cells[1])); });
            if (fits) {
                if (&level != &levels.front()) all.notes.push_back({w::analysis_note_joined, m_smallest});
                break;
            }
            rows.clear();
        }
        if (rows.empty()) all.notes.push_back({w::analysis_note_left_out});
        rows.push_back(std::move(total));
        all.rows = std::move(rows);
        if (small(time(TimeKind::complete).count)) hide_row(all, total_row);
    }

    /// What was done about it concerns the organisation; which complaint it came from does not concern everybody.
    void measures() {
        FigureTable& all = table(TableId::measures);
        for (const char* column : {"reference", "cause", "owner"})
            remove_column(all, column);
        const auto what = static_cast<std::ptrdiff_t>(place_of(all, "what"));
        std::rotate(all.columns.begin(), all.columns.begin() + what, all.columns.begin() + what + 1);
        all.columns.front().kind = ColumnKind::label;
        for (std::size_t i = 0; i < all.rows.size(); ++i) {
            FigureRow& row = all.rows[i];
            std::rotate(row.cells.begin(), row.cells.begin() + what, row.cells.begin() + what + 1);
            row.name = std::to_string(i + 1);
        }
    }

    void note_what_is_hidden(FigureTable& all) const {
        const bool any = std::ranges::any_of(
            all.rows, [](const FigureRow& row) { return std::ranges::any_of(row.cells, is_hidden); });
        if (any) all.notes.push_back({w::analysis_note_hidden, m_smallest});
    }

    const Analysis& m_analysis;
    int m_smallest;
    std::vector<FigureTable> m_tables;
};

}  // namespace

tl::expected<std::vector<FigureTable>, NotPublished> published_tables(const Analysis& analysis, int smallest_cell) {
    const AnalysisScope& scope = analysis.scope;
    if (scope.kind || scope.channel) return tl::unexpected(NotPublished::scope_limited);
    if (!is_calendar_year(scope.period)) return tl::unexpected(NotPublished::no_calendar_year);
    if (!is_over(scope.period, analysis.today)) return tl::unexpected(NotPublished::still_running);
    return Publishing(analysis, smallest_cell).done();
}

}  // namespace klachtenzuil
