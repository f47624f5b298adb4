#include "platform/transport/folder_transport.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <mntent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "core/base/file.hpp"
#include "platform/transport/local_file.hpp"

namespace klachtenzuil {

namespace {

/// The group of a shared folder may read what is put there, whatever this process hides by habit: it is sealed and
/// signed.
constexpr auto shared_mode =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write | std::filesystem::perms::group_read;

/// Why the folder, or a file in it, cannot be used.
Reason reason_there(int error) {
    switch (error) {
        case EACCES:
        case EPERM:
        case EROFS: return Reason::transport_not_allowed;
        case ENOSPC:
        case EDQUOT: return Reason::transport_full;
        case ENOENT:
        case ENOTDIR: return Reason::transport_place_missing;
        case ENODEV: return Reason::transport_unmounted;
        case EFBIG:
        case EISDIR:
        case ELOOP:
        case ENAMETOOLONG: return Reason::transport_refused;
        default: return Reason::transport_unreachable;
    }
}

std::set<std::filesystem::path> mount_points(const std::filesystem::path& table) {
    std::set<std::filesystem::path> points;
    const std::unique_ptr<FILE, decltype(&::endmntent)> file(::setmntent(table.c_str(), "r"), &::endmntent);
    if (!file) return points;
    constexpr std::size_t longest_line = 8192;
    std::array<char, longest_line> line{};
    mntent entry{};
    while (::getmntent_r(file.get(), &entry, line.data(), static_cast<int>(line.size())))
        points.insert(std::filesystem::path(entry.mnt_dir).lexically_normal());
    return points;
}

/// Where nothing is mounted, the mount point itself is an empty folder on the machine's own disk, which would swallow
/// every delivery.
bool its_mount_is_gone(const std::filesystem::path& folder, const MountTables& tables) {
    std::error_code ignored;
    const auto real = std::filesystem::weakly_canonical(folder, ignored);
    const auto planned = mount_points(tables.planned);
    const auto mounted = mount_points(tables.mounted);
    for (auto above = real; above != above.root_path(); above = above.parent_path()) {
        if (mounted.contains(above)) return false;
        if (planned.contains(above)) return true;
    }
    return false;
}

class FolderTransport final : public Transport {
  public:
    FolderTransport(FolderPlace place, MountTables tables) : m_place(std::move(place)), m_tables(std::move(tables)) {}

    Result<void> put(std::string_view name, const std::filesystem::path& file) override {
        if (!is_plain_name(name)) return failed(Reason::transport_refused, std::string(name));
        if (auto there = look(); !there) return there;
        const auto draft = m_place.folder / fmt::format(".{}.part", name);
        auto done = copy_to(file, draft);
        if (done && ::rename(draft.c_str(), (m_place.folder / name).c_str()) != 0) done = failed_there(errno, name);
        if (!done) {
            ::unlink(draft.c_str());
            return done;
        }
        return sync_folder();
    }

    Result<void> get(std::string_view name, const std::filesystem::path& file, std::uint64_t most) override {
        if (!is_plain_name(name)) return failed(Reason::transport_missing, std::string(name));
        if (auto there = look(); !there) return there;
        // A pipe of that name would keep whoever opens it waiting.
        const OpenFile from(m_place.folder / name, O_RDONLY | O_NONBLOCK);
        if (!from && errno == ENOENT) return failed(Reason::transport_missing, std::string(name));
        if (!from) return failed_there(errno, name);
        const auto size = from.size();
        if (!size) return failed_there(EISDIR, name);
        if (*size > most) return failed_there(EFBIG, name);
        Arrival arrival(file, most);
        if (auto begun = arrival.begin(); !begun) return begun;
        std::vector<char> piece(piece_bytes);
        std::int64_t got = 0;
        while ((got = from.read(piece.data(), piece.size())) > 0) {
            if (arrival.write(piece.data(), static_cast<std::size_t>(got))) continue;
            return arrival.too_large() ? failed_there(EFBIG, name) : failed(*arrival.failure());
        }
        if (got < 0) return failed_there(errno);
        return arrival.finish();
    }

    Result<void> remove(std::string_view name) override {
        if (!is_plain_name(name)) return {};
        if (auto there = look(); !there) return there;
        if (::unlink((m_place.folder / name).c_str()) != 0 && errno != ENOENT) return failed_there(errno, name);
        return {};
    }

    Result<std::vector<std::string>> names() override {
        if (auto there = look(); !there) return failed(there.error());
        std::vector<std::string> names;
        std::error_code error;
        for (std::filesystem::directory_iterator file(m_place.folder, error), end; !error && file != end;
             file.increment(error))
            names.push_back(file->path().filename().string());
        if (error) return failed_there(error.value());
        return names;
    }

  private:
    /// Names the folder, or what in it is to blame.
    tl::unexpected<Failure> failed_there(int error, std::string_view name = {}) const {
        const Reason reason = reason_there(error);
        if (reason == Reason::transport_refused) return failed(reason, (m_place.folder / name).string());
        return failed(reason, m_place.folder.string());
    }

    static constexpr std::size_t piece_bytes = 256UL * 1024;

    Result<void> look() const {
        if (m_place.ours) return make_private_directory(m_place.folder);
        if (its_mount_is_gone(m_place.folder, m_tables)) return failed_there(ENODEV);
        struct stat facts {};
        if (::stat(m_place.folder.c_str(), &facts) != 0) return failed_there(errno);
        return S_ISDIR(facts.st_mode) ? Result<void>{} : failed_there(ENOTDIR);
    }

    Result<void> copy_to(const std::filesystem::path& file, const std::filesystem::path& draft) const {
        const OpenFile from(file, O_RDONLY);
        if (!from || !from.size()) return failed(Reason::file_unreadable, file.string());
        ::unlink(draft.c_str());
        const OpenFile to(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        if (!to) return failed_there(errno);
        std::error_code not_kept_there;
        std::filesystem::permissions(draft, shared_mode, not_kept_there);
        std::vector<char> piece(piece_bytes);
        std::int64_t got = 0;
        while ((got = from.read(piece.data(), piece.size())) > 0) {
            if (!to.write(piece.data(), static_cast<std::size_t>(got))) return failed_there(errno);
        }
        if (got < 0) return failed(Reason::file_unreadable, file.string());
        if (!to.sync()) return failed_there(errno);
        return {};
    }

    Result<void> sync_folder() const {
        const OpenFile folder(m_place.folder, O_RDONLY | O_DIRECTORY);
        // Some file systems of shares know no syncing of a directory; there the server keeps names in order.
        if (!folder || (!folder.sync() && errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)) {
            return failed_there(errno);
        }
        return {};
    }

    FolderPlace m_place;
    MountTables m_tables;
};

}  // namespace

std::unique_ptr<Transport> folder_transport(FolderPlace place, MountTables tables) {
    return std::make_unique<FolderTransport>(std::move(place), std::move(tables));
}

}  // namespace klachtenzuil
