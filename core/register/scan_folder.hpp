#pragma once
// The folder into which a scanner puts letters, to be attached to a complaint. A file is removed only after its content
// is sealed and on the disk.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/config/config.hpp"
#include "core/register/casework.hpp"

namespace klachtenzuil {

/// A scan that waits. Its name can hold what a person typed at the scanner: never log it.
struct Scan {
    std::string name;
    MediaType type = MediaType::pdf;
    std::uintmax_t bytes = 0;
    Instant written{};
    bool operator==(const Scan&) const = default;
};

/// Where the scanner puts its files; empty when there is none.
std::filesystem::path scan_folder(const std::filesystem::path& data, const Config& config);

/// A file that was changed less than this ago may still be written to, and waits.
inline constexpr std::chrono::seconds scan_settles{3};
inline constexpr std::size_t most_scans_listed = 200;

/// The PDF, JPEG and PNG files in the folder, told by their content, oldest first. Everything else is left out: hidden
/// files, links, folders, empty files and those larger than an attachment can be. A folder that is not there holds
/// nothing.
Result<std::vector<Scan>> scans_in(const std::filesystem::path& folder, Instant now);

/// The whole file: wipe it. Fails with file_unreadable (detail: the folder), attachment_too_large, attachment_type.
Result<std::vector<std::byte>> read_scan(const std::filesystem::path& folder, const Scan& scan);

/// Removes a scan whose content was attached; nothing when it is no longer the file that was read.
Result<void> remove_scan(const std::filesystem::path& folder, const Scan& scan);

}  // namespace klachtenzuil
