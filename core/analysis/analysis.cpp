#include "core/analysis/analysis.hpp"

#include "core/analysis/measure_tally.hpp"
#include "core/analysis/period_tally.hpp"
#include "core/register/figure_rows.hpp"

namespace klachtenzuil {

namespace {

/// Somebody who writes meanwhile can make a complaint be missed or counted twice; then it is read again.
constexpr int most_readings = 3;

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
        store,
        [&](const MeasureRow& row) {
            if (scope.fits(row.kind, row.channel)) measures.take(row);
        },
        goes_on);
    if (!all_measures) return failed(all_measures.error());

    PeriodTally now(scope.period, analysis.terms, analysis.today);
    PeriodTally before(year_before(scope.period), analysis.terms, analysis.today);
    const auto take = [&](const Complaint& complaint) {
        if (!scope.fits(complaint.kind, complaint.channel)) return;
        const TermsOf own = terms_of(complaint, analysis.terms);
        const std::size_t cause = complaint.decision ? causes.number_of(complaint.decision->cause) : 0;
        now.take(complaint, own, cause);
        before.take(complaint, own, cause);
        if (complaint.decision) measures.take(complaint, cause);
    };
    const auto all = read_figure_rows(store, scope.period.last, take, goes_on);
    if (!all) return failed(all.error());
    if (!*all_measures || !*all) return std::optional<Analysis>{};
    analysis.now = now.done(causes);
    analysis.before = before.done(causes);
    measures.fill(analysis);
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
        [&](const Complaint& complaint) {
            return scope.fits(complaint.kind, complaint.channel) && is_counted(complaint);
        },
        most);
}

}  // namespace klachtenzuil
