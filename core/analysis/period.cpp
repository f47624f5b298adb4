#include "core/analysis/period.hpp"

#include <fmt/format.h>

#include <optional>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::years;

Date last_day_of(year_month of) {
    return of / last;
}

bool is_last_of_month(Date day) {
    return day == last_day_of(day.year() / day.month());
}

Date years_before(Date day, int count) {
    const year_month there = (day.year() - years{count}) / day.month();
    const Date latest = last_day_of(there);
    // Only the end of February moves.
    const bool stays_last = day.month() == month{2} && is_last_of_month(day);
    return stays_last ? latest : Date{there / day.day()};
}

/// How many whole months the period is; nothing where it begins or ends within one.
std::optional<int> whole_months(const Period& period) {
    const bool whole =
        period.first.day() == std::chrono::day{1} && is_last_of_month(period.last) && period.first <= period.last;
    if (!whole) return std::nullopt;
    const auto apart = period.last.year() / period.last.month() - period.first.year() / period.first.month();
    return static_cast<int>(apart.count()) + 1;
}

/// Which of the parts of its year the period is, from 1, where the parts have so many months; else nothing.
std::optional<unsigned> part_of_year(const Period& period, unsigned month_count) {
    const unsigned before = static_cast<unsigned>(period.first.month()) - 1;
    if (whole_months(period) != static_cast<int>(month_count) || before % month_count != 0) return std::nullopt;
    return before / month_count + 1;
}

}  // namespace

Period year_of(year of) {
    return {of / 1 / 1, of / 12 / 31};
}

Period quarter_of(year of, int quarter) {
    const year_month begin = of / month{static_cast<unsigned>(quarter * 3 - 2)};
    return {begin / 1, last_day_of(begin + months{2})};
}

Period month_of(year_month of) {
    return {of / 1, last_day_of(of)};
}

Period year_before(const Period& period) {
    int back = 1;
    while (years_before(period.last, back) >= period.first)
        ++back;
    return {years_before(period.first, back), years_before(period.last, back)};
}

bool is_calendar_year(const Period& period) {
    return period == year_of(period.first.year());
}

bool is_over(const Period& period, Date today) {
    return period.last < today;
}

std::vector<year_month> months_in(const Period& period) {
    std::vector<year_month> all;
    const year_month end = period.last.year() / period.last.month();
    for (year_month each = period.first.year() / period.first.month(); each <= end; each += months{1})
        all.push_back(each);
    return all;
}

std::string name_of(const Period& period, const Words& words) {
    const int of = static_cast<int>(period.first.year());
    if (part_of_year(period, 12)) return fmt::format("{}", of);
    if (part_of_year(period, 1)) return words.month(period.first.year() / period.first.month());
    if (const auto number = part_of_year(period, 3)) {
        return words.fill(w::analysis_period_quarter, fmt::arg("number", *number), fmt::arg("year", of));
    }
    if (const auto number = part_of_year(period, 6)) {
        return words.fill(w::analysis_period_half, fmt::arg("number", *number), fmt::arg("year", of));
    }
    return words.fill(w::analysis_period_days, fmt::arg("first", words.date(period.first)),
                      fmt::arg("last", words.date(period.last)));
}

std::string name_of(const Period& period) {
    const int of = static_cast<int>(period.first.year());
    if (part_of_year(period, 12)) return fmt::format("{:04}", of);
    if (const auto number = part_of_year(period, 1)) return fmt::format("{:04}-{:02}", of, *number);
    if (const auto number = part_of_year(period, 3)) return fmt::format("{:04}-Q{}", of, *number);
    if (const auto number = part_of_year(period, 6)) return fmt::format("{:04}-H{}", of, *number);
    return iso(period.first) + "/" + iso(period.last);
}

}  // namespace klachtenzuil
