#pragma once
// People who work at a test's node, signed in without the cost of a real passphrase.

#include <string>
#include <string_view>

#include "core/register/accounts.hpp"
#include "core/register/casework.hpp"
#include "tests/support/node.hpp"

namespace klachtenzuil {

/// What somebody() signs in with.
inline constexpr std::string_view passphrase_of_somebody = "a passphrase of tests";

/// Makes the account, or gives it this role, with a passphrase of its own, and signs in with it.
SignedIn somebody(TestNode& node, std::string_view name, StaffRole role);

/// Somebody at work: `Worker jan(node, "jan", StaffRole::handler); jan.work.take(…)`.
struct Worker {
    Worker(TestNode& node, std::string_view name, StaffRole role)
        : who(somebody(node, name, role)), work(node.store(), who, node.config, node.clock) {}
    SignedIn who;
    Casework work;
};

}  // namespace klachtenzuil
