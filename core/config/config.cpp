#include "core/config/config.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "core/config/keys.hpp"

extern "C" {
extern const char default_configuration_begin[], default_configuration_end[];
}

namespace klachtenzuil {

namespace {

using config::Key;

constexpr std::size_t largest_file = std::size_t{256} * 1024;
constexpr auto system_file = "/etc/klachtenzuil/klachtenzuil.toml";

/// A key as it can be shown: a damaged file can hold anything in its place.
std::string shown(std::string_view key) {
    constexpr std::size_t longest = 40;
    std::string text(key.substr(0, longest));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

std::string place(std::string_view source, const toml::source_position& at) {
    return fmt::format("{}:{}", source, at.line);
}

tl::unexpected<Failure> bad_value(std::string_view source, const toml::node& value, std::string_view key,
                                  std::string_view allowed) {
    return failed(Reason::config_bad_value,
                  fmt::format("{} {}: {}", place(source, value.source().begin), key, allowed));
}

const Key* find_key(std::string_view section, std::string_view name) {
    for (const auto& key : config::keys()) {
        if (key.section == section && key.name == name) return &key;
    }
    return nullptr;
}

/// The names of the sections, or of the keys of one section.
std::string names(std::string_view section) {
    std::vector<std::string_view> each;
    for (const auto& key : config::keys()) {
        if (section.empty()) {
            if (each.empty() || each.back() != key.section) each.push_back(key.section);
        } else if (key.section == section) {
            each.push_back(key.name);
        }
    }
    return fmt::format("{}", fmt::join(each, " | "));
}

Result<void> check_keys(const toml::table& file, std::string_view source) {
    for (const auto& [section, value] : file) {
        const auto known = names(section.str());
        if (section.str().empty() || known.empty()) {
            return failed(Reason::config_unknown_key, fmt::format("{} [{}]: {}", place(source, section.source().begin),
                                                                  shown(section.str()), names({})));
        }
        const auto* const table = value.as_table();
        if (!table) return bad_value(source, value, section.str(), fmt::format("[{}]", section.str()));
        for (const auto& [name, ignored] : *table) {
            if (!find_key(section.str(), name.str())) {
                return failed(Reason::config_unknown_key,
                              fmt::format("{} {}.{}: {}", place(source, name.source().begin), section.str(),
                                          shown(name.str()), known));
            }
        }
    }
    return {};
}

/// The language a visit begins in is one of those that can be chosen.
Result<void> check_default_language(const Config& config, const toml::table& file, std::string_view source) {
    const auto& languages = config.screen.languages;
    if (std::find(languages.begin(), languages.end(), config.screen.default_language) != languages.end()) return {};
    std::vector<std::string> codes;
    codes.reserve(languages.size());
    for (const Language language : languages)
        codes.push_back(fmt::format("\"{}\"", code_of(language)));
    const auto screen = file["screen"];
    const auto* const value = screen["default_language"] ? screen["default_language"].node() : screen.node();
    return bad_value(source, *value, "screen.default_language", fmt::format("{}", fmt::join(codes, " | ")));
}

Result<Config> read_over(Config config, std::string_view toml, std::string_view source) {
    if (toml.size() > largest_file) {
        return failed(Reason::config_unreadable, fmt::format("{} (> {} KiB)", source, largest_file / 1024));
    }
    try {
        const toml::table file = toml::parse(toml);
        if (const auto known = check_keys(file, source); !known) return failed(known.error());
        for (const auto& key : config::keys()) {
            const auto value = file[key.section][key.name];
            if (value && !config::set(key, *value.node(), config)) {
                return bad_value(source, *value.node(), fmt::format("{}.{}", key.section, key.name), allowed(key));
            }
        }
        if (const auto fits = check_default_language(config, file, source); !fits) return failed(fits.error());
        return config;
    } catch (const toml::parse_error& error) {
        return failed(Reason::config_unreadable, place(source, error.source().begin));
    }
}

/// Nothing when it can't be read, or is larger than a configuration can be.
std::optional<std::string> contents_of(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file) return std::nullopt;
    std::string contents(largest_file + 1, '\0');
    contents.resize(std::fread(contents.data(), 1, contents.size(), file.get()));
    if (std::ferror(file.get()) != 0) return std::nullopt;
    return contents;
}

}  // namespace

Config default_config() {
    static const Config config =
        read_over({}, {default_configuration_begin, default_configuration_end}, "assets/klachtenzuil.toml").value();
    return config;
}

Result<Config> read_config(std::string_view toml, std::string_view source) {
    return read_over(default_config(), toml, source);
}

Result<Config> load_config(const std::optional<std::filesystem::path>& explicit_file) {
    const std::filesystem::path path = explicit_file.value_or(system_file);
    if (!explicit_file) {
        std::error_code error;
        // Only "it is not there" leads to the defaults: a file that can't be looked at must not be passed over.
        if (!std::filesystem::exists(path, error) && !error) return default_config();
    }
    const auto contents = contents_of(path);
    if (!contents) return failed(Reason::config_unreadable, path.string());
    return read_config(*contents, path.string());
}

std::filesystem::path default_data_directory() {
    constexpr auto name = "klachtenzuil";
    // A relative path here is not meant by the XDG specification and would depend on where the program was started.
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/')
        return std::filesystem::path(data) / name;
    std::filesystem::path home;
    if (const char* variable = std::getenv("HOME"); variable && *variable == '/') {
        home = variable;
    } else if (const passwd* user = getpwuid(getuid())) {
        home = user->pw_dir;
    }
    return home / ".local/share" / name;
}

}  // namespace klachtenzuil
