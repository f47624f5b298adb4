#pragma once
// Files that must stand whole or not at all, whenever the power goes. Modes are those of a private file: 0600.

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/base/result.hpp"

namespace klachtenzuil {

/// The storage reason for an error number of the operating system: full, read-only or unreadable.
Reason reason_of_errno(int error);

/// Writes a new file beside `path` under a temporary name, syncs it, gives it its name and syncs the directory. A file
/// that stood there is replaced in one step.
Result<void> write_durably(const std::filesystem::path& path, std::span<const std::byte> content);

/// Writes a file that did not stand there, and syncs it. Fails with file_exists where anything stands, a link too.
Result<void> write_new(const std::filesystem::path& path, std::span<const std::byte> content);

/// Gives `from` the name `to` in the same directory, after both the file and the name are on the disk.
Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// What a directory holds, names included, is on the disk after this.
Result<void> sync_directory(const std::filesystem::path& directory);

/// The whole file; fails with file_unreadable, also when it is larger than `most` bytes.
Result<std::vector<std::byte>> read_whole(const std::filesystem::path& path, std::size_t most);

/// Makes the directory, and those above it, with mode 0700 where they did not exist yet.
Result<void> make_private_directory(const std::filesystem::path& directory);

}  // namespace klachtenzuil
