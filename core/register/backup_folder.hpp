#pragma once
// Backups that are made by themselves: one folder, a name with the moment in it, and not more of them than are wanted.

#include <filesystem>

#include "core/base/result.hpp"

namespace klachtenzuil {

class Register;

/// Makes the backup "K1-20261122T023000Z.backup" in `folder`, and then takes the oldest of this node's away until
/// `keep` stand there, the new one always among them. What else lies there stays. The folder is never made: it is
/// missing where a disk is not mounted, and a backup on the register's own disk is none. Fails with file_unreadable
/// when there is no such folder, and as backup() does. Gives the file.
Result<std::filesystem::path> backup_into(Register& store, const std::filesystem::path& folder, int keep);

}  // namespace klachtenzuil
