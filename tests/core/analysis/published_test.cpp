// Somebody who has all published tables tries to compute what is hidden: by subtracting, by solving all sums together,
// and by narrowing down what each hidden number can be.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"
#include "tests/core/analysis/small_years.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr int smallest = 5;
const Date today{2026y / 2 / 1};

/// What the tables say of each other: sums that are equal, and sums that are not greater than others.
struct Sum {
    std::map<std::string, int> parts;  ///< numbers by name, each with its factor
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Reads published tables as an outsider does: by what is printed, and by what the notes say is counted.
class Attacker {
  public:
    explicit Attacker(const std::vector<FigureTable>& tables) : m_tables(tables) {
        for (const std::string year : {"now", "before"}) {
            for (const auto& [table, whole] :
                 {std::pair{TableId::kinds, "received"}, std::pair{TableId::channels, "received"},
                  std::pair{TableId::causes, "decided"}, std::pair{TableId::outcomes, "decided"},
                  std::pair{TableId::satisfaction, "completed"}, std::pair{TableId::refusals, "refused"},
                  std::pair{TableId::extensions, "extended"}, std::pair{TableId::handling_times, "told"}}) {
                take_parts(table, year, year, whole);
            }
            take_parts(TableId::months, year == "now" ? "received" : "received_before", year, "received");
            take_parts(TableId::months, year == "now" ? "completed" : "completed_before", year, "completed");
            take_overview(year);
            take_answers(year);
            take_terms(year);
        }
        narrow();
    }

    struct Interval {
        std::int64_t least = 0;
        std::int64_t most = std::numeric_limits<int>::max();
        std::int64_t width() const { return most - least; }
    };
    const std::map<std::string, Interval>& hidden() const { return m_hidden; }

    /// Those that follow from all equal sums together, whatever the numbers are.
    std::vector<std::string> determined() const;

  private:
    /// Gives the cell a name; a number that is shown becomes part of the sum's bounds.
    void add(Sum& sum, const std::string& name, const FigureCell* cell, int factor = 1) {
        if (!cell) return;
        if (const auto* number = std::get_if<std::int64_t>(cell)) {
            sum.least -= factor * *number;
            sum.most -= factor * *number;
        } else if (is_hidden(*cell)) {
            sum.parts[name] += factor;
            m_hidden.try_emplace(name);
        }
    }
    static std::string named(const std::string& what, const std::string& year) { return what + "/" + year; }

    void take_parts(TableId id, const std::string& column, const std::string& year, const char* whole) {
        const FigureTable* table = find_table(m_tables, id);
        REQUIRE(table);
        // Where a table is left out, only its total stands.
        if (table->rows.size() < 2 || !find_cell(*table, "total", column)) return;
        Sum sum;
        for (const FigureRow& row : table->rows) {
            const bool is_total = row.name == "total";
            const std::string name = is_total ? whole : fmt::format("{}.{}.{}", name_of(id), row.name, column);
            add(sum, named(name, year), find_cell(*table, row.name, column), is_total ? -1 : 1);
        }
        m_sums.push_back(std::move(sum));
    }
    void take_overview(const std::string& year) {
        const FigureTable* table = find_table(m_tables, TableId::overview);
        for (const FigureRow& row : table->rows) {
            Sum alone;
            const FigureCell* cell = find_cell(*table, row.name, year);
            if (!is_hidden(*cell)) continue;
            // A number that stands alone is hidden because it is small.
            add(alone, named(row.name, year), cell);
            alone.least = 1;
            // What is rounded is hidden where it would be rounded to less than two steps.
            alone.most = row.name == "reopened"                    ? std::numeric_limits<int>::max()
                         : row.name == "received" && year == "now" ? smallest - 1
                                                                   : smallest + smallest / 2;
            m_sums.push_back(alone);
        }
    }
    void take_answers(const std::string& year) {
        const FigureTable* table = find_table(m_tables, TableId::categories);
        if (std::ranges::find(table->columns, year, &FigureColumn::name) == table->columns.end()) return;
        const FigureCell* received = find_cell(*find_table(m_tables, TableId::overview), "received", year);
        Sum all;
        for (const FigureRow& row : table->rows) {
            const std::string name = fmt::format("categories.{}", row.name);
            add(all, named(name, year), find_cell(*table, row.name, year));
            Sum one;
            add(one, named(name, year), find_cell(*table, row.name, year));
            add(one, named("received", year), received, -1);
            one.least -= std::numeric_limits<int>::max();
            m_sums.push_back(one);
        }
        add(all, named("received", year), received, -1);
        all.most += std::numeric_limits<int>::max();
        m_sums.push_back(all);
    }
    /// What is done in time is no more than what is done; what took no longer than the term was in time.
    void take_terms(const std::string& year) {
        const std::string after = year == "now" ? "" : "_before";
        const FigureTable* terms = find_table(m_tables, TableId::terms);
        const FigureTable* times = find_table(m_tables, TableId::times);
        for (const FigureRow& row : times->rows) {
            Sum sum;
            add(sum, named("met." + row.name, year), find_cell(*terms, row.name, "met" + after));
            const std::string count = row.name == "complete" ? "told" : "count." + row.name;
            add(sum, named(count, year), find_cell(*times, row.name, "count" + after), -1);
            sum.least -= std::numeric_limits<int>::max();
            m_sums.push_back(sum);
        }
        Sum sum;
        for (const FigureRow& row : find_table(m_tables, TableId::handling_times)->rows) {
            if (row.name != "1" && row.name != "2" && row.name != "3" && row.name != "1-3") continue;
            add(sum, named(fmt::format("handling_times.{}.{}", row.name, year), year),
                find_cell(*find_table(m_tables, TableId::handling_times), row.name, year));
        }
        add(sum, named("met.complete", year), find_cell(*terms, "complete", "met" + after), -1);
        sum.least -= std::numeric_limits<int>::max();
        m_sums.push_back(sum);
    }

