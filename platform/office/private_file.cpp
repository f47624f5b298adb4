#include "platform/office/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/file.hpp"
#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {
constexpr std::size_t many = std::size_t{64} * 1024;
}

PrivateFile::PrivateFile(const std::filesystem::path& path)
    : m_path(path), m_file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)) {
    if (m_file < 0) m_error = errno;
    m_waiting.reserve(2 * many);
}

PrivateFile::~PrivateFile() {
    wipe(m_waiting);
    if (m_file >= 0) ::close(m_file);
}

void PrivateFile::add(std::string_view text) {
    // Longer than this it would grow, and leave behind what it grew out of.
    while (m_waiting.size() + text.size() > m_waiting.capacity()) {
        const auto part = text.substr(0, m_waiting.capacity() - m_waiting.size());
        m_waiting += part;
        text.remove_prefix(part.size());
        (void)flush();
    }
    m_waiting += text;
    if (m_waiting.size() >= many) (void)flush();
}

void PrivateFile::write(std::string_view rest) {
    while (m_error == 0 && !rest.empty()) {
        const ssize_t written = ::write(m_file, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_error = errno;
        }
    }
}

Result<void> PrivateFile::flush() {
    write(m_waiting);
    wipe_memory(m_waiting.data(), m_waiting.size());
    m_waiting.clear();
    if (m_error != 0) return failed(reason_of_errno(m_error), m_path.string());
    return {};
}

}  // namespace klachtenzuil
