#include "core/staff/account_name.hpp"

#include <algorithm>
#include <array>

namespace klachtenzuil {

namespace {

constexpr std::size_t shortest_name = 2;
constexpr std::size_t longest_name = 64;
/// Who acts in the journal without an account, and what a form can say in the place of one.
constexpr std::array<std::string_view, 4> taken{"node", "visitor", "receiver", "nobody"};

bool is_letter_or_digit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

}  // namespace

bool is_account_name(std::string_view name) {
    if (name.size() < shortest_name || name.size() > longest_name || !is_letter_or_digit(name.front())) return false;
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char letter) { return is_letter_or_digit(letter) || letter == '.' || letter == '-'; });
}

std::string account_name_from_typed(std::string_view typed) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = typed.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    std::string name(typed.substr(first, typed.find_last_not_of(spaces) - first + 1));
    for (char& letter : name) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return name;
}

}  // namespace klachtenzuil
