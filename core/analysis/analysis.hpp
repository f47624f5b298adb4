#pragma once
// The figures out of the register, and the complaints behind each of them. What a figure counts: figures.hpp.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// Reads every complaint once, in slices that keep no writer waiting; needs no sign-in and no dossier. Calls `goes_on`
/// between slices, from time to time; where that answers false it stops, and the answer is nothing.
Result<std::optional<Analysis>> analyse(const Register& store, const AnalysisScope& scope,
                                        const std::function<bool()>& goes_on = {});

/// A place in a table of tables_of(): `row` and `column` by their names.
struct TablePlace {
    TableId table = TableId::overview;
    std::string row;
    std::string column;
    bool operator==(const TablePlace&) const = default;
};

/// Whether there are complaints behind it: a count, a share, a time.
bool has_complaints_behind(const TablePlace& place);

/// The complaints that the place counts, latest receipt first, at most `most`. None for a place that counts none.
Result<std::vector<ComplaintId>> complaints_behind(const Register& store, const AnalysisScope& scope,
                                                   const TablePlace& place, std::size_t most);

}  // namespace klachtenzuil
