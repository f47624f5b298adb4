#include "platform/office/draft_place.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "core/base/file.hpp"

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

bool stands(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

/// All that was written on this file system is on the disk.
bool sync_all(const fs::path& directory) {
    const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return false;
    const bool synced = ::syncfs(handle) == 0;
    ::close(handle);
    return synced;
}

/// Takes nobody's place.
bool rename_new(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system that knows no such renaming.
    if (stands(to)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

Result<std::unique_ptr<DraftPlace>> DraftPlace::make(const fs::path& asked) {
    const fs::path target = asked.has_filename() ? asked : asked.parent_path();
    if (stands(target)) return failed(Reason::file_exists, target.string());
    fs::path directory = target;
    directory += ".unfinished";
    if (stands(directory)) {
        // Whoever works there still is waited for.
        const DirectoryLock other(directory);
        std::error_code ignored;
        fs::remove_all(directory, ignored);
        if (stands(target)) return failed(Reason::file_exists, target.string());
    }
    if (::mkdir(directory.c_str(), S_IRWXU) != 0) {
        const bool nowhere = errno == ENOENT || errno == ENOTDIR;
        return nowhere ? failed(Reason::file_missing, target.parent_path().string())
                       : failed(reason_of_errno(errno), target.string());
    }
    return std::unique_ptr<DraftPlace>(new DraftPlace(target, std::move(directory)));
}

DraftPlace::~DraftPlace() {
    std::error_code ignored;
    fs::remove_all(m_directory, ignored);
}

Result<void> DraftPlace::take_name(const fs::path& from) {
    if (!sync_all(m_directory)) return failed(reason_of_errno(errno), m_directory.string());
    if (!rename_new(from, m_target)) {
        const Reason reason = errno == EEXIST || errno == ENOTEMPTY ? Reason::file_exists : reason_of_errno(errno);
        return failed(reason, m_target.string());
    }
    return sync_directory(m_target.has_parent_path() ? m_target.parent_path() : fs::path("."));
}

Result<void> DraftPlace::finish_directory() {
    return take_name(m_directory);
}

Result<void> DraftPlace::finish_file(const fs::path& file) {
    if (::chmod(file.c_str(), S_IRUSR | S_IWUSR) != 0) return failed(reason_of_errno(errno), file.string());
    return take_name(file);
}

}  // namespace klachtenzuil
