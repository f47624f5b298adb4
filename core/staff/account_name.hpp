#pragma once
// The names that people sign in with.

#include <string>
#include <string_view>

namespace klachtenzuil {

/// 2 to 64 of a-z, 0-9, dot and hyphen, a letter or digit first; and none that the journal uses for what acts without
/// signing in, such as "visitor".
bool is_account_name(std::string_view name);

/// A name as it was typed, with its capitals made small and without the spaces around it.
std::string account_name_from_typed(std::string_view typed);

}  // namespace klachtenzuil
