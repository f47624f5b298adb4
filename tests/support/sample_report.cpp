#include "tests/support/sample_report.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <span>

#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::year;
using std::chrono::year_month;

/// Divides a whole by weights; the rest goes to the first part.
void divide(std::int64_t whole, std::initializer_list<int> weights, std::span<std::int64_t> parts) {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::int64_t left = whole;
    std::size_t i = 0;
    for (const int weight : weights) {
        parts[i] = whole * weight / sum;
        left -= parts[i++];
    }
    parts[0] += left;
}

constexpr std::array causes{"Afspraak niet nagekomen", "Slechte bereikbaarheid", "Onduidelijke uitleg van het traject",
                            "=1+1 Verkeerd advies", "Privacy"};

void count_months(PeriodFigures& figures) {
    std::array<std::int64_t, 12> received{};
    std::array<std::int64_t, 12> completed{};
    divide(figures.received, {9, 8, 10, 7, 8, 6, 4, 3, 9, 11, 12, 7}, received);
    divide(figures.completed, {7, 8, 9, 8, 7, 7, 5, 3, 6, 10, 11, 12}, completed);
    std::size_t i = 0;
    for (const year_month month : months_in(figures.period)) {
        figures.months.push_back({month, received[i], completed[i]});
        ++i;
    }
}

void count_times(PeriodFigures& figures) {
    constexpr std::array<std::int64_t, time_kind_count> medians{30, 75, 285};
    constexpr std::array<std::int64_t, time_kind_count> longest{17, 33, 91};
    const std::array counts{figures.received, figures.received - figures.refused, figures.decided};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        figures.times[i].count = counts[i];
        if (counts[i] == 0) continue;
        figures.times[i].median_tenths = medians[i];
        figures.times[i].mean_tenths = medians[i] + 14;
        figures.times[i].longest_days = longest[i];
    }
    divide(figures.decided, {20, 34, 28, 8, 5, 3, 2}, figures.handling_times);
    const std::array of{figures.received, counts[1], figures.refused, figures.decided};
    constexpr std::array late{3, 9, 0, 18};
    for (std::size_t i = 0; i < of.size(); ++i)
        figures.terms[i] = {of[i] - of[i] * late[i] / 100, of[i] * late[i] / 100};
}

PeriodFigures figures_of(const Period& period, std::int64_t received) {
    PeriodFigures figures;
    figures.period = period;
    figures.received = received;
    figures.refused = received * 6 / 100;
    figures.decided = received * 85 / 100;
    figures.completed = received * 80 / 100;
    figures.open_at_end = received - figures.refused - figures.completed;
    figures.open_late = figures.open_at_end / 3;
    figures.open_late_terms = {0, figures.open_at_end / 4, 0, figures.open_late};
    figures.extended = received * 11 / 100;
    figures.referred = received * 4 / 100;
    figures.reopened = received * 2 / 100;
    count_months(figures);
    divide(received, {50, 18, 8, 6, 4, 14}, figures.kinds);
    divide(received * 13 / 10, {30, 18, 22, 45, 6}, figures.categories);
    divide(received, {46, 12, 22, 5, 15}, figures.channels);
    divide(received, {5, 4, 6, 4, 75, 6}, figures.stages);
    divide(figures.decided, {38, 24, 38}, figures.outcomes);
    divide(figures.completed, {62, 17, 21}, figures.satisfied);
    divide(figures.refused, {4, 3, 2, 1}, figures.refusals);
    divide(figures.extended, {5, 1, 3, 2, 1}, figures.extensions);
    std::array<std::int64_t, causes.size()> counts{};
    divide(figures.decided, {30, 25, 20, 15, 10}, counts);
    for (std::size_t i = 0; i < causes.size(); ++i)
        figures.causes.push_back({causes[i], counts[i]});
    count_times(figures);
    return figures;
}

