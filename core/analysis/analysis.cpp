#include "core/analysis/analysis.hpp"

#include <algorithm>

#include "core/analysis/measure_tally.hpp"
#include "core/analysis/period_tally.hpp"
#include "core/complaint/text.hpp"
#include "core/register/figure_rows.hpp"
#include "core/register/slices.hpp"

namespace klachtenzuil {

namespace {

/// Somebody who writes meanwhile can make a complaint be missed or counted twice; then it is read again.
constexpr int most_readings = 3;

/// Gives each measure of the list what its complaint and its own row tell.
Result<void> name_measures(const Register& store, std::vector<MeasureFigures>& measures) {
    std::vector<ComplaintId> ids;
    ids.reserve(measures.size());
    for (const MeasureFigures& each : measures)
        ids.push_back(each.complaint);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const auto found = read_complaints(store, ids);
    if (!found) return failed(found.error());
    for (MeasureFigures& each : measures) {
        const auto state = std::ranges::lower_bound(*found, each.complaint, {},
                                                    [](const ComplaintState& one) { return one.complaint.id; });
        if (state == found->end() || state->complaint.id != each.complaint) continue;
        const Complaint& complaint = state->complaint;
        each.reference = complaint.reference;
        if (complaint.decision) {
            each.cause = complaint.decision->cause;
            trim(each.cause);
        }
        const auto measure = std::ranges::find(complaint.measures, each.measure.number, &Measure::number);
        if (measure != complaint.measures.end()) each.measure = *measure;
    }
    return {};
}

Result<std::optional<Analysis>> read_once(const Register& store, const AnalysisScope& scope, const GoesOn& goes_on) {
    Analysis analysis{.scope = scope,
                      .today = store.today(),
                      .terms = store.config().terms,
                      .configured_causes = store.config().analysis.causes,
                      .now = {},
                      .before = {},
                      .measure_counts = {},
                      .measure_counts_before = {},
                      .measures = {},
                      .repeats = {}};
    CauseBook causes(analysis.configured_causes);
    MeasureTally measures(scope, analysis.today, causes);
    const auto all_measures = read_measure_rows(
        store, [&](const MeasureRow& row) { measures.take(row); }, goes_on);
    if (!all_measures) return failed(all_measures.error());

    const Period year_ago = year_before(scope.period);
    PeriodTally now(scope.period, analysis.terms, analysis.today);
    PeriodTally before(year_ago, analysis.terms, analysis.today);
    const auto take = [&](const CaseRow& row) {
        if (!scope.fits(row.kind, row.channel)) return;
        const std::size_t cause = row.decided != never ? causes.number_of(row.cause) : 0;
        measures.take(row, cause);
        const TermVerdicts verdicts = verdicts_on(row, analysis.terms, analysis.today);
        now.take(row, verdicts, cause);
        before.take(row, verdicts, cause);
    };
    // Every complaint with a measure as well: its cause is that of the measure.
    const FigureRowsWanted wanted{.last = scope.period.last,
                                  .since = counted_since(year_ago, analysis.terms),
                                  .even_over = [&](const ComplaintId& id) { return measures.has_measure_of(id); }};
    const auto all = read_figure_rows(store, wanted, take, goes_on);
    if (!all) return failed(all.error());
    if (!*all_measures || !*all) return std::optional<Analysis>{};
    analysis.now = now.done(causes);
    analysis.before = before.done(causes);
    measures.fill(analysis);
    if (const auto named = name_measures(store, analysis.measures); !named) return failed(named.error());
    return std::optional(std::move(analysis));
}

}  // namespace

Result<std::optional<Analysis>> analyse(const Register& store, const AnalysisScope& scope,
                                        const std::function<bool()>& goes_on) {
    for (int reading = 1;; ++reading) {
        const auto before = store_version(store);
        if (!before) return failed(before.error());
        auto analysis = read_once(store, scope, goes_on);
        if (!analysis || !*analysis || reading == most_readings) return analysis;
        const auto after = store_version(store);
        if (!after) return failed(after.error());
        if (*after == *before) return analysis;
    }
}

Result<std::vector<ComplaintId>> complaints_behind(const Register& store, const Analysis& analysis,
                                                   const TablePlace& place, std::size_t most) {
    const auto is_counted = counted_at(analysis, place);
    if (!is_counted) return std::vector<ComplaintId>{};
    const AnalysisScope& scope = analysis.scope;
    return find_figure_rows(
        store, scope.period.last,
        [&](const CaseRow& row) { return scope.fits(row.kind, row.channel) && is_counted(row); }, most);
}

}  // namespace klachtenzuil
