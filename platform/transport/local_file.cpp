#include "platform/transport/local_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/base/file.hpp"

namespace klachtenzuil {

OpenFile::OpenFile(const std::filesystem::path& path, int flags, unsigned mode)
    : m_number(::open(path.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode))) {}

OpenFile::~OpenFile() {
    if (m_number >= 0) ::close(m_number);
}

std::optional<std::uint64_t> OpenFile::size() const {
    struct stat facts {};
    if (::fstat(m_number, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(facts.st_size);
}

std::int64_t OpenFile::read(void* to, std::size_t most) const {
    ssize_t got = 0;
    do {
        got = ::read(m_number, to, most);
    } while (got < 0 && errno == EINTR);
    return got;
}

bool OpenFile::write(const void* from, std::size_t count) const {
    const char* next = static_cast<const char*>(from);
    while (count > 0) {
        const ssize_t written = ::write(m_number, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        next += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

bool OpenFile::sync() const {
    return ::fsync(m_number) == 0;
}

bool OpenFile::rewind_to(std::int64_t place) const {
    return ::lseek(m_number, place, SEEK_SET) == place;
}

Arrival::Arrival(std::filesystem::path path, std::uint64_t most) : m_path(std::move(path)), m_most(most) {
    m_draft = m_path;
    m_draft += ".part";
}

Arrival::~Arrival() {
    std::error_code ignored;
    if (m_file) std::filesystem::remove(m_draft, ignored);
}

Result<void> Arrival::begin() {
    m_written = 0;
    m_too_large = false;
    m_failure.reset();
    std::error_code ignored;
    std::filesystem::remove(m_draft, ignored);
    m_file.emplace(m_draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (!*m_file) return failed(reason_of_errno(errno), m_draft.string());
    return {};
}

bool Arrival::write(const void* from, std::size_t count) {
    if (count > m_most - m_written) {
        m_too_large = true;
        return false;
    }
    if (!m_file->write(from, count)) {
        m_failure = Failure{reason_of_errno(errno), m_draft.string()};
        return false;
    }
    m_written += count;
    return true;
}

Result<void> Arrival::finish() {
    auto named = rename_durably(m_draft, m_path);
    if (named) m_file.reset();
    return named;
}

}  // namespace klachtenzuil
