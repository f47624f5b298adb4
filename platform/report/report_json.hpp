#pragma once
// The report's tables as JSON, everything by its stored name.

#include <string>

#include "core/report/report.hpp"

namespace klachtenzuil {

/// One object: "for", "period" (name, first, last), "kind" and "channel" (null: all), "made", "today", "terms" in days,
/// "tables" and "notes". A table: "name", "columns" (name, kind) and "rows", each with its "name" and its "cells" by
/// the names of the columns. A cell: null where there is no such figure, {"hidden": true} for what is not shown, a
/// number in the unit of its column (tenths as a fraction: 12.5 days), a date as ISO, a text, or what a label is by
/// name: {"word": id}, {"period": "2026-03"}, {"days": [15, 28]} with null for no end.
std::string report_json(const ReportFacts& facts);

}  // namespace klachtenzuil
