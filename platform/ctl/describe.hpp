#pragma once
// What several commands say alike.

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

/// The names of the first `count` values of an enum, as the command line takes them: "one | two".
template <typename Enum>
std::string names_between(int count, std::string_view between) {
    std::vector<std::string_view> names(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        names[static_cast<std::size_t>(i)] = name_of(static_cast<Enum>(i));
    return fmt::format("{}", fmt::join(names, between));
}

/// `text` with spaces behind it, as wide as `columns` letters.
std::string padded(const std::string& text, std::size_t columns);

}  // namespace klachtenzuil::ctl
