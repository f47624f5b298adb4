#pragma once
// Tables for whoever is not management: neither in one of them nor in all of them together is
// a count of fewer people than the setting says. Source: procedure, "What the yearly analysis holds"; configuration,
// [analysis] smallest_cell.
//
// The rule, with 5 for the setting. Every year's column is made by itself, so that it is the same in each report.
//   1. Only calendar years that are over are published, of all complaints: parts of a year, filters and a year that
//      still runs could be subtracted from each other.
//   2. A count of 1 to 4 is not shown. In a table whose rows add up to a total, then neither are its zeros, and further
//      rows are hidden, smallest first, until those that are hidden add up to 5 or more and at least two of them count
//      somebody. A total of 1 to 4 is hidden with all its table.
//   3. Of several answers to one question (categories) the same holds, and a row is hidden as well when all but 1 to 4
//      gave that answer.
//   4. Months and handling times are joined instead of hidden: into quarters, halves, or left out.
//   5. What is about one term goes together: median, mean, met, not met, percentage, and for the term to complete the
//      handling times. All of it is hidden where a part is small, or where one part less another is: what was done
//      late, or was in time by an extension.
//   6. A percentage is shown only beside the count that it is of. The longest time is of one complaint: never shown.
//   7. Causes with fewer than 5 join the others, as their own words can be telling, and have no year before. Measures
//      stand without reference, cause and owner. Left out: how complaints stand today (it changes between reports),
//      what is open (it could be computed from the year before), and repeats.
// With 1 for the setting everything that is published at all is shown.

#include <tl/expected.hpp>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"

namespace klachtenzuil {

enum class NotPublished {
    scope_limited,     ///< a kind or a channel alone
    no_calendar_year,  ///< another period
    still_running,     ///< the year is not over
};
inline constexpr int not_published_count = 3;

/// The tables for everybody, by the same ids and names as tables_of().
tl::expected<std::vector<FigureTable>, NotPublished> published_tables(const Analysis& analysis, int smallest_cell);

}  // namespace klachtenzuil