    /// Each sum bounds each of its parts by what the others can be, again and again.
    void narrow() {
        for (int round = 0; round < 100; ++round) {
            bool changed = false;
            for (const Sum& sum : m_sums) {
                for (const auto& [name, factor] : sum.parts)
                    changed = narrow_one(sum, name, factor) || changed;
            }
            if (!changed) return;
        }
    }
    bool narrow_one(const Sum& sum, const std::string& name, int factor) {
        std::int64_t least = sum.least;
        std::int64_t most = sum.most;
        for (const auto& [other, its_factor] : sum.parts) {
            if (other == name) continue;
            const Interval& interval = m_hidden.at(other);
            least -= its_factor * (its_factor > 0 ? interval.most : interval.least);
            most -= its_factor * (its_factor > 0 ? interval.least : interval.most);
        }
        if (factor < 0) std::tie(least, most) = std::pair(-most, -least);
        Interval& interval = m_hidden.at(name);
        const Interval before = interval;
        interval.least = std::max(interval.least, least);
        interval.most = std::min(interval.most, most);
        return interval.least != before.least || interval.most != before.most;
    }

    const std::vector<FigureTable>& m_tables;
    std::vector<Sum> m_sums;
    std::map<std::string, Interval> m_hidden;
};

std::vector<std::string> Attacker::determined() const {
    std::vector<std::string> names;
    for (const auto& [name, interval] : m_hidden)
        names.push_back(name);
    std::vector<std::vector<double>> rows;
    for (const Sum& sum : m_sums) {
        if (sum.least != sum.most || sum.parts.empty()) continue;
        std::vector<double> row(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto found = sum.parts.find(names[i]);
            if (found != sum.parts.end()) row[i] = found->second;
        }
        rows.push_back(std::move(row));
    }
    // To the reduced echelon form: a row with one number left in it tells that number.
    std::size_t done = 0;
    for (std::size_t column = 0; column < names.size() && done < rows.size(); ++column) {
        const auto found = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(),
                                        [&](const auto& row) { return std::abs(row[column]) > 1e-9; });
        if (found == rows.end()) continue;
        std::swap(*found, rows[done]);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r == done || std::abs(rows[r][column]) < 1e-9) continue;
            const double times = rows[r][column] / rows[done][column];
            for (std::size_t c = 0; c < names.size(); ++c)
                rows[r][c] -= times * rows[done][c];
        }
        ++done;
    }
    std::vector<std::string> told;
    for (const auto& row : rows) {
        std::size_t at = 0;
        int left = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (std::abs(row[i]) < 1e-9) continue;
            ++left;
            at = i;
        }
        if (left == 1) told.push_back(names[at]);
    }
    return told;
}

