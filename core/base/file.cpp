#include "core/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace klachtenzuil {

namespace {

/// An open file that closes itself.
class Handle {
  public:
    Handle(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Handle() {
        if (m_number >= 0) ::close(m_number);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }

  private:
    int m_number;
};

tl::unexpected<Failure> failed_now(const std::filesystem::path& path) {
    return failed(reason_of_errno(errno), path.string());
}

Result<void> sync(const std::filesystem::path& path, int flags) {
    const Handle file(path, flags);
    if (!file || ::fsync(file.number()) != 0) return failed_now(path);
    return {};
}

bool write_all(int file, std::span<const std::byte> content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

Reason reason_of_errno(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT: return Reason::store_full;
        case EROFS:
        case EACCES:
        case EPERM: return Reason::store_read_only;
        case ENOENT: return Reason::file_missing;
        default: return Reason::store_unreadable;
    }
}

Result<void> write_durably(const std::filesystem::path& path, std::span<const std::byte> content) {
    std::filesystem::path draft = path;
    draft += ".new";
    std::error_code ignored;
    std::filesystem::remove(draft, ignored);
    {
        const Handle file(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (!file) return failed_now(draft);
        if (!write_all(file.number(), content)) {
            auto failure = failed_now(draft);
            std::filesystem::remove(draft, ignored);
            return failure;
        }
    }
    auto named = rename_durably(draft, path);
    if (!named) std::filesystem::remove(draft, ignored);
    return named;
}

Result<void> write_new(const std::filesystem::path& path, std::span<const std::byte> content) {
    const Handle file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (!file && errno == EEXIST) return failed(Reason::file_exists, path.string());
    if (!file) return failed_now(path);
    if (write_all(file.number(), content) && ::fsync(file.number()) == 0) return {};
    auto why = failed_now(path);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return why;
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (auto synced = sync(from, O_RDONLY); !synced) return synced;
    if (::rename(from.c_str(), to.c_str()) != 0) return failed_now(to);
    return sync_directory(directory_of(to));
}

Result<void> sync_directory(const std::filesystem::path& directory) {
    return sync(directory, O_RDONLY | O_DIRECTORY);
}

Result<std::vector<std::byte>> read_whole(const std::filesystem::path& path, std::size_t most) {
    const Handle file(path, O_RDONLY);
    struct stat facts {};
    if (!file || ::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size < 0 ||
        static_cast<std::size_t>(facts.st_size) > most) {
        return failed(Reason::file_unreadable, path.string());
    }
    std::vector<std::byte> content(static_cast<std::size_t>(facts.st_size));
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t got = ::read(file.number(), content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return failed(Reason::file_unreadable, path.string());
        filled += static_cast<std::size_t>(got);
    }
    return content;
}

Result<void> make_private_directory(const std::filesystem::path& directory) {
    if (directory.empty()) return {};
    std::error_code error;
    if (std::filesystem::is_directory(directory, error)) return {};
    const std::filesystem::path above = directory.parent_path();
    if (above != directory) {
        if (auto made = make_private_directory(above); !made) return made;
    }
    if (::mkdir(directory.c_str(), S_IRWXU) == 0) return sync_directory(directory_of(directory));
    // The directory above stands there: a file system that still answers "not found" takes no directories.
    if (errno == ENOENT) return failed(Reason::store_read_only, directory.string());
    if (errno != EEXIST) return failed_now(directory);
    // Somebody else made it in the meantime, unless it is a file that has the name.
    if (std::filesystem::is_directory(directory, error)) return sync_directory(directory_of(directory));
    return failed(Reason::store_unreadable, directory.string() + ": not a directory");
}

}  // namespace klachtenzuil