MeasureFigures measure(int number, std::optional<MeasureResult> result, bool overdue) {
    MeasureFigures made;
    made.reference = {"K1", 2026, 100 + number};
    made.cause = causes[static_cast<std::size_t>(number) % causes.size()];
    made.measure = {.number = 1,
                    .kind = number % 2 == 0 ? MeasureKind::corrective : MeasureKind::preventive,
                    .what = number % 3 == 0 ? "@Iedereen die met cliënten werkt, krijgt een training van een halve dag "
                                              "over afspraken maken en nakomen, en daarna elk jaar een herhaling"
                                            : "Belscript aanpassen",
                    .owner = "teamleider",
                    .decided = year{2026} / 3 / 2,
                    .due = overdue ? year{2026} / 6 / 1 : year{2026} / 12 / 31,
                    .checked = std::nullopt,
                    .result = result};
    if (result) made.measure.checked = year{2026} / 9 / 14;
    made.overdue = overdue;
    return made;
}

void add_measures(Analysis& analysis, std::int64_t count) {
    for (int i = 0; i < count && analysis.measures.size() < most_measures; ++i) {
        const bool overdue = i % 4 == 0;
        const auto result = i % 4 == 1 ? std::nullopt : std::optional(static_cast<MeasureResult>(i % 3));
        analysis.measures.push_back(measure(i, overdue ? std::nullopt : result, overdue));
    }
    analysis.more_measures = count - static_cast<std::int64_t>(analysis.measures.size());
    analysis.measure_counts.decided = count;
    std::array<std::int64_t, 5> parts{};
    divide(count, {5, 2, 1, 2, 2}, parts);
    analysis.measure_counts.results = {parts[0], parts[1], parts[2]};
    analysis.measure_counts.running = parts[3];
    analysis.measure_counts.overdue = parts[4];
    if (count > 2) {
        analysis.repeats.push_back({causes[0], 2, year{2026} / 6 / 30, count / 2});
        analysis.repeats.push_back({causes[3], 1, year{2026} / 8 / 31, 0});
    }
}

std::vector<ManagementNote> sample_notes() {
    ManagementNote advice{.place = {"K1", 17},
                          .date = year{2026} / 2 / 9,
                          .kind = ManagementNoteKind::recommendation,
                          .text = "Bel na elke klacht over bejegening binnen twee dagen terug.",
                          .actor = "vanas",
                          .answers = {}};
    ManagementNote policy = advice;
    policy.kind = ManagementNoteKind::policy_change;
    policy.date = year{2026} / 4 / 20;
    policy.text = "Afspraken worden voortaan schriftelijk bevestigd.";
    policy.answers = {{year{2026} / 6 / 1, ManagementNoteState::partly, "Bij nieuwe trajecten wel.", "vanas"},
                      {year{2026} / 10 / 5, ManagementNoteState::carried_out, "Nu overal.", "vanas"}};
    return {advice, policy};
}

}  // namespace

Analysis sample_analysis(std::int64_t received) {
    Analysis analysis;
    analysis.scope.period = year_of(year{2026});
    analysis.today = year{2027} / 1 / 12;
    analysis.now = figures_of(analysis.scope.period, received);
    analysis.before = figures_of(year_before(analysis.scope.period), received * 9 / 10);
    add_measures(analysis, received / 12);
    return analysis;
}

ReportFacts sample_report(ReportFor whom, std::int64_t received, int smallest_cell) {
    ReportFacts facts{
        .whom = whom, .analysis = sample_analysis(received), .tables = {}, .notes = {}, .made = year{2027} / 1 / 12};
    if (received > 0) facts.notes = sample_notes();
    if (whom == ReportFor::management) {
        facts.tables = tables_of(facts.analysis);
    } else {
        auto tables = published_tables(facts.analysis, smallest_cell);
        REQUIRE(tables);
        facts.tables = std::move(*tables);
    }
    return facts;
}

}  // namespace klachtenzuil
