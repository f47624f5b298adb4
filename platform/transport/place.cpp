#include "platform/transport/place.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace klachtenzuil {

namespace {

constexpr std::string_view allowed =
    R"("outbox/" | "/mnt/office/" | "sftp://user@host[:port]/path/" | "https://host[:port]/path/")";

tl::unexpected<Failure> not_allowed() {
    return failed(Reason::config_bad_value, fmt::format("[sync] to, from: {}", allowed));
}

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// Empty when the address has no such part, or one that cannot be written as text.
std::optional<std::string> part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return std::nullopt;
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

/// The path as a server's commands take it: the one that begins in the user's home has no slash in front there.
std::string command_path(const std::string& path) {
    constexpr std::string_view home = "/~/";
    return path.starts_with(home) ? path.substr(home.size()) : path;
}

Result<Place> remote_place(std::string_view text, Scheme scheme) {
    const Url url(curl_url(), curl_url_cleanup);
    // Three slashes would make a host of the path.
    if (text.find(":///") != std::string_view::npos) return not_allowed();
    if (!url || curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), 0) != CURLUE_OK) return not_allowed();
    const auto host = part_of(url, CURLUPART_HOST);
    auto path = part_of(url, CURLUPART_PATH);
    if (!host || host->empty() || !path) return not_allowed();
    const bool named = part_of(url, CURLUPART_USER).has_value();
    for (const CURLUPart never : {CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY, CURLUPART_FRAGMENT}) {
        if (part_of(url, never)) return not_allowed();
    }
    if (named != (scheme == Scheme::sftp)) return not_allowed();
    if (!path->ends_with('/')) {
        *path += '/';
        if (curl_url_set(url.get(), CURLUPART_PATH, path->c_str(), 0) != CURLUE_OK) return not_allowed();
    }
    const auto decoded = part_of(url, CURLUPART_PATH, CURLU_URLDECODE);
    const auto whole = part_of(url, CURLUPART_URL);
    if (!decoded || !whole || has_control_characters(*decoded)) return not_allowed();
    return RemotePlace{scheme, *host, *whole, command_path(*decoded)};
}

Place folder_place(std::string_view text, const std::filesystem::path& data) {
    const auto folder = (data / std::filesystem::path(text)).lexically_normal();
    const auto inside = folder.lexically_relative(data.lexically_normal());
    return FolderPlace{folder, !inside.empty() && *inside.begin() != ".."};
}

}  // namespace

std::string RemotePlace::said() const {
    return fmt::format("{}://{}", scheme == Scheme::sftp ? "sftp" : "https", host);
}

Result<Place> place_from(std::string_view text, const std::filesystem::path& data) {
    if (text.empty() || has_control_characters(text)) return not_allowed();
    if (text.starts_with("sftp://")) return remote_place(text, Scheme::sftp);
    if (text.starts_with("https://")) return remote_place(text, Scheme::https);
    if (text.find("://") != std::string_view::npos) return not_allowed();
    return folder_place(text, data);
}

bool is_plain_name(std::string_view name) {
    constexpr std::string_view known = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    constexpr std::size_t longest = 128;
    return !name.empty() && name.size() <= longest && name.front() != '.' &&
           name.find_first_not_of(known) == std::string_view::npos;
}

}  // namespace klachtenzuil
