#pragma once
// Numbers of journal entries as they stand in names of files: from 1, and each written in one way only.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace klachtenzuil {

inline std::optional<std::int64_t> sequence_from(std::string_view text) {
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && last == end ? std::optional(number) : std::nullopt;
}

}  // namespace klachtenzuil
