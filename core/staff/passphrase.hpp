#pragma once
// What a passphrase of one's own must be like.

#include <cstddef>
#include <string_view>

namespace klachtenzuil {

/// Characters (Unicode).
inline constexpr std::size_t shortest_passphrase = 12;
inline constexpr std::size_t longest_passphrase = 200;

/// Too short, too long, or the first that anybody tries: few different characters, the same few again and again, or
/// characters that follow each other in the alphabet, in numbers or on the keyboard.
bool is_weak_passphrase(std::string_view passphrase);

}  // namespace klachtenzuil
