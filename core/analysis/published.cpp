#include "core/analysis/published.hpp"

#include <algorithm>
#include <string>
#include <string_view>

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

/// A column of counts and the share beside it; an empty share: there is none.
struct YearColumn {
    std::string_view count;
    std::string_view share;
};
constexpr YearColumn years[]{{"now", "share"}, {"before", "share_before"}};

void hide_year(FigureTable& table, std::string_view row, const YearColumn& year) {
    hide(table, row, year.count);
    if (!year.share.empty()) hide(table, row, year.share);
}

/// Makes the tables for everybody out of those for management.
class Publishing {
  public:
    Publishing(const Analysis& analysis, int smallest)
        : m_analysis(analysis), m_smallest(smallest), m_tables(tables_of(analysis)) {}

    std::vector<FigureTable> done() {
        std::erase_if(m_tables, [](const FigureTable& table) {
            return table.id == TableId::stages || table.id == TableId::repeats;
        });
        overview();
        months();
        for (const TableId id : {TableId::kinds, TableId::channels, TableId::outcomes, TableId::satisfaction,
                                 TableId::refusals, TableId::extensions}) {
            for (const YearColumn& year : years)
                parts(table(id), year);
        }
        categories();
        causes();
        terms();
        measures();
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

    void overview() {
        FigureTable& all = table(TableId::overview);
        std::erase_if(all.rows, [](const FigureRow& row) { return row.name == "open_at_end"; });
        for (const auto& [column, of] : {std::pair{"now", &m_analysis.now}, std::pair{"before", &m_analysis.before}}) {
            for (const FigureRow& row : all.rows) {
                const std::int64_t count = count_in(row.cells[place_of(all, column)]);
                const bool of_received = row.name == "reopened";
                if (small(count) || (of_received && small(of->received - count))) hide(all, row.name, column);
            }
        }
    }

    /// Rows that add up to their last one.
    void parts(FigureTable& all, const YearColumn& year) {
        const std::size_t at = place_of(all, year.count);
        Counts counts;
        for (const FigureRow& row : all.rows) {
            if (row.name != total_row) counts.push_back(count_in(row.cells[at]));
        }
        const auto hidden = hidden_parts(counts, m_smallest);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (hidden[i]) hide_year(all, all.rows[i].name, year);
        }
        if (small(count_in(all.rows.back().cells[at]))) hide_year(all, total_row, year);
    }

