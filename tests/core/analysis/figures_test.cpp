// The figures against an independent computation in plain SQL over the register's own columns.

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "core/analysis/analysis.hpp"
#include "core/analysis/counted.hpp"
#include "core/analysis/tables.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/database.hpp"
#include "core/register/figure_rows.hpp"
#include "core/register/rows.hpp"
#include "core/register/slices.hpp"
#include "core/register/verify.hpp"
#include "tests/core/analysis/small_years.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// What SQL is asked: numbers by a condition on the columns of `complaint`.
class Asked {
  public:
    Asked(Register& store, const AnalysisScope& scope, Date today) : m_store(store), m_today(iso(today)) {
        if (scope.kind) m_scope += fmt::format(" AND kind = '{}'", name_of(*scope.kind));
        if (scope.channel) m_scope += fmt::format(" AND channel = '{}'", name_of(*scope.channel));
    }

    std::int64_t number(const std::string& text) {
        const auto answer = m_store.database().read([&](Sql& sql) -> Result<std::int64_t> {
            auto select = sql.prepare(text.c_str());
            select->executeStep();
            return select->getColumn(0).getInt64();
        });
        REQUIRE(answer);
        return *answer;
    }
    std::int64_t count(const std::string& condition) {
        return number(fmt::format("SELECT count(*) FROM complaint WHERE ({}){}", condition, m_scope));
    }
    static std::string within(const char* column, const Period& period) {
        return fmt::format("{} BETWEEN '{}' AND '{}'", column, iso(period.first), iso(period.last));
    }

    /// Median, mean and longest in tenths, tenths and days, by sorting in SQL.
    TimeFigures time(const char* column, const Period& period) {
        const std::string days =
            fmt::format("(SELECT max(0, julianday({0}) - julianday(received)) AS d FROM complaint WHERE {1}{2})",
                        column, within(column, period), m_scope);
        TimeFigures figures;
        figures.count = number("SELECT count(*) FROM " + days);
        if (figures.count == 0) return figures;
        figures.median_tenths = number(fmt::format(
            "SELECT CAST(round(avg(d) * 10) AS INTEGER) FROM (SELECT d FROM {0} ORDER BY d LIMIT 2 - ({1} % 2)"
            " OFFSET ({1} - 1) / 2)",
            days, figures.count));
        figures.mean_tenths = number("SELECT CAST(floor(sum(d) * 10.0 / count(*) + 0.5) AS INTEGER) FROM " + days);
        figures.longest_days = number("SELECT CAST(max(d) AS INTEGER) FROM " + days);
        return figures;
    }

    /// Terms by the dates that SQL itself adds up.
    TermFigures term(const std::string& due, const char* done, const std::string& applies, const Period& period) {
        const std::string met = fmt::format("{0} AND {1} IS NOT NULL AND {1} <= {2}", applies, done, due);
        const std::string late =
            fmt::format("{0} AND coalesce({1}, '9999-01-01') > {2} AND {2} < '{3}'", applies, done, due, m_today);
        return {count(met + " AND " + within(done, period)),
                count(late + " AND " + within(fmt::format("date({}, '+1 day')", due).c_str(), period))};
    }

    PeriodFigures figures(const Period& period, const std::vector<CauseFigures>& causes);

  private:
    void distributions(const Period& period, PeriodFigures& figures);

    Register& m_store;
    std::string m_today;
    std::string m_scope;
};

template <class Enum, std::size_t size>
void fill(Asked& sql, std::array<std::int64_t, size>& counts, const char* column, const std::string& base) {
    for (std::size_t i = 0; i < size; ++i)
        counts[i] = sql.count(fmt::format("{} = '{}' AND {}", column, name_of(static_cast<Enum>(i)), base));
}

