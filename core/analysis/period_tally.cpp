#include "core/analysis/period_tally.hpp"

#include <algorithm>

namespace klachtenzuil {

namespace {

template <class Enum>
std::size_t place(Enum value) {
    return static_cast<std::size_t>(value);
}

/// Halves up; neither is negative.
std::int64_t rounded(std::int64_t part, std::int64_t whole) {
    return (2 * part + whole) / (2 * whole);
}

TimeFigures figures_of(const std::vector<std::int64_t>& days) {
    TimeFigures figures;
    std::int64_t sum = 0;
    for (std::size_t day = 0; day < days.size(); ++day) {
        figures.count += days[day];
        sum += days[day] * static_cast<std::int64_t>(day);
    }
    if (figures.count == 0) return figures;
    const auto at_rank = [&](std::int64_t rank) {
        std::int64_t passed = 0;
        for (std::size_t day = 0;; ++day) {
            passed += days[day];
            if (passed > rank) return static_cast<std::int64_t>(day);
        }
    };
    figures.median_tenths = (at_rank((figures.count - 1) / 2) + at_rank(figures.count / 2)) * 5;
    figures.mean_tenths = rounded(sum * 10, figures.count);
    figures.longest_days = at_rank(figures.count - 1);
    return figures;
}

}  // namespace

PeriodTally::PeriodTally(const Period& period, const Terms& terms, Date today)
    : m_period(period), m_terms(terms), m_until(last_known_day(period, today)) {
    m_figures.period = period;
    for (const auto month : months_in(period))
        m_figures.months.push_back({.month = month, .received = 0, .completed = 0});
}

void PeriodTally::take(const Complaint& complaint, const TermVerdicts& verdicts, std::size_t cause) {
    if (complaint.received > m_period.last) return;
    if (m_period.holds(complaint.received)) take_received(complaint);
    if (is_open_on(complaint, m_until)) ++m_figures.open_at_end;
    take_ends(complaint, cause);
    take_times(complaint);
    take_terms(verdicts);
}

MonthFigures& PeriodTally::month_of_day(Date day) {
    const auto since = day.year() / day.month() - m_figures.months.front().month;
    return m_figures.months[static_cast<std::size_t>(since.count())];
}

void PeriodTally::take_received(const Complaint& complaint) {
    ++m_figures.received;
    ++month_of_day(complaint.received).received;
    ++m_figures.kinds[complaint.kind ? place(*complaint.kind) : m_figures.kinds.size() - 1];
    for (std::size_t i = 0; i < m_figures.categories.size(); ++i)
        m_figures.categories[i] += complaint.about[i] ? 1 : 0;
    ++m_figures.channels[place(complaint.channel)];
    ++m_figures.stages[place(complaint.stage)];
    if (complaint.reopened > 0) ++m_figures.reopened;
}

void PeriodTally::take_ends(const Complaint& complaint, std::size_t cause) {
    if (complaint.decision && m_period.holds(complaint.decision->date)) {
        ++m_figures.decided;
        ++m_figures.outcomes[place(complaint.decision->outcome)];
        if (m_causes.size() <= cause) m_causes.resize(cause + 1);
        ++m_causes[cause];
    }
    if (complaint.completion && m_period.holds(complaint.completion->date)) {
        ++m_figures.completed;
        ++month_of_day(complaint.completion->date).completed;
        ++m_figures.satisfied[place(complaint.completion->satisfied)];
    }
    if (complaint.refused && m_period.holds(complaint.refused->date)) {
        ++m_figures.refused;
        ++m_figures.refusals[place(complaint.refused->reason)];
    }
    if (complaint.extension && m_period.holds(complaint.extension->date)) {
        ++m_figures.extended;
        ++m_figures.extensions[place(complaint.extension->reason)];
    }
    if (complaint.referred && m_period.holds(*complaint.referred)) ++m_figures.referred;
}

void PeriodTally::take_times(const Complaint& complaint) {
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto kind = static_cast<TimeKind>(i);
        const auto day = day_of(kind, complaint);
        if (!day || !m_period.holds(*day)) continue;
        const auto days = static_cast<std::size_t>(days_until(complaint, *day));
        if (m_days[i].size() <= days) m_days[i].resize(days + 1);
        ++m_days[i][days];
        if (kind == TimeKind::complete) {
            ++m_figures.handling_times[time_step_of(static_cast<int>(days), m_terms)];
        }
    }
}

void PeriodTally::take_terms(const TermVerdicts& verdicts) {
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const auto& verdict = verdicts[i];
        if (!verdict || !m_period.holds(verdict->day)) continue;
        TermFigures& term = m_figures.terms[i];
        ++(verdict->met ? term.met : term.not_met);
    }
}

PeriodFigures PeriodTally::done(const CauseBook& causes) const {
    PeriodFigures figures = m_figures;
    for (std::size_t i = 0; i < m_days.size(); ++i)
        figures.times[i] = figures_of(m_days[i]);
    for (std::size_t i = 0; i < std::max(m_causes.size(), causes.configured()); ++i) {
        const std::int64_t count = i < m_causes.size() ? m_causes[i] : 0;
        if (count > 0 || i < causes.configured()) figures.causes.push_back({causes.text(i), count});
    }
    const auto free_ones = figures.causes.begin() + static_cast<std::ptrdiff_t>(causes.configured());
    std::sort(free_ones, figures.causes.end(), [](const CauseFigures& a, const CauseFigures& b) {
        return a.count != b.count ? a.count > b.count : a.cause < b.cause;
    });
    return figures;
}

std::optional<std::int64_t> percent_of(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    return rounded(part * 100, whole);
}

std::optional<Unsaid> why_not_typical(std::int64_t count) {
    if (count == 0) return Unsaid::nothing;
    return count < fewest_for_typical ? std::optional(Unsaid::too_few) : std::nullopt;
}

std::optional<Unsaid> why_not_compared(std::int64_t now, std::int64_t before, const Analysis& analysis) {
    if (!is_over(analysis.scope.period, analysis.today)) return Unsaid::still_running;
    if (now == 0) return Unsaid::nothing;
    if (before == 0) return Unsaid::nothing_before;
    if (now < fewest_for_comparison) return Unsaid::too_few;
    return before < fewest_for_comparison ? std::optional(Unsaid::too_few_before) : std::nullopt;
}

}  // namespace klachtenzuil
