#include "core/base/directory_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace klachtenzuil {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory, WhenTaken when_taken)
    : m_handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    const int how = when_taken == WhenTaken::wait ? LOCK_EX : LOCK_EX | LOCK_NB;
    m_held = m_handle >= 0 && ::flock(m_handle, how) == 0;
    m_taken = m_handle >= 0 && !m_held && errno == EWOULDBLOCK;
}

DirectoryLock::~DirectoryLock() {
    if (m_handle >= 0) ::close(m_handle);
}

}  // namespace klachtenzuil
