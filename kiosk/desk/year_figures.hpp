#pragma once
// The year as its page shows it: figures, charts and notes of one period, fetched at once by the worker.

#include <memory>
#include <string>
#include <vector>

#include "core/analysis/analysis.hpp"
#include "core/analysis/table.hpp"
#include "core/register/management_notes.hpp"
#include "core/report/chart.hpp"

namespace klachtenzuil::desk {

struct YearFigures {
    Analysis analysis;
    std::vector<FigureTable> tables;
    std::vector<Chart> charts;          ///< each bar with what it leads to
    std::vector<ManagementNote> notes;  ///< all of them, latest first
};

/// Makes tables and charts of the analysis, so that no frame has to.
void draw_up(YearFigures& year);

/// Shared, so that no frame and no answer copies it.
using ShownYear = std::shared_ptr<const YearFigures>;

/// The parts of the page.
enum class YearPart { figures, measures, notes, report };

/// How long the period is that the page steps by.
enum class PeriodSpan { year, quarter, month };

/// The year, quarter or month with this day in it.
Period period_with(PeriodSpan span, Date day);
/// The one before; never the same.
Period period_before(PeriodSpan span, const Period& period);
Period period_after(PeriodSpan span, const Period& period);

}  // namespace klachtenzuil::desk
