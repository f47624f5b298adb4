#include "core/base/clock.hpp"

#include <fstream>
#include <utility>

namespace klachtenzuil {

using std::chrono::milliseconds;

Instant SystemClock::now() const {
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

Steady SystemClock::steady() const {
    return std::chrono::floor<milliseconds>(std::chrono::steady_clock::now());
}

std::string SystemClock::boot() const {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

std::string FakeClock::boot() const {
    const std::scoped_lock hold(m_boot_lock);
    return m_boot;
}

void FakeClock::restart_machine(std::string boot) {
    const std::scoped_lock hold(m_boot_lock);
    m_boot = std::move(boot);
    m_steady = 0;
}

void FakeClock::advance(milliseconds by) {
    m_now += by.count();
    m_steady += by.count();
}

}  // namespace klachtenzuil
