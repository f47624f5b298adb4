#pragma once
// Facts of the configuration as people say them.

#include <string>

#include "core/config/config.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// That one can talk instead: by phone where the organisation gave a number, and always at the desk.
std::string rather_talk(const Words& words, const Organisation& organisation);

}  // namespace klachtenzuil