/// Small ones and larger ones, of two years each.
struct Office {
    std::uint64_t seed;
    int complaints;
};
std::vector<Office> organisations() {
    std::vector<Office> all;
    for (std::uint64_t seed = 1; seed <= 120; ++seed)
        all.push_back({seed, 4 + static_cast<int>(seed * seed % 331)});
    return all;
}

std::vector<FigureTable> published_of(const Analysis& analysis) {
    auto tables = published_tables(analysis, smallest);
    REQUIRE(tables);
    return *tables;
}

}  // namespace

TEST_CASE("nothing that is hidden can be computed from all published tables together") {
    std::size_t hidden = 0;
    for (const Office& each : organisations()) {
        CAPTURE(each.seed);
        CAPTURE(each.complaints);
        const auto complaints = complaints_of(
            {.seed = each.seed, .complaints = each.complaints, .first_year = 2024, .years = 2, .today = today});
        const auto tables = published_of(analysis_of(complaints, 2025y, today));
        const Attacker attacker(tables);
        for (const std::string& name : attacker.determined())
            FAIL_CHECK(name);
        for (const auto& [name, interval] : attacker.hidden()) {
            CAPTURE(name);
            CAPTURE(interval.least);
            CAPTURE(interval.most);
            // What stands alone says that it is one to four; anything else can be nothing as well.
            CHECK(interval.width() >= smallest - 2);
            CHECK(interval.least <= 1);
            ++hidden;
        }
    }
    CHECK(hidden > 800);
}

TEST_CASE("hiding the small numbers alone would let the same reader compute them") {
    std::size_t told = 0;
    for (const Office& each : organisations()) {
        const auto complaints = complaints_of(
            {.seed = each.seed, .complaints = each.complaints, .first_year = 2024, .years = 2, .today = today});
        auto tables = tables_of(analysis_of(complaints, 2025y, today));
        for (FigureTable& table : tables) {
            for (FigureRow& row : table.rows) {
                for (std::size_t i = 1; i < row.cells.size(); ++i) {
                    const auto* number = std::get_if<std::int64_t>(&row.cells[i]);
                    const bool small = number && *number > 0 && *number < smallest;
                    if (table.columns[i].kind == ColumnKind::count && small) row.cells[i] = HiddenCell{};
                }
            }
        }
        told += Attacker(tables).determined().size();
    }
    CHECK(told > 100);
}

TEST_CASE("no published number counts one to four people, and no median or share stands beside a hidden number") {
    for (const Office& each : organisations()) {
        CAPTURE(each.seed);
        const auto complaints = complaints_of(
            {.seed = each.seed, .complaints = each.complaints, .first_year = 2024, .years = 2, .today = today});
        for (const FigureTable& table : published_of(analysis_of(complaints, 2025y, today))) {
            CAPTURE(name_of(table.id));
            CHECK(table.id != TableId::stages);
            CHECK(table.id != TableId::repeats);
            if (table.id == TableId::measure_counts || table.id == TableId::measures) continue;
            for (const FigureRow& row : table.rows) {
                CAPTURE(row.name);
                for (std::size_t i = 1; i < row.cells.size(); ++i) {
                    const auto* number = std::get_if<std::int64_t>(&row.cells[i]);
                    if (number && table.columns[i].kind == ColumnKind::count) {
                        CHECK((*number == 0 || *number >= smallest));
                        // The reader of published_differences_test takes the note at its word.
                        const bool exact = row.name == "received" && table.columns[i].name == "now";
                        if (table.id == TableId::overview && !exact) CHECK(*number % smallest == 0);
                    }
                    const bool of_count = table.columns[i].kind == ColumnKind::percent && table.id != TableId::terms;
                    if (of_count && is_hidden(row.cells[i - 1])) CHECK_FALSE(number);
                }
            }
        }
    }
}

