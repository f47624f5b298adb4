#include "core/register/scan_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>

#include "core/base/file.hpp"
#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t sign_bytes = 16;  // enough to tell every kind of file

/// One entry of the folder, held open so that it cannot be exchanged for another while it is looked at. A link is not
/// followed: a scanner makes files.
class OpenScan {
  public:
    OpenScan(const std::filesystem::path& folder, const std::string& name)
        : m_file(::open((folder / name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {
        m_sound = m_file >= 0 && ::fstat(m_file, &m_status) == 0 && S_ISREG(m_status.st_mode);
    }
    ~OpenScan() {
        if (m_file >= 0) ::close(m_file);
    }
    OpenScan(const OpenScan&) = delete;
    OpenScan& operator=(const OpenScan&) = delete;

    bool sound() const { return m_sound; }
    std::uintmax_t bytes() const { return static_cast<std::uintmax_t>(m_status.st_size); }
    Instant written() const {
        return Instant{std::chrono::milliseconds{m_status.st_mtim.tv_sec * 1000 + m_status.st_mtim.tv_nsec / 1000000}};
    }
    /// False when the file is shorter, or cannot be read.
    bool read(std::span<std::byte> into) const {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got = ::pread(m_file, into.data() + done, into.size() - done, static_cast<off_t>(done));
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return false;
            done += static_cast<std::size_t>(got);
        }
        return true;
    }

  private:
    int m_file;
    struct stat m_status {};
    bool m_sound = false;
};

bool is_plain_name(const std::string& name) {
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

std::optional<Scan> scan_named(const std::filesystem::path& folder, const std::string& name, Instant now) {
    if (!is_plain_name(name)) return std::nullopt;
    const OpenScan file(folder, name);
    if (!file.sound() || file.bytes() == 0 || file.bytes() > largest_attachment) return std::nullopt;
    // A clock that was put back makes a file look as if it came from the future; then it is done as well.
    if (file.written() <= now && file.written() + scan_settles > now) return std::nullopt;
    std::array<std::byte, sign_bytes> sign{};
    const auto size = std::min<std::uintmax_t>(file.bytes(), sign.size());
    const std::span<std::byte> first(sign.data(), static_cast<std::size_t>(size));
    if (!file.read(first)) return std::nullopt;
    const auto type = media_type_of(first);
    if (!type) return std::nullopt;
    return Scan{.name = name, .type = *type, .bytes = file.bytes(), .written = file.written()};
}

}  // namespace

std::filesystem::path scan_folder(const std::filesystem::path& data, const Config& config) {
    return config.desk.scans.empty() ? std::filesystem::path{} : data / config.desk.scans;
}

Result<std::vector<Scan>> scans_in(const std::filesystem::path& folder, Instant now) {
    std::vector<Scan> scans;
    if (folder.empty()) return scans;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
    if (!entries) {
        if (errno == ENOENT) return scans;
        return failed(Reason::file_unreadable, folder.string());
    }
    while (const dirent* entry = ::readdir(entries.get())) {
        if (auto scan = scan_named(folder, entry->d_name, now)) scans.push_back(std::move(*scan));
    }
    std::ranges::sort(scans, [](const Scan& a, const Scan& b) {
        return a.written != b.written ? a.written < b.written : a.name < b.name;
    });
    if (scans.size() > most_scans_listed) scans.resize(most_scans_listed);
    return scans;
}

Result<std::vector<std::byte>> read_scan(const std::filesystem::path& folder, const Scan& scan) {
    const OpenScan file(folder, is_plain_name(scan.name) ? scan.name : ".");
    if (!file.sound()) return failed(Reason::file_unreadable, folder.string());
    if (file.bytes() > largest_attachment) return failed(Reason::attachment_too_large, "too_many_bytes");
    std::vector<std::byte> content(static_cast<std::size_t>(file.bytes()));
    if (!file.read(content)) {
        wipe(content);
        return failed(Reason::file_unreadable, folder.string());
    }
    if (media_type_of(content) != scan.type) {
        wipe(content);
        return failed(Reason::attachment_type, folder.string());
    }
    return content;
}

Result<void> remove_scan(const std::filesystem::path& folder, const Scan& scan) {
    const OpenScan file(folder, is_plain_name(scan.name) ? scan.name : ".");
    if (!file.sound() || file.bytes() != scan.bytes || file.written() != scan.written) return {};
    if (::unlink((folder / scan.name).c_str()) != 0 && errno != ENOENT)
        return failed(reason_of_errno(errno), folder.string());
    return sync_directory(folder);
}

}  // namespace klachtenzuil
