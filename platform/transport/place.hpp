#pragma once
// Where a delivery goes, as the configuration names it.

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"

namespace klachtenzuil {

struct FolderPlace {
    std::filesystem::path folder;
    bool ours = false;  ///< in the data directory: made when it does not stand there
};

enum class Scheme { sftp, https };

struct RemotePlace {
    Scheme scheme = Scheme::https;
    std::string host;
    std::string url;   ///< of the directory; ends with a slash
    std::string path;  ///< of the directory as sftp commands name it; ends with a slash
    /// What may be said of it: "https://files.example.org". No user, no path.
    std::string said() const;
};

using Place = std::variant<FolderPlace, RemotePlace>;

/// Fails with config_bad_value for another scheme, a password in an address, or an address that is none.
Result<Place> place_from(std::string_view text, const std::filesystem::path& data);

/// Whether a file may go by this name: letters, digits, dot, dash and underline, and no dot in front. So a name that
/// another node gives leads nowhere else.
bool is_plain_name(std::string_view name);

}  // namespace klachtenzuil
