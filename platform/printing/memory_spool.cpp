#include "platform/printing/memory_spool.hpp"

#include <linux/magic.h>
#include <sys/vfs.h>

#include <cerrno>

namespace klachtenzuil {

bool lies_in_memory(const std::filesystem::path& directory) {
    std::error_code ignored;
    std::filesystem::path at = std::filesystem::absolute(directory, ignored);
    struct statfs system {};
    while (::statfs(at.c_str(), &system) != 0) {
        if (errno != ENOENT || at == at.parent_path()) return false;
        at = at.parent_path();
    }
    return system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC;
}

}  // namespace klachtenzuil
