#include "platform/ctl/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "core/base/wipe.hpp"

namespace klachtenzuil::ctl {

void Output::line(std::string_view text) {
    constexpr std::size_t many = 64UL * 1024;
    m_waiting += text;
    m_waiting += '\n';
    if (m_waiting.size() >= many) (void)flush();
}

Result<void> Output::flush() {
    std::string_view rest = m_waiting;
    while (m_error == 0 && !rest.empty()) {
        const ssize_t written = ::write(m_fd, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_error = errno;
        }
    }
    wipe(m_waiting);  // it can hold what a person told
    if (m_error == 0) return {};
    const Reason reason = m_error == ENOSPC || m_error == EDQUOT ? Reason::store_full : Reason::store_read_only;
    return failed(reason, fmt::format("stdout ({})", strerrorname_np(m_error)));
}

void hold_standard_streams() {
    // Opened the wrong way round on purpose: reading from or writing to a stream that was closed still fails.
    const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd <= 2; ++fd) {
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd) std::abort();
    }
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace klachtenzuil::ctl
