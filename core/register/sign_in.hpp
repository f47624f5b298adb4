#pragma once
// What signing in and giving out accounts share. For core/register only.

#include <string_view>

#include "core/register/database.hpp"
#include "core/register/register.hpp"
#include "core/staff/account.hpp"

namespace klachtenzuil {

/// Whoever was given a new passphrase, or knew the right one, starts without wrong tries.
void forget_tries(Sql& sql, std::string_view account);

/// Removes the file with the first passphrase once the first account has one of its own. Where it cannot be removed
/// now, the next sign-in tries again; the passphrase in it opens nothing any more.
void remove_first_sign_in(const Register& store, const Account& account);

}  // namespace klachtenzuil
