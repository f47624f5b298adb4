#include "core/complaint/term.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;

TEST_CASE("terms are counted in calendar days, the day of receipt not counted") {
    struct Row {
        const char* what;
        const char *received, *acknowledge, *refuse, *complete, *extended;
    };
    const Row rows[] = {
        {"the first of November", "2026-11-01", "2026-11-15", "2026-11-29", "2026-12-13", "2027-01-24"},
        {"over the year's end", "2026-12-20", "2027-01-03", "2027-01-17", "2027-01-31", "2027-03-14"},
        {"over a leap day", "2028-02-20", "2028-03-05", "2028-03-19", "2028-04-02", "2028-05-14"},
        {"over the same days in another year", "2027-02-20", "2027-03-06", "2027-03-20", "2027-04-03", "2027-05-15"},
        {"on a leap day", "2028-02-29", "2028-03-14", "2028-03-28", "2028-04-11", "2028-05-23"},
        {"over the night clocks go forward", "2026-03-28", "2026-04-11", "2026-04-25", "2026-05-09", "2026-06-20"},
        {"over the night clocks go back", "2026-10-24", "2026-11-07", "2026-11-21", "2026-12-05", "2027-01-16"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Deadlines dates = deadlines(date_from_iso(row.received).value(), Terms{});
        CHECK(iso(dates.acknowledge) == row.acknowledge);
        CHECK(iso(dates.start) == row.acknowledge);
        CHECK(iso(dates.refuse) == row.refuse);
        CHECK(iso(dates.complete) == row.complete);
        CHECK(iso(dates.complete_extended) == row.extended);
    }
}

TEST_CASE("each term is configuration") {
    const Terms terms{.acknowledge_days = 1,
                      .start_days = 2,
                      .refuse_days = 3,
                      .complete_days = 4,
                      .extension_days = 5,
                      .warn_days = 0};
    const Date received = date_from_iso("2026-12-31").value();
    const Deadlines expected{plus_days(received, 1), plus_days(received, 2), plus_days(received, 3),
                             plus_days(received, 4), plus_days(received, 9)};
    CHECK(deadlines(received, terms) == expected);
}
