#pragma once
// When a complaint counts for what. Figures and the lists behind them both ask here, so that they cannot differ. The
// definitions stand in figures.hpp. For core/analysis only.

#include <cstddef>
#include <optional>

#include "core/analysis/figures.hpp"

namespace klachtenzuil {

/// The day that a time is measured to; nothing: it has not happened.
std::optional<Date> day_of(TimeKind kind, const Complaint& complaint);
/// From the receipt; never negative.
int days_until(const Complaint& complaint, Date day);
/// Which of the steps so many days are, from 0.
std::size_t time_step_of(int days, const Terms& terms);

/// On which day a term was decided, and how.
struct TermVerdict {
    Date day;
    bool met = false;
    bool operator==(const TermVerdict&) const = default;
};
/// Nothing: it does not apply, or still runs.
std::optional<TermVerdict> verdict_on(TermKind kind, const Complaint& complaint, const TermsOf& terms, Date today);

/// All of them, by TermKind.
using TermVerdicts = std::array<std::optional<TermVerdict>, term_kind_count>;
TermVerdicts verdicts_on(const Complaint& complaint, const Terms& terms, Date today);

/// Neither completed nor refused by the end of that day.
bool is_open_on(const Complaint& complaint, Date day);
/// The last day of the period, or today where that is earlier.
Date last_known_day(const Period& period, Date today);

/// The first day on which the measure was to have worked.
Date works_since(const Measure& measure);
/// Decided in the period as upheld or partly upheld, and received after `since`.
bool is_repeat(const Complaint& complaint, const Period& period, Date since);

}  // namespace klachtenzuil
