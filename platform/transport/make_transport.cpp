#include "platform/transport/make_transport.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/transport/folder_transport.hpp"
#include "platform/transport/remote_transport.hpp"

namespace klachtenzuil {

namespace {

enum class Kept { open, secret };

/// The file that the configuration names under `key`; empty when it names none.
Result<std::string> named_file(std::string_view key, const std::string& name, const std::filesystem::path& data,
                               Kept kept) {
    if (name.empty()) return name;
    const auto path = data / name;
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode) || ::access(path.c_str(), R_OK) != 0) {
        return failed(Reason::file_unreadable, fmt::format("{} ([sync] {})", path.string(), key));
    }
    if (kept == Kept::secret && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return failed(Reason::file_not_private, fmt::format("{} ([sync] {})", path.string(), key));
    }
    return path.string();
}

Result<ServerKeys> keys_for(Scheme scheme, const SyncConfig& config, const std::filesystem::path& data) {
    ServerKeys keys;
    const struct {
        std::string_view key;
        const std::string& name;
        std::string& file;
        Kept kept;
        Scheme needed_by;
        bool obliged;
    } files[] = {
        {"ssh_key", config.ssh_key, keys.ssh_key, Kept::secret, Scheme::sftp, true},
        {"known_hosts", config.known_hosts, keys.known_hosts, Kept::open, Scheme::sftp, true},
        {"ca_file", config.ca_file, keys.ca_file, Kept::open, Scheme::https, false},
        {"credentials", config.credentials, keys.credentials, Kept::secret, Scheme::https, false},
    };
    for (const auto& row : files) {
        if (row.needed_by != scheme) continue;
        if (row.obliged && row.name.empty()) {
            return failed(Reason::config_missing_value, fmt::format("[sync] {} (sftp://)", row.key));
        }
        auto file = named_file(row.key, row.name, data, row.kept);
        if (!file) return failed(file.error());
        row.file = std::move(*file);
    }
    return keys;
}

}  // namespace

Result<std::unique_ptr<Transport>> make_transport(std::string_view place, const SyncConfig& config,
                                                  const std::filesystem::path& data, Patience patience) {
    auto found = place_from(place, data);
    if (!found) return failed(found.error());
    if (auto* const folder = std::get_if<FolderPlace>(&*found)) return folder_transport(std::move(*folder));
    auto& remote = std::get<RemotePlace>(*found);
    auto keys = keys_for(remote.scheme, config, data);
    if (!keys) return failed(keys.error());
    return remote.scheme == Scheme::https ? https_transport(std::move(remote), std::move(*keys), std::move(patience))
                                          : sftp_transport(std::move(remote), std::move(*keys), std::move(patience));
}

}  // namespace klachtenzuil
