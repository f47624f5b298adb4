#pragma once
// What stands on a paper, as tests ask for it.

#include <string>
#include <string_view>
#include <vector>

#include "core/letter/letter.hpp"

namespace klachtenzuil::test {

/// Every text of the letter's blocks, in order.
std::vector<std::string> texts_of(const Letter& letter);

/// In how many texts of the letter's blocks `part` stands.
int times(const Letter& letter, std::string_view part);
inline bool says(const Letter& letter, std::string_view part) {
    return times(letter, part) > 0;
}
bool has_heading(const Letter& letter, std::string_view text);
/// The value behind a label; the first where there are several.
std::string value_of(const Letter& letter, std::string_view label);

}  // namespace klachtenzuil::test
