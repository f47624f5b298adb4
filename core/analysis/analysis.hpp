#pragma once
// The figures out of the register, and the complaints behind each of them. What a figure counts: figures.hpp.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"
#include "core/register/figure_rows.hpp"
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

/// The complaints that the place counts, latest receipt first, at most `most`. None for a place that counts none.
/// `analysis` tells the scope, and which causes have which row.
Result<std::vector<ComplaintId>> complaints_behind(const Register& store, const Analysis& analysis,
                                                   const TablePlace& place, std::size_t most);

/// Whether the complaint is one of them: the question that complaints_behind() asks of each. Empty where the place
/// counts no complaints.
std::function<bool(const CaseRow&)> counted_at(const Analysis& analysis, const TablePlace& place);

}  // namespace klachtenzuil