    void categories() {
        FigureTable& all = table(TableId::categories);
        for (const YearColumn& year : years) {
            const PeriodFigures& of = year.count == "now" ? m_analysis.now : m_analysis.before;
            const auto hidden = hidden_answers(of.categories, of.received, m_smallest);
            for (std::size_t i = 0; i < hidden.size(); ++i) {
                if (hidden[i]) hide_year(all, all.rows[i].name, year);
            }
        }
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
        FigureRow total = all.rows.back();
        std::vector<FigureRow> rows;
        for (const std::size_t in_one : {1U, 3U, 6U}) {
            rows = joined_months(all, in_one);
            if (!has_small(rows)) {
                if (in_one > 1) all.notes.push_back({w::analysis_note_joined, m_smallest});
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

    void causes() {
        FigureTable& all = table(TableId::causes);
        remove_column(all, "before");
        remove_column(all, "share_before");
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
            hide_year(all, total_row, {"now", "share"});
            return;
        }
        for (const CauseFigures& each : kept)
            all.rows.push_back({cause_row_name(all.rows.size()), {each.cause, each.count, share(each.count)}});
        if (others > 0) {
            all.rows.push_back({std::string(other_causes_row), {w::analysis_row_other_causes, others, share(others)}});
        }
        all.rows.push_back(std::move(total));
    }

    // ---- what is about one term goes together ----

    struct TermOfYear {
        TermKind term;
        std::optional<TimeKind> time;
        bool before;
    };

    std::int64_t within_term(const PeriodFigures& of) const {
        return of.handling_times[0] + of.handling_times[1] + of.handling_times[2];
    }

    bool must_hide(const TermOfYear& one) const {
        const PeriodFigures& of = one.before ? m_analysis.before : m_analysis.now;
        const TermFigures& term = of.terms[static_cast<std::size_t>(one.term)];
        if (any_small({term.met, term.not_met, term.count()})) return true;
        if (!one.time) return false;
        // What was done in time stands among what was done: the rest can be computed.
        const std::int64_t done = of.times[static_cast<std::size_t>(*one.time)].count;
        if (any_small({done, done - term.met})) return true;
        return one.term == TermKind::complete && small(term.met - within_term(of));
    }

    void hide_term(const TermOfYear& one) {
        const std::string_view after = one.before ? "_before" : "";
        const PeriodFigures& of = one.before ? m_analysis.before : m_analysis.now;
        const std::int64_t done = one.time ? of.times[static_cast<std::size_t>(*one.time)].count : -1;
        for (const char* column : {"met", "not_met", "percent"}) {
            // Where nothing was done, everybody knows that nothing was done in time.
            if (done == 0 && column == std::string_view("met")) continue;
            hide(table(TableId::terms), name_of(one.term), std::string(column).append(after));
        }
        if (!one.time) return;
        FigureTable& times = table(TableId::times);
        for (const char* column : {"median", "mean"})
            hide(times, name_of(*one.time), std::string(column).append(after));
        if (small(done)) hide(times, name_of(*one.time), std::string("count").append(after));
    }

    void terms() {
        FigureTable& times = table(TableId::times);
        remove_column(times, "longest");
        remove_column(times, "longest_before");
        constexpr std::pair<TermKind, std::optional<TimeKind>> all[]{{TermKind::acknowledge, TimeKind::acknowledge},
                                                                     {TermKind::start, TimeKind::start},
                                                                     {TermKind::refuse, std::nullopt},
                                                                     {TermKind::complete, TimeKind::complete}};
        for (const bool before : {false, true}) {
            for (const auto& [term, time] : all) {
                const TermOfYear one{term, time, before};
                if (must_hide(one)) hide_term(one);
            }
        }
        handling_times();
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
        for (const PeriodFigures* of : {&m_analysis.now, &m_analysis.before}) {
            std::int64_t count = 0;
            for (std::size_t i = steps.first; i <= steps.last; ++i)
                count += of->handling_times[i];
            const auto percent = percent_of(count, of->times[static_cast<std::size_t>(TimeKind::complete)].count);
            row.cells.insert(row.cells.end(), {count, percent ? FigureCell(*percent) : FigureCell()});
        }
        return row;
    }

    void handling_times() {
        FigureTable& all = table(TableId::handling_times);
        const bool hidden[]{must_hide({TermKind::complete, TimeKind::complete, false}),
                            must_hide({TermKind::complete, TimeKind::complete, true})};
        FigureRow total = all.rows.back();
        std::vector<FigureRow> rows;
        const std::vector<std::vector<Steps>> levels{
            {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 6}}, {{0, 2}, {3, 5}, {6, 6}}, {{0, 2}, {3, 6}}};
        for (const auto& level : levels) {
            for (const Steps& steps : level)
                rows.push_back(joined_steps(steps));
            const bool fits = std::ranges::none_of(rows, [&](const FigureRow& row) {
                return (!hidden[0] && small(count_in(row.cells[1]))) || (!hidden[1] && small(count_in(row.cells[3])));
            });
            if (fits) {
                if (&level != &levels.front()) all.notes.push_back({w::analysis_note_joined, m_smallest});
                break;
            }
            rows.clear();
        }
        if (rows.empty() || (hidden[0] && hidden[1])) {
            rows.clear();
            all.notes.push_back({w::analysis_note_left_out});
        }
        rows.push_back(std::move(total));
        all.rows = std::move(rows);
        for (std::size_t i = 0; i < std::size(years); ++i) {
            for (const FigureRow& row : all.rows) {
                const bool is_total = row.name == total_row;
                const auto count = count_in(row.cells[place_of(all, years[i].count)]);
                if (is_total ? small(count) : hidden[i]) hide_year(all, row.name, years[i]);
            }
        }
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
