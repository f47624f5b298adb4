#pragma once
// Spans of calendar days that figures are about, and what they are called.

#include <chrono>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// Calendar days in Europe/Amsterdam, the first and the last included.
struct Period {
    Date first;
    Date last;
    bool operator==(const Period&) const = default;

    bool holds(Date day) const { return first <= day && day <= last; }
};

Period year_of(std::chrono::year year);
/// 1 to 4.
Period quarter_of(std::chrono::year year, int quarter);
Period month_of(std::chrono::year_month month);

/// The same days of the year before; a period of more than a year goes back by as many years as it takes not to
/// overlap. A last day of February stays one.
Period year_before(const Period& period);

bool is_calendar_year(const Period& period);
/// Whether its last day is over.
bool is_over(const Period& period, Date today);

/// The calendar months that the period touches.
std::vector<std::chrono::year_month> months_in(const Period& period);

/// "2026", "1e kwartaal 2026", "maart 2026", or "3 maart 2026 tot en met 9 maart 2026".
std::string name_of(const Period& period, const Words& words);
/// A stored name for files and JSON: "2026", "2026-Q1", "2026-03", "2026-03-03/2026-03-09".
std::string name_of(const Period& period);

}  // namespace klachtenzuil
