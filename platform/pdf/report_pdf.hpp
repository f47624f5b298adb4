#pragma once
// The yearly report as PDF on A4: charts as vectors, tables that go on over pages, text that can be copied.

#include <cstddef>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/report.hpp"
#include "platform/pdf/pdf.hpp"

namespace klachtenzuil {

/// The whole PDF in memory; nothing touches the disk. Fails with paper_not_made.
Result<std::vector<std::byte>> make_pdf(const Report& report, const PdfFonts& fonts = {});

}  // namespace klachtenzuil
