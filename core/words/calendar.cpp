// Dates and times as people say them.

#include <array>

#include "core/words/list.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array weekdays{w::calendar_monday, w::calendar_tuesday,  w::calendar_wednesday, w::calendar_thursday,
                              w::calendar_friday, w::calendar_saturday, w::calendar_sunday};
constexpr std::array weekdays_short{w::calendar_mo, w::calendar_tu, w::calendar_we, w::calendar_th,
                                    w::calendar_fr, w::calendar_sa, w::calendar_su};
constexpr std::array months{w::calendar_january,   w::calendar_february, w::calendar_march,    w::calendar_april,
                            w::calendar_may,       w::calendar_june,     w::calendar_july,     w::calendar_august,
                            w::calendar_september, w::calendar_october,  w::calendar_november, w::calendar_december};

Word month_word(std::chrono::month month) {
    return months[static_cast<unsigned>(month) - 1];
}

}  // namespace

std::string Words::date(Date date) const {
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding() - 1;
    return fill(w::calendar_date, fmt::arg("weekday", (*this)(weekdays[weekday])),
                fmt::arg("day", static_cast<unsigned>(date.day())),
                fmt::arg("month", (*this)(month_word(date.month()))), fmt::arg("year", static_cast<int>(date.year())));
}

std::string Words::month(std::chrono::year_month month) const {
    return fill(w::calendar_month, fmt::arg("month", (*this)(month_word(month.month()))),
                fmt::arg("year", static_cast<int>(month.year())));
}

const std::string& Words::weekday_short(int day) const {
    return (*this)(weekdays_short[static_cast<std::size_t>(day)]);
}

std::string Words::days(int count) const {
    const bool weeks = count >= 7 && count % 7 == 0;
    const int number = weeks ? count / 7 : count;
    if (number == 1) return (*this)(weeks ? w::span_one_week : w::span_one_day);
    return fill(weeks ? w::span_weeks : w::span_days, fmt::arg("count", number));
}

std::string Words::months(int count) const {
    const bool years = count >= 12 && count % 12 == 0;
    const int number = years ? count / 12 : count;
    if (number == 1) return (*this)(years ? w::span_one_year : w::span_one_month);
    return fill(years ? w::span_years : w::span_months, fmt::arg("count", number));
}

std::string Words::time(std::chrono::seconds time_of_day) const {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time_of_day).count();
    return fill(w::calendar_time, fmt::arg("time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)));
}

}  // namespace klachtenzuil
