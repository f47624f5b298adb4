#pragma once
// What several commands say alike.

#include <cstdint>
#include <string>

#include "core/complaint/term.hpp"
#include "core/register/register.hpp"
#include "core/staff/account.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil::ctl {

/// "nog 3 dagen", "2 dagen te laat".
std::string time_left(Date due, Date today, const Words& words);

/// "12,3 GiB", with the decimal sign of the language.
std::string size_in_words(std::uintmax_t bytes, const Words& words);

Word word_for(StaffRole role);
/// What is to be done within the term.
Word word_for(TermKind term);

/// `text` with spaces behind it, as wide as `columns` letters.
std::string padded(const std::string& text, std::size_t columns);

}  // namespace klachtenzuil::ctl
