#include "core/base/directory_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace klachtenzuil {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory)
    : m_handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    m_held = m_handle >= 0 && ::flock(m_handle, LOCK_EX) == 0;
}

DirectoryLock::~DirectoryLock() {
    if (m_handle >= 0) ::close(m_handle);
}

}  // namespace klachtenzuil
