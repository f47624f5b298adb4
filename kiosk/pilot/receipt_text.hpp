#pragma once
// What a printed receipt says, read back from its PDF.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil::pilot {

/// Through pdftotext, which nothing of it reaches by a file. Fails with program_missing where that is not installed.
Result<std::string> receipt_text(std::span<const std::byte> pdf);

/// Whether `text` contains `words`, whatever the case and however lines are broken.
bool says(std::string_view text, std::string_view words);

}  // namespace klachtenzuil::pilot
