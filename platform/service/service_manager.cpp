#include "platform/service/service_manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace klachtenzuil {

namespace {

using std::chrono::microseconds;

/// Takes the variable out of the environment.
std::string take_out(const char* name) {
    const char* const value = std::getenv(name);
    std::string text = value ? value : "";
    unsetenv(name);
    return text;
}

microseconds microseconds_in(std::string_view text) {
    microseconds::rep count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return microseconds{whole ? std::max<microseconds::rep>(0, count) : 0};
}

}  // namespace

ServiceManager ServiceManager::from_environment() {
    ServiceManager manager;
    manager.m_address = take_out("NOTIFY_SOCKET");
    // Whose pid stands in WATCHDOG_PID does not matter: in the session of a kiosk that is the compositor around it.
    take_out("WATCHDOG_PID");
    manager.m_patience = microseconds_in(take_out("WATCHDOG_USEC"));
    return manager;
}

void ServiceManager::alive(Steady now) {
    if (m_address.empty() || (m_ready && (!m_next || now < *m_next))) return;
    const bool told = tell(m_ready ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
    if (told) m_ready = true;
    // Three times within its patience, so that one that came late or was lost does no harm. What was not told yet is
    // told soon, though nobody is waiting for a sign of life.
    using std::chrono::seconds;
    if (m_patience.count() > 0) {
        m_next = now + std::chrono::duration_cast<Steady::duration>(m_patience / 3);
    } else if (told) {
        m_next.reset();
    } else {
        m_next = now + seconds{1};
    }
}

bool ServiceManager::tell(const std::string& what) const {
    sockaddr_un address{};
    if (m_address.size() >= sizeof address.sun_path) return false;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_address.data(), m_address.size());
    auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_address.size());
    if (address.sun_path[0] == '@') {
        address.sun_path[0] = '\0';  // in the abstract name space, where nothing ends a name
    } else {
        ++length;
    }
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return false;
    // A manager that does not listen must not hold up the screen.
    const auto sent = ::sendto(socket, what.data(), what.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                               reinterpret_cast<const sockaddr*>(&address), length);
    ::close(socket);
    return sent == static_cast<ssize_t>(what.size());
}

}  // namespace klachtenzuil
