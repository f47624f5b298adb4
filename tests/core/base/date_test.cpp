#include "core/base/date.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

Instant utc(std::string_view text) {
    return instant_from_iso(text).value();
}

}  // namespace

TEST_CASE("the local date of an instant is the date in Amsterdam") {
    struct Row {
        const char* what;
        const char* at;
        const char* date;
        std::chrono::seconds time;
    };
    const Row rows[] = {
        {"winter noon", "2026-01-15T11:00:00.000Z", "2026-01-15", 12h},
        {"summer evening turns to the next day", "2026-07-15T22:30:00.000Z", "2026-07-16", 30min},
        {"year end", "2026-12-31T23:00:00.000Z", "2027-01-01", 0h},
        {"last second before clocks go forward", "2026-03-29T00:59:59.000Z", "2026-03-29", 1h + 59min + 59s},
        {"first second of summer time", "2026-03-29T01:00:00.000Z", "2026-03-29", 3h},
        {"last second of summer time", "2026-10-25T00:59:59.000Z", "2026-10-25", 2h + 59min + 59s},
        {"the same hour again", "2026-10-25T01:00:00.000Z", "2026-10-25", 2h},
        {"leap day", "2028-02-28T23:30:00.000Z", "2028-02-29", 30min},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const LocalTime local = amsterdam(utc(row.at));
        CHECK(iso(local.date) == row.date);
        CHECK(local.time_of_day == row.time);
    }
}

TEST_CASE("dates and instants are read back as they were written") {
    CHECK(iso(date_from_iso("2028-02-29").value()) == "2028-02-29");
    CHECK(iso_utc(utc("1970-01-01T00:00:00.000Z")) == "1970-01-01T00:00:00.000Z");
    CHECK(iso_utc(utc("2026-11-22T07:31:00.123Z")) == "2026-11-22T07:31:00.123Z");
}

TEST_CASE("a text that is no date is refused") {
    for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-0x",
                             "-026-01-01", "2026/01/01", "2026-01-01 "}) {
        CAPTURE(text);
        CHECK_FALSE(date_from_iso(text));
    }
    CHECK_FALSE(instant_from_iso("2026-01-01T24:00:00.000Z"));
    CHECK_FALSE(instant_from_iso("2026-01-01T12:00:00Z"));
}

TEST_CASE("calendar days are counted over the nights on which clocks change") {
    const Date before = date_from_iso("2026-03-28").value();
    CHECK(iso(plus_days(before, 14)) == "2026-04-11");
    CHECK(days_between(before, plus_days(before, 42)) == 42);
    CHECK(days_between(plus_days(before, 3), before) == -3);
}
