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

bool MeasureTally::is_overdue(const Measure& measure) const {
    return !measure.checked && measure.due < m_today;
}

void MeasureTally::count(const Measure& measure, const Period& period, MeasureCounts& counts) const {
    if (!period.holds(measure.decided)) return;
    ++counts.decided;
    if (measure.result) {
        ++counts.results[static_cast<std::size_t>(*measure.result)];
    } else {
        ++(is_overdue(measure) ? counts.overdue : counts.running);
    }
}

void MeasureTally::take(const MeasureRow& row) {
    m_first_of.try_emplace(row.complaint, m_rows.size());
    m_marked[mark_of(row.complaint)] = true;
    m_rows.push_back(row);
}

bool MeasureTally::has_measure_of(const ComplaintId& complaint) const {
    return m_marked[mark_of(complaint)] && m_first_of.contains(complaint);
}

MeasureTally::OfCause& MeasureTally::of_cause(std::size_t cause) {
    if (m_of_cause.size() <= cause) m_of_cause.resize(cause + 1);
    return m_of_cause[cause];
}

void MeasureTally::take_own(const ComplaintId& complaint, const Measure& measure) {
    count(measure, m_period, m_counts);
    count(measure, m_before, m_counts_before);
    const bool touched = m_period.holds(measure.decided) || m_period.holds(measure.due) ||
                         (measure.checked && m_period.holds(*measure.checked));
    if (!touched && (measure.checked || measure.decided > m_period.last)) return;
    ++m_listed;
    m_list.push_back(
        {.complaint = complaint, .reference = {}, .cause = {}, .measure = measure, .overdue = is_overdue(measure)});
    if (m_list.size() >= 2 * most_measures) keep_most_urgent();
}

void MeasureTally::take(const Complaint& complaint, std::size_t cause) {
    const auto first = m_marked[mark_of(complaint.id)] ? m_first_of.find(complaint.id) : m_first_of.end();
    if (first != m_first_of.end()) {
        for (std::size_t i = first->second; i < m_rows.size() && m_rows[i].complaint == complaint.id; ++i) {
            const Measure& measure = m_rows[i].measure;
            take_own(complaint.id, measure);
            if (!complaint.decision) continue;
            OfCause& of = of_cause(cause);
            ++of.measures;
            const Date since = works_since(measure);
            if (!of.since || since < *of.since) of.since = since;
        }
    }
    if (!complaint.decision || cause >= m_of_cause.size()) return;
    OfCause& of = m_of_cause[cause];
    if (of.since && is_repeat(complaint, m_period, *of.since)) ++of.repeats;
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
        if (!of.since || *of.since > m_period.last || m_causes.text(i).empty()) continue;
        analysis.repeats.push_back(
            {.cause = m_causes.text(i), .measures = of.measures, .since = *of.since, .repeats = of.repeats});
    }
    std::ranges::sort(analysis.repeats, [](const RepeatFigures& a, const RepeatFigures& b) {
        return std::tie(b.repeats, a.cause) < std::tie(a.repeats, b.cause);
    });
}

}  // namespace klachtenzuil
