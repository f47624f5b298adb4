#pragma once
// The report's tables as one workbook: a sheet with the sentences, then a sheet for each table with its chart beside
// it.

#include <filesystem>

#include "core/base/result.hpp"
#include "core/report/report.hpp"

namespace klachtenzuil {

/// Writes a new file. The first row of a table's sheet holds its titles; percentages are fractions, days have their
/// decimal, dates are dates, a text that a spreadsheet would take for a formula has an apostrophe before it. `scratch`
/// is a directory for what waits meanwhile. Fails with store_*.
Result<void> write_xlsx(const ReportFacts& facts, const Report& report, const std::filesystem::path& file,
                        const std::filesystem::path& scratch);

}  // namespace klachtenzuil
