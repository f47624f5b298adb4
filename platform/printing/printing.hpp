#pragma once
// The printer that the configuration asks for.

#include <filesystem>
#include <memory>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "core/print/printer.hpp"

namespace klachtenzuil {

/// Where papers go that no printer took, and what the fake printer printed.
std::filesystem::path receipts_folder(const std::filesystem::path& data);

/// Never waits for a print service longer than some seconds, and does not fail because one is away: papers wait then.
/// `clock` must outlive the printer. A kind of `fake` gives a FakePrinter.
std::unique_ptr<Printer> make_printer(const PrinterConfig& config, const std::filesystem::path& data,
                                      const Clock& clock);

}  // namespace klachtenzuil
