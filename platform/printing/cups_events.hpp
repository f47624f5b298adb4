#pragma once
// The events that the print service keeps for this program: how a job ended that it has forgotten.

#include <string_view>

#include "core/print/printer.hpp"
#include "platform/printing/cups_connection.hpp"
#include "platform/printing/cups_report.hpp"

namespace klachtenzuil {

/// Sees to it that the service keeps the events of this queue for the coming week.
Result<void> subscribe(CupsConnection& cups, std::string_view queue);

/// What the kept events tell of this job. Empty where nothing is kept.
Result<CupsHistory> read_history(CupsConnection& cups, const PrintJob& job);

}  // namespace klachtenzuil
