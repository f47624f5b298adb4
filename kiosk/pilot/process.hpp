#pragma once
// Runs another program to its end. What goes in and comes out stays in memory.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace klachtenzuil::pilot {

struct Ended {
    int status = 0;  ///< exit status, or 128 and the signal that ended it
    std::string out;
    std::string errors;
};

/// `command[0]` is a path, or a name that is looked for in PATH. Fails with program_missing.
Result<Ended> run_program(const std::vector<std::string>& command, std::span<const std::byte> input = {});

}  // namespace klachtenzuil::pilot
