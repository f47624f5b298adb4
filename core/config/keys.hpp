#pragma once
// The keys that a configuration file can hold: where each one's value goes, and what it can be. Of this room only.

#include <toml++/toml.h>

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/config/config.hpp"

namespace klachtenzuil::config {

struct Number {
    int& (*at)(Config&);
    int least, most;
};
struct Seconds {
    std::chrono::seconds& (*at)(Config&);
    int least, most;
};
struct Text {
    std::string& (*at)(Config&);
    std::size_t most;  ///< Unicode characters
    std::size_t least = 0;
    bool several_lines = false;
};
/// A value with a rule of its own.
struct Own {
    std::string_view allowed;  ///< in signs that need no translation: `"auto" | "cups"`, `0 … 365`
    bool (*set)(const toml::node& value, Config& config);
};

struct Key {
    std::string_view section, name;
    std::variant<Number, Seconds, Text, Own> kind;
};

/// Every key there is. A later row overrides an earlier one that sets the same value.
std::span<const Key> keys();

/// What the value can be, for whoever repairs the file.
std::string allowed(const Key& key);

/// Puts the value in its place; false, and `config` as it was, when it cannot be.
bool set(const Key& key, const toml::node& value, Config& config);

}  // namespace klachtenzuil::config
