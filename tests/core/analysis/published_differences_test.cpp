// Somebody who keeps the reports of every year since the first subtracts what is published from each other: the whole
// of one table from that of another, what was done from what came in, and one year from the next. What the report says
// in sentences and draws in charts are the same numbers: tests/core/report. Which persons a measure or a note of
// management leads to is not looked at: those are texts that management writes.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"
#include "core/words/list.hpp"
#include "tests/core/analysis/small_years.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr int smallest = 5;
const Date today{2027y / 2 / 1};
constexpr std::array reported{2024y, 2025y, 2026y};
constexpr std::int64_t unbounded = std::numeric_limits<int>::max();

/// What a number can be, for whoever reads it.
struct Range {
    std::int64_t least = 0;
    std::int64_t most = unbounded;

    void narrow(const Range& to) {
        least = std::max(least, to.least);
        most = std::min(most, to.most);
    }
};

/// The wholes of which the tables are parts.
const std::vector<std::string>& wholes() {
    static const std::vector<std::string> all{"received",          "decided",     "completed",       "refused",
                                              "referred",          "reopened",    "extended",        "count.complete",
                                              "count.acknowledge", "count.start", "due.acknowledge", "due.start",
                                              "due.refuse",        "due.complete"};
    return all;
}

std::int64_t true_number(const PeriodFigures& figures, const std::string& name) {
    if (name == "received") return figures.received;
    if (name == "decided") return figures.decided;
    if (name == "completed") return figures.completed;
    if (name == "refused") return figures.refused;
    if (name == "extended") return figures.extended;
    if (name == "referred") return figures.referred;
    if (name == "reopened") return figures.reopened;
    for (int i = 0; i < time_kind_count; ++i) {
        if (name == fmt::format("count.{}", name_of(static_cast<TimeKind>(i))))
            return figures.times[static_cast<std::size_t>(i)].count;
    }
    for (int i = 0; i < term_kind_count; ++i) {
        if (name == fmt::format("due.{}", name_of(static_cast<TermKind>(i))))
            return figures.terms[static_cast<std::size_t>(i)].count();
    }
    REQUIRE_MESSAGE(false, name);
    return 0;
}

bool has_note(const FigureTable& table, Word note) {
    return std::ranges::any_of(table.notes, [&](const TableNote& each) { return each.text == note; });
}

Range range_at(const std::vector<FigureTable>& tables, TableId id, std::string_view row, std::string_view column) {
    const FigureCell* cell = find_cell(*find_table(tables, id), row, column);
    const bool exact = row == "received" && column == "now";
    // Hidden as well where all but a few of those received came back, or did not come at all.
    if (cell && is_hidden(*cell) && row == "reopened") return {0, unbounded};
    // What else stands in the overview is hidden because it is small.
    if (cell && is_hidden(*cell) && id == TableId::overview) return {1, exact ? smallest - 1 : smallest + smallest / 2};
    const auto number = number_at(tables, id, row, column);
    if (!number) return {};
    if (exact || *number == 0 || !has_note(*find_table(tables, id), w::analysis_note_rounded))
        return {*number, *number};
    return {*number - smallest / 2, *number + (smallest - 1) / 2};
}

/// How many each share can stand for, when all are so many: together they must be able to add up to it.
bool can_be(std::int64_t whole, const std::vector<FigureCell>& shares) {
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool hidden = false;
    for (const FigureCell& cell : shares) {
        const auto* share = std::get_if<std::int64_t>(&cell);
        if (!share) {
            hidden = true;
            continue;
        }
        std::int64_t fewest = unbounded;
        std::int64_t largest = -1;
        for (std::int64_t count = 0; count <= whole; ++count) {
            if (count > 0 && count < smallest) continue;
            if ((count * 200 / whole + 5) / 10 * 5 != *share) continue;
            fewest = std::min(fewest, count);
            largest = count;
        }
        if (largest < 0) return false;
        least += fewest;
        most += largest;
    }
    return hidden ? least <= whole : least <= whole && whole <= most;
}

/// What shares without counts tell of their whole.
void narrow_by_shares(const std::vector<FigureTable>& tables, TableId id, Range& whole) {
    const FigureTable& table = *find_table(tables, id);
    if (std::ranges::find(table.columns, "now", &FigureColumn::name) != table.columns.end()) return;
    if (whole.most - whole.least > 100) return;
    std::vector<FigureCell> shares;
    for (const FigureRow& row : table.rows)
        shares.push_back(*find_cell(table, row.name, "share"));
    if (shares.empty()) return;
    while (whole.least < whole.most && !can_be(whole.least, shares))
        ++whole.least;
    while (whole.most > whole.least && !can_be(whole.most, shares))
        --whole.most;
}

