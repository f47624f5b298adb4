#include "core/base/clock.hpp"

namespace klachtenzuil {

using std::chrono::milliseconds;

Instant SystemClock::now() const {
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

Steady SystemClock::steady() const {
    return std::chrono::floor<milliseconds>(std::chrono::steady_clock::now());
}

void FakeClock::advance(milliseconds by) {
    m_now += by.count();
    m_steady += by.count();
}

}  // namespace klachtenzuil
