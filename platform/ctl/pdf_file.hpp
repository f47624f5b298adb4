#pragma once
// A paper as a file that did not exist before.

#include <filesystem>

#include "core/base/result.hpp"
#include "core/letter/letter.hpp"

namespace klachtenzuil::ctl {

/// Before anything is registered that the file is to tell of. Fails with file_exists (what somebody kept is not
/// overwritten), file_unreadable where its folder is not there, store_* where nothing can be written in it.
Result<void> check_new_file(const std::filesystem::path& file);

/// Writes the letter on A4, for whoever runs the program alone. Fails with file_exists, paper_not_made, store_*.
Result<void> write_pdf(const Letter& letter, const std::filesystem::path& file);

}  // namespace klachtenzuil::ctl