TEST_CASE("of the year before stand its own rounded numbers, as long as nothing was registered since, and no more") {
    for (const Office& each : organisations()) {
        CAPTURE(each.seed);
        const auto complaints = complaints_of(
            {.seed = each.seed, .complaints = each.complaints, .first_year = 2023, .years = 3, .today = today});
        const auto its_own = published_of(analysis_of(complaints, 2024y, today));
        const auto next = published_of(analysis_of(complaints, 2025y, today));
        for (const FigureRow& row : find_table(its_own, TableId::overview)->rows) {
            CAPTURE(row.name);
            const FigureCell* then = find_cell(*find_table(its_own, TableId::overview), row.name, "now");
            const FigureCell* later = find_cell(*find_table(next, TableId::overview), row.name, "before");
            REQUIRE(then);
            REQUIRE(later);
            const auto* number = std::get_if<std::int64_t>(then);
            const auto* rounded = std::get_if<std::int64_t>(later);
            if (row.name != "received") CHECK(*then == *later);
            if (row.name == "received" && number && rounded) CHECK(*rounded == (*number * 2 + 5) / 10 * 5);
        }
        for (const FigureTable& table : next) {
            if (table.id == TableId::overview || table.id == TableId::measure_counts) continue;
            CHECK(std::ranges::none_of(table.columns,
                                       [](const FigureColumn& column) { return column.name.ends_with("before"); }));
        }
    }
}

TEST_CASE("a median and a mean are whole days, as a fraction would say of how many they are") {
    for (const Office& each : organisations()) {
        CAPTURE(each.seed);
        const Analysis analysis = analysis_of(
            complaints_of(
                {.seed = each.seed, .complaints = each.complaints, .first_year = 2024, .years = 2, .today = today}),
            2025y, today);
        const auto tables = published_of(analysis);
        const FigureTable& times = *find_table(tables, TableId::times);
        for (const FigureColumn& column : times.columns)
            CHECK(column.kind != ColumnKind::tenths);
        const TimeFigures& complete = analysis.now.times[static_cast<std::size_t>(TimeKind::complete)];
        const auto median = number_at(tables, TableId::times, "complete", "median");
        const auto mean = number_at(tables, TableId::times, "complete", "mean");
        CHECK(median.has_value() == (complete.count >= smallest));
        if (median) CHECK(*median == (*complete.median_tenths + 5) / 10);
        if (mean) CHECK(*mean == (*complete.mean_tenths + 5) / 10);
    }
}

TEST_CASE("what is rounded still says what share was on time, and adds up to a hundred but for the rounding") {
    const auto complaints =
        complaints_of({.seed = 5, .complaints = 400, .first_year = 2024, .years = 2, .today = today});
    const Analysis analysis = analysis_of(complaints, 2025y, today);
    const auto tables = published_of(analysis);
    const TermFigures& acknowledge = analysis.now.terms[static_cast<std::size_t>(TermKind::acknowledge)];
    const auto shown = number_at(tables, TableId::terms, "acknowledge", "percent");
    REQUIRE(shown);
    CHECK(*shown % 5 == 0);
    CHECK(std::abs(*shown - *percent_of(acknowledge.met, acknowledge.count())) <= 3);
    std::int64_t all = 0;
    for (const FigureRow& row : find_table(tables, TableId::outcomes)->rows)
        all += number_at(tables, TableId::outcomes, row.name, "share").value_or(0);
    CHECK(std::abs(all - 100) <= 10);
    CHECK(number_at(tables, TableId::overview, "received", "now") == analysis.now.received);
    CHECK(std::abs(*number_at(tables, TableId::overview, "decided", "now") - analysis.now.decided) <= 2);
}

TEST_CASE("only whole years that are over, of all complaints, are published") {
    const auto complaints = complaints_of({.seed = 5, .complaints = 200, .first_year = 2024, .years = 2});
    const Analysis whole = analysis_of(complaints, 2025y, today);
    CHECK(published_tables(whole, smallest));
    Analysis part = whole;
    part.scope.period = quarter_of(2025y, 1);
    CHECK(published_tables(part, smallest).error() == NotPublished::no_calendar_year);
    Analysis of_kind = whole;
    of_kind.scope.kind = ComplainantKind::staff;
    CHECK(published_tables(of_kind, smallest).error() == NotPublished::scope_limited);
    CHECK(published_tables(analysis_of(complaints, 2026y, today), smallest).error() == NotPublished::still_running);
}

TEST_CASE("with the setting at one everything that is published at all is shown") {
    const auto complaints = complaints_of({.seed = 5, .complaints = 60, .first_year = 2024, .years = 2});
    const auto tables = published_tables(analysis_of(complaints, 2025y, today), 1);
    REQUIRE(tables);
    for (const FigureTable& table : *tables) {
        for (const FigureRow& row : table.rows)
            CHECK(std::ranges::none_of(row.cells, is_hidden));
    }
}
