#pragma once
// Tables for whoever is not management: neither in one of them nor in all of them together is
// a count of fewer people than the setting says. Source: procedure, "What the yearly analysis holds"; configuration,
// [analysis] smallest_cell.
//
// The rule, with 5 for the setting.
//   1. Only calendar years that are over are published, of all complaints: parts of a year, filters and a year that
//      still runs could be subtracted from each other. A year is published once, because two reports of it with a late
//      complaint or a correction between them differ by that one; so making it is management's, and of the year before
//      nothing stands here but the rounded numbers of the overview.
//   2. A count of 1 to 4 is not shown. In a table whose rows add up to a total, then neither are its zeros, and further
//      rows are hidden, smallest first, until those that are hidden add up to 5 or more and at least two of them count
//      somebody. A total of 1 to 4 is hidden with all its table.
//   3. Of several answers to one question (categories) the same holds, and a row is hidden as well when all but 1 to 4
//      gave that answer.
//   4. Months and handling times are joined instead of hidden: into quarters, halves, or left out.
//   5. One whole alone is exact: how many were received in the year, of which the months, kinds, categories and
//   channels
//      are parts. Every other whole is partly the same people (who was decided about was received; whose term to
//      acknowledge ran out left a name), so that their difference would count those who are not: who complained without
//      a name, whose complaint still runs, who came at the end of the year, and over several years the same. Therefore
//      decided, completed, refused, extended, referred and reopened are rounded to the nearest multiple of 5, and
//      hidden where that is 5 or less: each of them, and so each difference, can be five numbers or more. What was
//      completed in each month is left out.
//   6. The parts of those wholes, and the terms and handling times, stand as rounded shares without counts: in steps of
//      5 percent, of 500 complaints and more in steps of 1. Where the shares of a table leave fewer than 4 numbers for
//      their whole, they are hidden. A term that 1 to 4 people saw met, or not met, is hidden, and a median and mean of
//      so few; others are whole days, as a fraction tells of how many they are. The longest time is of one complaint:
//      never shown.
//   7. Causes with fewer than 5 join the others, as their own words can be telling. Measures stand without reference,
//      cause and owner. Left out: how complaints stand today (it changes between reports), what is open and late, and
//      repeats.
// A share without its count says what the organisation must know, whether it was on time, also where a count would have
// to be hidden: that keeps more than hiding every row of which another is nearly the same.
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
