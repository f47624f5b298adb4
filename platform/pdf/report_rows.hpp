#pragma once
// The report from its cover to its last page as rows, not yet divided over pages.

#include <vector>

#include "platform/pdf/report_pages.hpp"

namespace klachtenzuil {

std::vector<FlowRow> rows_of(const Report& report, const Typesetter& setter, const Words& words);

}  // namespace klachtenzuil