void Asked::distributions(const Period& period, PeriodFigures& figures) {
    const std::string received = within("received", period);
    std::array<std::int64_t, complainant_kind_count> kinds{};
    fill<ComplainantKind>(*this, kinds, "kind", received);
    std::copy(kinds.begin(), kinds.end(), figures.kinds.begin());
    figures.kinds.back() = count("kind IS NULL AND " + received);
    for (std::size_t i = 0; i < figures.categories.size(); ++i)
        figures.categories[i] = count(fmt::format("(about >> {}) % 2 = 1 AND {}", i, received));
    fill<Channel>(*this, figures.channels, "channel", received);
    fill<Stage>(*this, figures.stages, "stage", received);
    fill<Outcome>(*this, figures.outcomes, "outcome", within("decided", period));
    fill<Satisfied>(*this, figures.satisfied, "satisfied", within("completed", period));
    fill<Refusal>(*this, figures.refusals, "refusal", within("refused", period));
    fill<ExtensionReason>(*this, figures.extensions, "extension_reason", within("extended", period));
}

PeriodFigures Asked::figures(const Period& period, const std::vector<CauseFigures>& causes) {
    PeriodFigures figures;
    figures.period = period;
    figures.received = count(within("received", period));
    figures.decided = count(within("decided", period));
    figures.completed = count(within("completed", period));
    figures.refused = count(within("refused", period));
    const std::string end = std::min(iso(period.last), m_today);
    figures.open_at_end = count(
        fmt::format("received <= '{0}' AND coalesce(completed, refused, '9999-01-01') > '{1}'", iso(period.last), end));
    figures.extended = count(within("extended", period));
    figures.referred = count(within("referred", period));
    figures.reopened = count("reopened > 0 AND " + within("received", period));
    for (const auto month : months_in(period)) {
        const std::string name = iso(Date{month / 1}).substr(0, 7);
        figures.months.push_back(
            {month, count(fmt::format("substr(received, 1, 7) = '{}' AND {}", name, within("received", period))),
             count(fmt::format("substr(completed, 1, 7) = '{}' AND {}", name, within("completed", period)))});
    }
    distributions(period, figures);
    for (const CauseFigures& each : causes) {
        figures.causes.push_back({each.cause, count(fmt::format("lower(trim(cause)) = lower('{}') AND {}", each.cause,
                                                                within("decided", period)))});
    }
    figures.times = {time("acknowledged", period), time("started", period), time("outcome_told", period)};
    constexpr std::array bounds{-1, 14, 28, 42, 56, 70, 84, 100'000};
    for (std::size_t i = 0; i < figures.handling_times.size(); ++i) {
        figures.handling_times[i] =
            count(fmt::format("julianday(outcome_told) - julianday(received) > {} AND julianday(outcome_told) -"
                              " julianday(received) <= {} AND {}",
                              bounds[i], bounds[i + 1], within("outcome_told", period)));
    }
    struct Asking {
        const char* due;
        const char* done;
        const char* applies;
    };
    constexpr std::array terms{
        Asking{"date(received, '+14 days')", "acknowledged", "(anonymous = 0 OR acknowledged IS NOT NULL)"},
        Asking{"date(received, '+14 days')", "started", "(stage <> 'refused' OR started IS NOT NULL)"},
        Asking{"date(received, '+28 days')", "refusal_told", "stage = 'refused'"},
        Asking{"CASE WHEN extension_told IS NULL THEN date(received, '+42 days') ELSE extended_until END",
               "outcome_told", "stage <> 'refused'"}};
    const std::string open =
        fmt::format("received <= '{}' AND coalesce(completed, refused, '9999-01-01') > '{}'", iso(period.last), end);
    std::string any_late = "0";
    for (std::size_t i = 0; i < terms.size(); ++i) {
        figures.terms[i] = term(terms[i].due, terms[i].done, terms[i].applies, period);
        const std::string late = fmt::format("({0} AND {1} < '{3}' AND coalesce({2}, '9999-01-01') > '{3}')",
                                             terms[i].applies, terms[i].due, terms[i].done, end);
        figures.open_late_terms[i] = count(open + " AND " + late);
        any_late += " OR " + late;
    }
    figures.open_late = count(fmt::format("{} AND ({})", open, any_late));
    return figures;
}

/// Three years, seen in the middle of the last one.
struct ThreeYears {
    TestNode node;
    ThreeYears() {
        node.config.analysis.causes = {"Planning", "Roosters"};
        node.reopen();
        node.clock.set(instant_from_iso("2025-12-10T10:00:00.000Z").value());
        fill_rows(node.store(),
                  {.seed = 7, .complaints = 10'000, .first_year = 2023, .years = 3, .today = node->today()});
    }
    Analysis analysed(const AnalysisScope& scope) {
        auto analysis = analyse(node.store(), scope);
        REQUIRE(analysis);
        REQUIRE(*analysis);
        return **analysis;
    }
};

ThreeYears& three_years() {
    static ThreeYears one;
    return one;
}

const std::vector<AnalysisScope>& scopes() {
    static const std::vector<AnalysisScope> all{
        {year_of(2025y)},
        {year_of(2024y)},
        {year_of(2023y)},
        {quarter_of(2024y, 1)},
        {month_of(2024y / std::chrono::February)},
        {{Date{2024y / 3 / 11}, Date{2025y / 2 / 28}}},
        {year_of(2024y), ComplainantKind::employer, {}},
        {year_of(2024y), {}, Channel::letter},
        {year_of(2024y), ComplainantKind::freelancer, Channel::email},
        {{Date{2023y / 1 / 1}, Date{2025y / 12 / 31}}},
        {year_of(1999y)},
    };
    return all;
}

/// Against the same counts in SQL.
void hold_measures(ThreeYears& years, const AnalysisScope& scope) {
    const Analysis analysis = years.analysed(scope);
    Asked sql(years.node.store(), scope, years.node->today());
    const std::string last = iso(scope.period.last);
    const std::string decided = Asked::within("measure.decided", scope.period);
    const auto count = [&](const std::string& condition) {
        return sql.number("SELECT count(*) FROM measure WHERE " + condition);
    };
    CHECK(analysis.measure_counts.decided == count(decided));
    CHECK(analysis.measure_counts.results[0] == count("result = 'worked' AND " + decided));
    CHECK(analysis.measure_counts.overdue == count("checked IS NULL AND due < '2025-12-10' AND " + decided));
    CHECK(analysis.measure_counts.running == count("checked IS NULL AND due >= '2025-12-10' AND " + decided));
    CHECK(static_cast<std::int64_t>(analysis.measures.size()) + analysis.more_measures ==
          count(fmt::format("{} OR {} OR {} OR (checked IS NULL AND decided <= '{}')", decided,
                            Asked::within("due", scope.period), Asked::within("checked", scope.period), last)));
    REQUIRE(!analysis.repeats.empty());
    for (const RepeatFigures& repeat : analysis.repeats) {
        CAPTURE(repeat.cause);
        const std::string same = fmt::format("lower(trim(cause)) = lower(trim('{}'))", repeat.cause);
        const std::string of =
            fmt::format(" FROM measure JOIN complaint ON id = complaint WHERE received <= '{}' AND {}", last, same);
        CHECK(repeat.measures == sql.number("SELECT count(*)" + of));
        const std::string since =
            "SELECT min(CASE WHEN result IN ('worked', 'partly') THEN min(checked, measure.due) ELSE measure.due END)" +
            of;
        CHECK(repeat.repeats == sql.count(fmt::format("{} AND outcome <> 'not_upheld' AND {} AND received > ({})", same,
                                                      Asked::within("decided", scope.period), since)));
    }
}

}  // namespace

TEST_CASE("every figure of 10,000 complaints of three years is what plain SQL counts") {
    ThreeYears& years = three_years();
    for (const AnalysisScope& scope : scopes()) {
        CAPTURE(name_of(scope.period));
        const Analysis analysis = years.analysed(scope);
        Asked sql(years.node.store(), scope, years.node->today());
        for (const PeriodFigures* of : {&analysis.now, &analysis.before}) {
            const PeriodFigures expected = sql.figures(of->period, of->causes);
            CHECK(of->received == expected.received);
            CHECK(of->open_at_end == expected.open_at_end);
            CHECK(of->months == expected.months);
            CHECK(of->kinds == expected.kinds);
            CHECK(of->causes == expected.causes);
            CHECK(of->times == expected.times);
            CHECK(of->handling_times == expected.handling_times);
            CHECK(of->terms == expected.terms);
            CHECK(*of == expected);
            // No cause is left out: together they are all that was decided.
            std::int64_t sum = 0;
            for (const CauseFigures& cause : of->causes)
                sum += cause.count;
            CHECK(sum == of->decided);
        }
    }
}

TEST_CASE("the complaints behind a number are as many as it says, and each of them is counted there") {
    ThreeYears& years = three_years();
    for (const AnalysisScope& scope : {scopes()[0], scopes()[5], scopes()[6]}) {
        const Analysis analysis = years.analysed(scope);
        int places = 0;
        for (const FigureTable& table : tables_of(analysis)) {
            for (const FigureRow& row : table.rows) {
                for (std::size_t i = 1; i < table.columns.size(); ++i) {
                    const FigureColumn& column = table.columns[i];
                    const TablePlace place{table.id, row.name, column.name};
                    const auto* number = std::get_if<std::int64_t>(&row.cells[i]);
                    if (column.kind != ColumnKind::count || !number || !counted_at(analysis, place)) continue;
                    CAPTURE(name_of(table.id));
                    CAPTURE(row.name);
                    CAPTURE(column.name);
                    const auto behind = complaints_behind(years.node.store(), analysis, place, 100'000);
                    REQUIRE(behind);
                    CHECK(behind->size() == static_cast<std::size_t>(*number));
                    ++places;
                }
            }
        }
        CHECK(places > 100);
    }
}

TEST_CASE("a list behind a number ends where it was asked to, the latest receipt first") {
    ThreeYears& years = three_years();
    const Analysis analysis = years.analysed(scopes()[1]);
    const auto behind = complaints_behind(years.node.store(), analysis, {TableId::overview, "received", "now"}, 25);
    REQUIRE(behind);
    REQUIRE(behind->size() == 25);
    const auto found = read_complaints(years.node.store(), *behind);
    REQUIRE(found);
    REQUIRE(found->size() == 25);
    Date before = scopes()[1].period.last;
    for (const ComplaintState& each : *found) {
        CHECK(each.complaint.received <= before);
        before = each.complaint.received;
    }
    CHECK(complaints_behind(years.node.store(), analysis, {TableId::measures, "x", "what"}, 25)->empty());
}

TEST_CASE("measures and repeats of a cause are what plain SQL counts, also those of complaints that were over before") {
    for (const auto year : {2024y, 2025y})
        hold_measures(three_years(), {year_of(year)});
}

TEST_CASE("a complaint that was over is stepped over, unless it is asked for") {
    ThreeYears& years = three_years();
    Asked sql(years.node.store(), {}, years.node->today());
    const FigureRowsWanted wanted{.last = 2025y / 12 / 31,
                                  .since = {.since = 2024y / 12 / 31, .received_since = 2024y / 11 / 19},
                                  .even_over = {}};
    const auto read = [&](const FigureRowsWanted& rows) {
        std::vector<ComplaintId> ids;
        const auto whole =
            read_figure_rows(years.node.store(), rows, [&](const CaseRow& each) { ids.push_back(each.id); });
        REQUIRE(whole);
        CHECK(*whole);
        return ids;
    };
    const auto some = read(wanted);
    const std::string touched =
        "received >= '2024-11-19' OR (completed IS NULL AND refused IS NULL) OR max(coalesce(acknowledged, ''),"
        " coalesce(started, ''), coalesce(refused, ''), coalesce(refusal_told, ''), coalesce(extended, ''),"
        " coalesce(extended_until, ''), coalesce(extension_told, ''), coalesce(referred, ''), coalesce(completed, ''),"
        " coalesce(decided, ''), coalesce(outcome_told, '')) >= '2024-12-31'";
    CHECK(static_cast<std::int64_t>(some.size()) == sql.number("SELECT count(*) FROM complaint WHERE " + touched));
    CHECK(some.size() < 5000);
    const auto all = read({.last = wanted.last, .since = {}, .even_over = {}});
    CHECK(all.size() == 10'000);
    FigureRowsWanted with_one = wanted;
    with_one.even_over = [&](const ComplaintId& id) { return id == all.front(); };
    CHECK(read(with_one).size() == some.size() + 1);
    CHECK(read(with_one).front() == all.front());
}

TEST_CASE("what the register holds ready for figures is what each complaint says, and so are its terms") {
    ThreeYears& years = three_years();
    const Date today = years.node->today();
    const Terms& terms = years.node->config().terms;
    std::map<ComplaintId, Complaint> expected;
    generate({.seed = 7, .complaints = 10'000, .first_year = 2023, .years = 3, .today = today},
             [&](const GeneratedCase& made) { expected.emplace(made.filed.id, folded(made)); });
    int different = 0;
    const auto whole = read_figure_rows(years.node.store(), {.last = today}, [&](const CaseRow& row) {
        const Complaint& complaint = expected.at(row.id);
        const TermsOf own = terms_of(complaint, terms);
        bool alike = row == row_of(complaint);
        for (int i = 0; i < term_kind_count; ++i) {
            const auto kind = static_cast<TermKind>(i);
            const Term& term = own[static_cast<std::size_t>(i)];
            const bool applies = term.applies && (kind != TermKind::refuse || complaint.stage == Stage::refused);
            TermVerdict verdict;
            if (applies && term.met()) verdict = {*term.done, true};
            if (applies && !term.met() && today > term.due) verdict = {plus_days(term.due, 1), false};
            alike = alike && verdict_on(kind, row, terms, today) == verdict;
        }
        different += alike ? 0 : 1;
        expected.erase(row.id);
    });
    REQUIRE(whole);
    CHECK(expected.empty());
    CHECK(different == 0);
}

TEST_CASE("a reading that is stopped answers nothing") {
    ThreeYears& years = three_years();
    const auto stopped = analyse(years.node.store(), scopes()[0], [] { return false; });
    REQUIRE(stopped);
    CHECK_FALSE(*stopped);
}

TEST_CASE("generated years that were taken step by step are sound, and have the same figures") {
    const GeneratedYears few{.seed = 3, .complaints = 120, .first_year = 2024, .years = 2};
    TestNode quick;
    TestNode whole;
    for (TestNode* node : {&quick, &whole})
        node->clock.set(instant_from_iso("2026-02-01T10:00:00.000Z").value());
    fill_rows(quick.store(), few);
    fill_journal(whole.store(), few);
    const auto verified = verify(whole->database());
    REQUIRE(verified);
    for (const Finding& finding : verified->findings)
        MESSAGE(name_of(finding.kind), " ", finding.where);
    CHECK(verified->sound());
    CHECK(verified->complaints == few.complaints);
    const auto one = analyse(quick.store(), {year_of(2025y)});
    const auto other = analyse(whole.store(), {year_of(2025y)});
    REQUIRE(one);
    REQUIRE(other);
    CHECK((*one)->now == (*other)->now);
    CHECK((*one)->repeats == (*other)->repeats);
    CHECK((*one)->now.received > 20);

    // What is written fast is what the steps leave behind, but for the moment at which it was stored.
    int compared = 0;
    generate(few, [&](const GeneratedCase& made) {
        auto fast = quick->find(made.filed.reference);
        const auto taken = whole->find(made.filed.reference);
        REQUIRE(fast);
        REQUIRE(taken);
        REQUIRE(*fast);
        REQUIRE(*taken);
        (*fast)->registered = (*taken)->registered;
        CHECK(**fast == **taken);
        const auto due = [&](TestNode& node) {
            return node->database().read(
                [&](Sql& sql) -> Result<std::optional<Date>> { return stored_due(sql, made.filed.id); });
        };
        CHECK(due(quick).value() == due(whole).value());
        ++compared;
    });
    CHECK(compared == few.complaints);
}
