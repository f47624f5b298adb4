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
    : m_period(period), m_terms(terms), m_since(counted_since(period, terms)), m_until(last_known_day(period, today)) {
    m_figures.period = period;
    for (const auto month : months_in(period))
        m_figures.months.push_back({.month = month, .received = 0, .completed = 0});
}

void PeriodTally::take(const CaseRow& row, const TermVerdicts& verdicts, std::size_t cause) {
    if (row.received > m_period.last || m_since.is_over(row)) return;
    if (m_period.holds(row.received)) take_received(row);
    if (is_open_on(row, m_until)) take_open(row, verdicts);
    take_ends(row, cause);
    take_times(row);
    take_terms(verdicts);
}

MonthFigures& PeriodTally::month_of_day(Day day) {
    const Date date{day};
    const auto since = date.year() / date.month() - m_figures.months.front().month;
    return m_figures.months[static_cast<std::size_t>(since.count())];
}

void PeriodTally::take_received(const CaseRow& row) {
    ++m_figures.received;
    ++month_of_day(row.received).received;
    ++m_figures.kinds[row.kind ? place(*row.kind) : m_figures.kinds.size() - 1];
    for (std::size_t i = 0; i < m_figures.categories.size(); ++i)
        m_figures.categories[i] += row.about[i] ? 1 : 0;
    ++m_figures.channels[place(row.channel)];
    ++m_figures.stages[place(row.stage)];
    if (row.reopened > 0) ++m_figures.reopened;
}

void PeriodTally::take_open(const CaseRow& row, const TermVerdicts& verdicts) {
    ++m_figures.open_at_end;
    bool late = false;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (!is_late_on(static_cast<TermKind>(i), row, verdicts[i], m_until)) continue;
        ++m_figures.open_late_terms[i];
        late = true;
    }
    m_figures.open_late += late ? 1 : 0;
}

void PeriodTally::take_ends(const CaseRow& row, std::size_t cause) {
    if (m_period.holds(row.decided)) {
        ++m_figures.decided;
        ++m_figures.outcomes[place(row.outcome)];
        if (m_causes.size() <= cause) m_causes.resize(cause + 1);
        ++m_causes[cause];
    }
    if (m_period.holds(row.completed)) {
        ++m_figures.completed;
        ++month_of_day(row.completed).completed;
        ++m_figures.satisfied[place(row.satisfied)];
    }
    if (m_period.holds(row.refused)) {
        ++m_figures.refused;
        ++m_figures.refusals[place(row.refusal)];
    }
    if (m_period.holds(row.extended)) {
        ++m_figures.extended;
        ++m_figures.extensions[place(row.extension_reason)];
    }
    if (m_period.holds(row.referred)) ++m_figures.referred;
}

void PeriodTally::take_times(const CaseRow& row) {
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const Day day = day_of(static_cast<TimeKind>(i), row);
        if (!m_period.holds(day)) continue;
        const auto days = static_cast<std::size_t>(days_until(row, day));
        if (m_days[i].size() <= days) m_days[i].resize(days + 1);
        ++m_days[i][days];
    }
}

void PeriodTally::take_terms(const TermVerdicts& verdicts) {
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (!m_period.holds(verdicts[i].day)) continue;
        TermFigures& term = m_figures.terms[i];
        ++(verdicts[i].met ? term.met : term.not_met);
    }
}

PeriodFigures PeriodTally::done(const CauseBook& causes) const {
    PeriodFigures figures = m_figures;
    for (std::size_t i = 0; i < m_days.size(); ++i)
        figures.times[i] = figures_of(m_days[i]);
    const Days& complete = m_days[place(TimeKind::complete)];
    for (std::size_t day = 0; day < complete.size(); ++day)
        figures.handling_times[time_step_of(static_cast<int>(day), m_terms)] += complete[day];
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
