#include "core/analysis/measure_tally.hpp"

#include <algorithm>
#include <tuple>

#include "core/analysis/counted.hpp"

namespace klachtenzuil {

namespace {

/// Those to be checked first, the longest due before; then the latest checked.
bool is_before(const MeasureFigures& a, const MeasureFigures& b) {
    const bool a_done = a.measure.checked.has_value();
    const bool b_done = b.measure.checked.has_value();
    if (a_done != b_done) return b_done;
    if (a_done && a.measure.checked != b.measure.checked) return *a.measure.checked > *b.measure.checked;
    return std::tie(a.measure.due, a.complaint, a.measure.number) <
           std::tie(b.measure.due, b.complaint, b.measure.number);
}

}  // namespace

MeasureTally::MeasureTally(const AnalysisScope& scope, Date today, CauseBook& causes)
    : m_period(scope.period), m_before(year_before(scope.period)), m_today(today), m_causes(causes) {}

void MeasureTally::count(const MeasureRow& measure, const PeriodDays& period, MeasureCounts& counts) const {
    if (!period.holds(measure.decided)) return;
    ++counts.decided;
    if (measure.checked != never) {
        ++counts.results[static_cast<std::size_t>(measure.result)];
    } else {
        ++(is_overdue(measure) ? counts.overdue : counts.running);
    }
}

void MeasureTally::take(const MeasureRow& row) {
    for (const std::size_t begin = beginning_of(row.complaint); m_begun <= begin; ++m_begun)
        m_first[m_begun] = static_cast<std::uint32_t>(m_rows.size());
    m_marked[mark_of(row.complaint)] = true;
    m_rows.push_back(row);
}

std::span<const MeasureRow> MeasureTally::measures_of(const ComplaintId& complaint) const {
    if (!m_marked[mark_of(complaint)]) return {};
    const auto first = [&](std::size_t begin) -> std::size_t {
        return begin < m_begun ? m_first[begin] : m_rows.size();
    };
    const std::size_t begin = beginning_of(complaint);
    const std::size_t from = first(begin);
    const auto rows = std::span(m_rows).subspan(from, first(begin + 1) - from);
    const auto own = std::ranges::equal_range(rows, complaint, {}, &MeasureRow::complaint);
    return {own.begin(), own.end()};
}

MeasureTally::OfCause& MeasureTally::of_cause(std::size_t cause) {
    if (m_of_cause.size() <= cause) m_of_cause.resize(cause + 1);
    return m_of_cause[cause];
}

void MeasureTally::take_own(const MeasureRow& row) {
    count(row, m_period, m_counts);
    count(row, m_before, m_counts_before);
    const bool touched = m_period.holds(row.decided) || m_period.holds(row.due) || m_period.holds(row.checked);
    if (!touched && (row.checked != never || row.decided > m_period.last)) return;
    ++m_listed;
    Measure measure{.number = row.number,
                    .kind = row.kind,
                    .what = {},
                    .owner = {},
                    .decided = row.decided,
                    .due = row.due,
                    .checked = {},
                    .result = {}};
    if (row.checked != never) {
        measure.checked = row.checked;
        measure.result = row.result;
    }
    m_list.push_back({.complaint = row.complaint,
                      .reference = {},
                      .cause = {},
                      .measure = std::move(measure),
                      .overdue = is_overdue(row)});
    if (m_list.size() >= 2 * most_measures) keep_most_urgent();
}

void MeasureTally::take(const CaseRow& row, std::size_t cause) {
    const bool decided = row.decided != never;
    for (const MeasureRow& measure : measures_of(row.id)) {
        take_own(measure);
        if (!decided) continue;
        OfCause& of = of_cause(cause);
        ++of.measures;
        of.since = std::min(of.since, works_since(measure));
    }
    if (!decided || cause >= m_of_cause.size()) return;
    OfCause& of = m_of_cause[cause];
    if (is_repeat(row, m_period, of.since)) ++of.repeats;
}

void MeasureTally::keep_most_urgent() {
    std::ranges::sort(m_list, is_before);
    if (m_list.size() > most_measures) m_list.erase(m_list.begin() + most_measures, m_list.end());
}

void MeasureTally::fill(Analysis& analysis) {
    keep_most_urgent();
    analysis.measure_counts = m_counts;
    analysis.measure_counts_before = m_counts_before;
    analysis.more_measures = m_listed - static_cast<std::int64_t>(m_list.size());
    analysis.measures = m_list;
    analysis.repeats.clear();
    for (std::size_t i = 0; i < m_of_cause.size(); ++i) {
        const OfCause& of = m_of_cause[i];
        if (of.since > m_period.last || m_causes.text(i).empty()) continue;
        analysis.repeats.push_back(
            {.cause = m_causes.text(i), .measures = of.measures, .since = Date{of.since}, .repeats = of.repeats});
    }
    std::ranges::sort(analysis.repeats, [](const RepeatFigures& a, const RepeatFigures& b) {
        return std::tie(b.repeats, a.cause) < std::tie(a.repeats, b.cause);
    });
}

}  // namespace klachtenzuil