std::map<std::string, Range> read_year(const std::vector<FigureTable>& tables, const std::vector<FigureTable>* next) {
    std::map<std::string, Range> read;
    for (const std::string& name : wholes())
        read[name] = {};
    for (const char* row : {"received", "decided", "completed", "refused", "extended", "referred", "reopened"}) {
        read[row].narrow(range_at(tables, TableId::overview, row, "now"));
        if (next) read[row].narrow(range_at(*next, TableId::overview, row, "before"));
    }
    for (const char* row : {"acknowledge", "start", "complete"}) {
        read[fmt::format("count.{}", row)].narrow(range_at(tables, TableId::times, row, "count"));
        if (next) read[fmt::format("count.{}", row)].narrow(range_at(*next, TableId::times, row, "count_before"));
    }
    for (const char* row : {"acknowledge", "start", "refuse", "complete"}) {
        const Range met = range_at(tables, TableId::terms, row, "met");
        const Range not_met = range_at(tables, TableId::terms, row, "not_met");
        read[fmt::format("due.{}", row)].narrow({met.least + not_met.least, met.most + not_met.most});
    }
    narrow_by_shares(tables, TableId::outcomes, read["decided"]);
    narrow_by_shares(tables, TableId::causes, read["decided"]);
    narrow_by_shares(tables, TableId::satisfaction, read["completed"]);
    narrow_by_shares(tables, TableId::refusals, read["refused"]);
    narrow_by_shares(tables, TableId::extensions, read["extended"]);
    return read;
}

/// A sum of published wholes: what it is, and what the reader knows of it.
struct Difference {
    std::string name;
    std::int64_t truly = 0;
    Range read{0, 0};

    void add(int factor, std::int64_t number, const Range& range) {
        truly += factor * number;
        read.least += factor * (factor > 0 ? range.least : range.most);
        read.most += factor * (factor > 0 ? range.most : range.least);
    }
    /// Few people, and it can be hardly anything else.
    bool told() const { return truly > 0 && truly < smallest && read.most - read.least < smallest - 2; }
};

class Archive {
  public:
    explicit Archive(const std::vector<Complaint>& complaints) {
        std::vector<std::vector<FigureTable>> tables;
        for (const auto year : reported) {
            const Analysis analysis = analysis_of(complaints, year, today);
            m_figures.push_back(analysis.now);
            auto published = published_tables(analysis, smallest);
            REQUIRE(published);
            tables.push_back(std::move(*published));
        }
        for (std::size_t i = 0; i < tables.size(); ++i)
            m_read.push_back(read_year(tables[i], i + 1 < tables.size() ? &tables[i + 1] : nullptr));
    }

    /// The first whole less the others, in the years from `first` to `last`.
    Difference difference(const std::vector<std::string>& of, std::size_t first, std::size_t last) const {
        Difference made{.name = fmt::format("{}, {} to {}", fmt::join(of, " - "), first, last)};
        for (std::size_t year = first; year <= last; ++year) {
            for (std::size_t i = 0; i < of.size(); ++i)
                made.add(i == 0 ? 1 : -1, true_number(m_figures[year], of[i]), m_read[year].at(of[i]));
        }
        return made;
    }

  private:
    std::vector<PeriodFigures> m_figures;
    std::vector<std::map<std::string, Range>> m_read;
};

std::vector<std::vector<std::string>> subtractions() {
    std::vector<std::vector<std::string>> all{{"received", "refused", "decided"}, {"received", "refused", "completed"}};
    for (const std::string& one : wholes()) {
        for (const std::string& other : wholes()) {
            if (one != other) all.push_back({one, other});
        }
    }
    return all;
}

}  // namespace

TEST_CASE("no difference of two published numbers tells of one to four people, not within a year and not over years") {
    std::size_t small_ones = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        CAPTURE(seed);
        const Archive archive(complaints_of({.seed = seed,
                                             .complaints = 12 + static_cast<int>(seed * seed % 331),
                                             .first_year = 2024,
                                             .years = 3,
                                             .today = today}));
        for (const auto& of : subtractions()) {
            for (std::size_t last = 0; last < reported.size(); ++last) {
                for (std::size_t first = 0; first <= last; ++first) {
                    const Difference made = archive.difference(of, first, last);
                    const bool possible = made.read.least <= made.truly && made.truly <= made.read.most;
                    if (!possible || made.told()) FAIL_CHECK(made.name, ": ", made.truly);
                    small_ones += made.truly > 0 && made.truly < smallest ? 1 : 0;
                }
            }
        }
    }
    CHECK(small_ones > 2000);
}

TEST_CASE("nobody learns from two terms how many left no name, nor from a term who came in at the end of the year") {
    Analysis analysis;
    analysis.scope.period = year_of(2026y);
    analysis.today = today;
    analysis.now.period = analysis.scope.period;
    analysis.before.period = year_before(analysis.scope.period);
    analysis.now.received = 63;
    analysis.now.channels[0] = 63;
    analysis.now.kinds[0] = 63;
    analysis.now.terms[static_cast<std::size_t>(TermKind::acknowledge)] = {.met = 0, .not_met = 58};
    analysis.now.terms[static_cast<std::size_t>(TermKind::start)] = {.met = 0, .not_met = 60};
    const auto tables = published_tables(analysis, smallest);
    REQUIRE(tables);
    CHECK(number_at(*tables, TableId::overview, "received", "now") == 63);
    CHECK(number_at(*tables, TableId::terms, "acknowledge", "percent") == 0);
    for (const FigureTable& table : *tables) {
        for (const FigureRow& row : table.rows) {
            for (const FigureCell& cell : row.cells) {
                CHECK(cell != FigureCell(std::int64_t{58}));
                CHECK(cell != FigureCell(std::int64_t{60}));
            }
        }
    }
}
