#pragma once
// Whoever gives a command of staff: who that is, and their passphrase.

#include <string>
#include <tl/expected.hpp>

#include "core/register/accounts.hpp"
#include "platform/ctl/session.hpp"
#include "platform/ctl/terminal.hpp"

namespace klachtenzuil::ctl {

/// A value, or the exit status of a command that has said why not.
template <class T>
using OrStatus = tl::expected<T, int>;

/// The first line of the file, or what is asked for at the terminal.
OrStatus<SecretText> passphrase_from(const Session& session, const std::string& file, const std::string& question);

/// Signs in as --as says.
OrStatus<SignedIn> sign_in_as(const Session& session, Register& store);

}  // namespace klachtenzuil::ctl
