#pragma once
// Characters in UTF-8 text. A "character" that the caret steps over is a base with all marks that combine with it.

#include <cstddef>
#include <string>
#include <string_view>

namespace klachtenzuil::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

/// The code point at `at`, and moves `at` behind it. A byte that starts nothing sound counts as U+FFFD, alone.
char32_t take(std::string_view text, std::size_t& at);
void append(std::string& text, char32_t character);
std::string of(char32_t character);
/// Code points.
std::size_t count(std::string_view text);

/// Whether it belongs to the character before it: a combining mark, a variation selector, a joiner, a skin tone.
bool combines(char32_t character);
/// Where the character after, or before, `at` begins.
std::size_t next(std::string_view text, std::size_t at);
std::size_t previous(std::string_view text, std::size_t at);

/// Small and capital letters of Latin, Greek and Cyrillic.
char32_t lower(char32_t character);
char32_t upper(char32_t character);
std::string lower(std::string_view text);

}  // namespace klachtenzuil::utf8
