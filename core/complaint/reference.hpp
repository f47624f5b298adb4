#pragma once
// The number of a complaint that people write down, say over the phone and type in again.

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil {

/// Node, year, number and a check character (ISO 7064 MOD 37,36 over the other characters): "K1-2026-000042-7".
/// Unique without a network, because the node is unique in the organisation and numbers its own complaints.
struct Reference {
    std::string node;  ///< 1 to 4 of A-Z 0-9
    int year = 0;      ///< of receipt, 2000 to 9999
    int number = 0;    ///< 1 to 999999, per node and year
    auto operator<=>(const Reference&) const = default;
};

inline constexpr int largest_number = 999999;

/// ISO 7064 MOD 37,36, over characters of A-Z and 0-9.
char check_character(std::string_view text);

/// As it is printed and shown, with its check character.
std::string text_of(const Reference& reference);

/// Reads what a person typed: any case, any separators or none, O for 0 and I or L for 1 where only a digit can stand.
/// Fails with reference_malformed or reference_check_wrong.
Result<Reference> read_reference(std::string_view text);

/// Whether this can be a node's code: 1 to 4 characters of A-Z and 0-9.
bool is_node_code(std::string_view text);

}  // namespace klachtenzuil
