#pragma once
// A whole file, or all of standard input, as text that is wiped.

#include <cstddef>
#include <string>

#include "core/base/result.hpp"
#include "platform/ctl/terminal.hpp"

namespace klachtenzuil::ctl {

/// Fails with file_unreadable, also when there is more than `most` bytes.
Result<SecretText> read_input(const std::string& name, std::size_t most);

}  // namespace klachtenzuil::ctl
