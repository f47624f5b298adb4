#pragma once
// Figures as tables: for management, nothing hidden.

#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"

namespace klachtenzuil {

/// Every table, in the order of TableId. Charts and sentences take their numbers from these cells too.
/// Counts: columns label, now, share, before, share_before; a row "total" stands last where the rows add up to
/// something, so that share is the row's percent of it.
std::vector<FigureTable> tables_of(const Analysis& analysis);

/// Most causes that have a row of their own; the others share one.
inline constexpr std::size_t most_cause_rows = 12;
/// The causes that have one, in the order of the rows: most frequent first, those of the configuration where they came
/// up or not.
std::vector<std::string> cause_rows(const Analysis& analysis);
/// "cause-1": the row of the first of them, and of the first of the repeats.
std::string cause_row_name(std::size_t place);
inline constexpr std::string_view other_causes_row = "other";

}  // namespace klachtenzuil
