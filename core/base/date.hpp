#pragma once
// Points in time and calendar dates. Deadlines count calendar dates in Europe/Amsterdam; the journal counts UTC.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// A point in time, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A day of the calendar, in no zone: the local date where something happened.
using Date = std::chrono::year_month_day;

/// The wall clock in Europe/Amsterdam: its date, and the time of that day in minutes precision or better.
struct LocalTime {
    Date date;
    std::chrono::seconds time_of_day;
    bool operator==(const LocalTime&) const = default;
};

LocalTime amsterdam(Instant at);

/// The date `days` calendar days after `date` (before it, when negative).
Date plus_days(Date date, int days);

/// Calendar days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

/// "2026-11-22", and back. Nothing for a text of another shape or a day that does not exist.
std::string iso(Date date);
std::optional<Date> date_from_iso(std::string_view text);

/// "2026-11-22T07:31:00.123Z", and back.
std::string iso_utc(Instant at);
std::optional<Instant> instant_from_iso(std::string_view text);

}  // namespace klachtenzuil
