#include "core/sync/pace.hpp"

#include <poll.h>

#include <algorithm>
#include <ctime>

namespace klachtenzuil {

namespace {

/// A little longer than whoever waits for the register lets pass before asking again.
constexpr int moment_for_others_ms = 2;

std::chrono::nanoseconds used_by_this_thread() {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

}  // namespace

std::size_t Pace::begin() {
    // No screen waits for it: whoever takes in does nothing else.
    if (!m_first) ::poll(nullptr, 0, moment_for_others_ms);
    m_first = false;
    m_begun = used_by_this_thread();
    return m_next;
}

void Pace::end(std::size_t count) {
    learn(count, used_by_this_thread() - m_begun);
}

void Pace::learn(std::size_t count, std::chrono::nanoseconds used) {
    // The last of a bundle are few, and tell little.
    if (count < std::min(m_next, least)) return;
    const auto each = std::max<std::chrono::nanoseconds::rep>(1, used.count() / static_cast<long>(count));
    const auto fit = static_cast<std::size_t>(std::chrono::nanoseconds{longest}.count() / each);
    m_next = std::clamp(std::min(fit, 2 * m_next), least, most);
}

}  // namespace klachtenzuil
