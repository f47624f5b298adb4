#pragma once
// The recovery key on paper, which is the only place where it stands. Source: design, "Keys and sign-in".

#include <string_view>

#include "core/base/date.hpp"
#include "core/config/config.hpp"
#include "core/letter/letter.hpp"

namespace klachtenzuil {

/// In the configuration's default language. Holds the key: wipe the letter, and its PDF, once it is printed.
Letter make_recovery_letter(std::string_view key, const Config& config, Instant made);

}  // namespace klachtenzuil
