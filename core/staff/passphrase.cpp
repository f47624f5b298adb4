#include "core/staff/passphrase.hpp"

#include <algorithm>
#include <array>
#include <bitset>

namespace klachtenzuil {

namespace {

constexpr std::size_t least_different = 5;
/// So many characters must not be the neighbour of the one before.
constexpr std::size_t least_jumps = 4;

/// A byte that does not begin a character of UTF-8.
bool is_inside_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::size_t different_bytes(std::string_view text) {
    std::bitset<256> seen;
    for (const char byte : text)
        seen.set(static_cast<unsigned char>(small(byte)));
    return seen.count();
}

bool repeats(std::string_view text) {
    for (std::size_t period = 1; period <= text.size() / 2; ++period) {
        if (text.substr(period) == text.substr(0, text.size() - period)) return true;
    }
    return false;
}

bool are_neighbours(char before, char after) {
    constexpr std::array<std::string_view, 4> rows{"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
    const int distance = after - before;
    if (distance >= -1 && distance <= 1) return true;
    return std::any_of(rows.begin(), rows.end(), [&](std::string_view row) {
        const auto from = row.find(before);
        const auto to = row.find(after);
        if (from == std::string_view::npos || to == std::string_view::npos) return false;
        return from + 1 == to || to + 1 == from;
    });
}

std::size_t jumps(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 1; at < text.size(); ++at)
        count += are_neighbours(small(text[at - 1]), small(text[at])) ? 0 : 1;
    return count;
}

}  // namespace

bool is_weak_passphrase(std::string_view passphrase) {
    const auto inside = std::count_if(passphrase.begin(), passphrase.end(), is_inside_character);
    const std::size_t characters = passphrase.size() - static_cast<std::size_t>(inside);
    return characters < shortest_passphrase || characters > longest_passphrase ||
           different_bytes(passphrase) < least_different || repeats(passphrase) || jumps(passphrase) < least_jumps;
}

}  // namespace klachtenzuil
