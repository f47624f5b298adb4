#pragma once
// The report as files that stand under their names when they are whole, and not before.

#include <filesystem>

#include "core/base/result.hpp"
#include "core/config/config.hpp"
#include "core/report/report.hpp"

namespace klachtenzuil {

/// An empty place: not asked for.
struct ReportPlaces {
    std::filesystem::path pdf;
    std::filesystem::path xlsx;
    std::filesystem::path json;
};

/// Writes what is asked for, for whoever runs the program alone (0600). Nothing is overwritten. All are made before the
/// first takes its name, so that what fails leaves none. Fails with file_exists, file_unreadable (the folder is not
/// there), paper_not_made, store_*.
Result<void> write_report(const ReportFacts& facts, const Config& config, Language language,
                          const ReportPlaces& places);

}  // namespace klachtenzuil
