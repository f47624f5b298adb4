#pragma once
// The facts of a report with figures that fit together, made without a register: for tests of what is said and how it
// looks.

#include "core/report/report.hpp"

namespace klachtenzuil {

/// 2026 with so many complaints, and the year before with nine tenths of them. Every table says something unless
/// `received` is 0.
Analysis sample_analysis(std::int64_t received);

/// Of that year, by tables_of() or published_tables().
ReportFacts sample_report(ReportFor whom, std::int64_t received, int smallest_cell = 5);

}  // namespace klachtenzuil
