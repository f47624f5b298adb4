#include "core/base/id.hpp"

#include <sodium.h>

#include <chrono>

namespace klachtenzuil {

std::array<std::uint8_t, 16> new_id_bytes() {
    std::array<std::uint8_t, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto day = static_cast<std::uint64_t>(std::chrono::floor<std::chrono::days>(now).count());
    bytes[0] = static_cast<std::uint8_t>(day >> 8);
    bytes[1] = static_cast<std::uint8_t>(day);
    return bytes;
}

std::string hex(const std::array<std::uint8_t, 16>& bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::array<std::uint8_t, 16>> id_bytes_from_hex(std::string_view text) {
    std::array<std::uint8_t, 16> bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (text.size() != bytes.size() * 2) return std::nullopt;
    if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end) != 0 ||
        length != bytes.size() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace klachtenzuil
