#include "core/register/backup_folder.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "core/register/backup.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".backup";

/// "20261122T023000Z": sorts as time does.
std::string stamp_of(Instant now) {
    constexpr std::size_t to_seconds = 19;
    std::string stamp = iso_utc(now).substr(0, to_seconds) + "Z";
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return stamp;
}

/// Also one that was cut off: its name has the ending of a draft as well.
bool is_of_us(std::string name, std::string_view beginning) {
    constexpr std::string_view draft = ".part";
    if (name.ends_with(draft)) name.resize(name.size() - draft.size());
    const auto stamp_size = stamp_of(Instant{}).size();
    if (name.size() != beginning.size() + stamp_size + ending.size()) return false;
    if (!name.starts_with(beginning) || !name.ends_with(ending)) return false;
    const auto stamp = name.substr(beginning.size(), stamp_size);
    return stamp.find_first_not_of("0123456789TZ") == std::string::npos;
}

/// All but the newest `keep` - 1 of the earlier ones go. One that cannot be taken away is tried again next time.
void remove_oldest(const fs::path& made, std::string_view beginning, int keep) {
    std::vector<fs::path> earlier;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(made.parent_path(), error)) {
        const auto& path = entry.path();
        if (path != made && is_of_us(path.filename().string(), beginning)) earlier.push_back(path);
    }
    std::sort(earlier.begin(), earlier.end(), std::greater<>{});
    auto wanted = std::max(keep - 1, 0);
    for (const auto& path : earlier) {
        const bool whole = path.extension() == ending;
        if (!whole || wanted-- <= 0) fs::remove(path, error);
    }
}

}  // namespace

Result<fs::path> backup_into(Register& store, const fs::path& folder, int keep) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) return failed(Reason::file_missing, folder.string());
    const std::string beginning = store.config().node + "-";
    const auto file = folder / (beginning + stamp_of(store.clock().now()) + std::string(ending));
    if (auto made = backup(store, file); !made) return failed(made.error());
    remove_oldest(file, beginning, keep);
    return file;
}

}  // namespace klachtenzuil
