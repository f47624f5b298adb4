#pragma once
// A backup is one private file (0600) that gives a working node again: a copy of the database, made while others use
// it, that also holds the node's key and, while it still stands there, the first passphrase. It says of itself that it
// is a backup, so that no program takes it for the store itself.

#include <filesystem>

#include "core/base/result.hpp"

namespace klachtenzuil {

class Register;

/// Writes `to`, on the disk and whole or not there at all. Fails with file_exists when something stands there.
Result<void> backup(Register& store, const std::filesystem::path& to);

enum class WhenThere { refuse, replace };

/// Makes `data` the node that the backup is of. The backup is checked as verify() does before anything is touched, and
/// fails with store_altered or keys_damaged when it does not hold. A register that stands there is refused with
/// file_exists, or, when asked for, kept beside the new one as register.db.replaced-N. No other program may have that
/// register in use.
Result<void> restore(const std::filesystem::path& from, const std::filesystem::path& data, WhenThere when_there);

}  // namespace klachtenzuil
