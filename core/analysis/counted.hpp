#pragma once
// When a complaint counts for what. Figures and the lists behind them both ask here, so that they cannot differ. The
// definitions stand in figures.hpp. For core/analysis only.

#include <array>
#include <cstddef>

#include "core/analysis/figures.hpp"
#include "core/register/figure_rows.hpp"

namespace klachtenzuil {

/// A period as figures compare days with it.
struct PeriodDays {
    Day first;
    Day last;
    explicit PeriodDays(const Period& period) : first(period.first), last(period.last) {}

    bool holds(Day day) const { return first <= day && day <= last; }
};

/// From when on days count in the period.
CountedSince counted_since(const Period& period, const Terms& terms);

/// The day that a time is measured to.
Day day_of(TimeKind kind, const CaseRow& row);
/// From the receipt; never negative.
int days_until(const CaseRow& row, Day day);
/// Which of the steps so many days are, from 0.
std::size_t time_step_of(int days, const Terms& terms);

/// On which day a term was decided, and how; `never`: it does not apply, or still runs.
struct TermVerdict {
    Day day = never;
    bool met = false;
    bool operator==(const TermVerdict&) const = default;
};
TermVerdict verdict_on(TermKind kind, const CaseRow& row, const Terms& terms, Day today);

/// All of them, by TermKind.
using TermVerdicts = std::array<TermVerdict, term_kind_count>;
TermVerdicts verdicts_on(const CaseRow& row, const Terms& terms, Day today);

/// Not done by the end of that day, though its last day was over.
bool is_late_on(TermKind kind, const CaseRow& row, const TermVerdict& verdict, Day day);
/// Neither completed nor refused by the end of that day.
bool is_open_on(const CaseRow& row, Day day);
/// The last day of the period, or today where that is earlier.
Date last_known_day(const Period& period, Date today);

/// The first day on which the measure was to have worked.
Day works_since(const MeasureRow& measure);
/// Decided in the period as upheld or partly upheld, and received after `since`.
bool is_repeat(const CaseRow& row, const PeriodDays& period, Day since);

}  // namespace klachtenzuil
