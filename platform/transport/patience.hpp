#pragma once
// How long a server is waited for, and how often what may pass is tried again.

#include <chrono>
#include <functional>
#include <optional>

#include "core/base/result.hpp"

namespace klachtenzuil {

struct Patience {
    int tries = 5;
    std::chrono::milliseconds first_wait{2'000};  ///< before the second try; twice as long before each next one
    std::chrono::milliseconds longest_wait{60'000};
    std::chrono::milliseconds to_connect{20'000};
    std::chrono::seconds without_progress{60};  ///< after this a transfer that stands still is given up
    /// Lets time pass; empty: the machine's own.
    std::function<void(std::chrono::milliseconds)> wait;
};

/// How one try ended.
struct Attempt {
    Result<void> outcome;
    bool may_pass = false;  ///< trying again can help
    /// What the server asked for.
    std::optional<std::chrono::milliseconds> wait_asked;
};

/// Tries until it went well, until it cannot help any more, or until patience ends; gives the last outcome.
Result<void> try_patiently(const Patience& patience, const std::function<Attempt()>& attempt);

}  // namespace klachtenzuil
