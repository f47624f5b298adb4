#pragma once
// Where papers wait for the printer: whether that is memory, or a disk that keeps what was deleted from it.

#include <filesystem>

namespace klachtenzuil {

/// Where CUPS keeps documents until they are printed, unless cups-files.conf says otherwise.
inline constexpr const char* cups_spool = "/var/spool/cups";

/// Whether the directory, or the nearest one above it that exists, lies on a file system that is memory alone (tmpfs,
/// ramfs). A disk that is encrypted cannot be told from one that is not: it counts as a disk.
bool lies_in_memory(const std::filesystem::path& directory);

}  // namespace klachtenzuil
