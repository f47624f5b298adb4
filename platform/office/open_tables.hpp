#pragma once
// Everything that somebody of management may read, as flat tables for other programs: the register, and the dossiers
// opened. Source: design, "klachtenctl" (office open).

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/register/casework.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

enum class TableFormat { csv, json, xlsx };

struct OpenRequest {
    TableFormat format = TableFormat::csv;
    std::filesystem::path to;   ///< a new directory; a new file for xlsx
    std::optional<Date> since;  ///< only complaints received on this date or later
};

struct OpenedTables {
    std::int64_t complaints = 0;
    std::int64_t open = 0;    ///< dossiers that stand there opened
    std::int64_t closed = 0;  ///< dossiers that are not, or not wholly, because they cannot be opened here
};

/// Writes every complaint, latest receipt first; with csv and json the attachments and letters too, each as
/// files/REFERENCE/NODE-NUMBER.pdf, so that no name tells what is in it. Nothing stands there when it fails: with
/// not_permitted for others than management, file_exists, store_*.
Result<OpenedTables> open_tables(Register& store, const Casework& casework, const OpenRequest& request);

}  // namespace klachtenzuil
