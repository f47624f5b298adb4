#include "core/base/date.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>

namespace klachtenzuil {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Reads exactly `text` as digits.
std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-') return std::nullopt;
    return value;
}

}  // namespace

LocalTime amsterdam(Instant at) {
    static const date::time_zone* const zone = date::locate_zone("Europe/Amsterdam");
    const auto local = zone->to_local(date::sys_time<milliseconds>(at.time_since_epoch())).time_since_epoch();
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {Date{std::chrono::sys_days{day}}, std::chrono::duration_cast<seconds>(local - day)};
}

Date plus_days(Date date, int days) {
    return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::string iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Date> date_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string iso_utc(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time{at - day};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso(Date{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> instant_from_iso(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z') {
        return std::nullopt;
    }
    const auto date = date_from_iso(text.substr(0, 10));
    const auto hour = number(text.substr(11, 2));
    const auto minute = number(text.substr(14, 2));
    const auto second = number(text.substr(17, 2));
    const auto milli = number(text.substr(20, 3));
    if (!date || !hour || !minute || !second || !milli || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    return Instant{std::chrono::sys_days{*date}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           seconds{*second} + milliseconds{*milli};
}

}  // namespace klachtenzuil
