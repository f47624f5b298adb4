#include "platform/transport/patience.hpp"

#include <poll.h>

#include <algorithm>

namespace klachtenzuil {

namespace {

/// Nothing else is to be done in a delivery meanwhile, and no screen waits for one.
void let_pass(std::chrono::milliseconds time) {
    ::poll(nullptr, 0, static_cast<int>(time.count()));
}

}  // namespace

Result<void> try_patiently(const Patience& patience, const std::function<Attempt()>& attempt) {
    auto wait = patience.first_wait;
    for (int tried = 1;; ++tried) {
        Attempt last = attempt();
        if (last.outcome || !last.may_pass || tried >= patience.tries) return std::move(last.outcome);
        const auto time = std::min(std::max(wait, last.wait_asked.value_or(wait)), patience.longest_wait);
        if (patience.wait) {
            patience.wait(time);
        } else {
            let_pass(time);
        }
        wait = std::min(wait * 2, patience.longest_wait);
    }
}

}  // namespace klachtenzuil
