#pragma once
// From the office's register into the office's PostgreSQL: every node's journal since what PostgreSQL says that it
// holds, and the complaints that these entries touch. No dossier goes there. Source: design, "klachtenctl"; faults.

#include <cstdint>
#include <string>

#include "core/register/register.hpp"

namespace klachtenzuil {

/// A transaction moves this many entries of one node at most, with their complaints. It can be cut off anywhere: what
/// was committed stays, what was not is pushed by the next run.
inline constexpr std::int64_t most_entries_a_push = 20'000;

struct Pushed {
    std::int64_t entries = 0;
    std::int64_t complaints = 0;  ///< rows that were written, a complaint once for each transaction that touched it
    bool operator==(const Pushed&) const = default;
};

/// Fails with usage (an address that holds a password, or is none), delivery_running (another push works there),
/// office_store_unreachable, office_store_differs (detail: node/sequence, or what the tables do not take).
Result<Pushed> push(const Register& store, const std::string& address);

}  // namespace klachtenzuil
