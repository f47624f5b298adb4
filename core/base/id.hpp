#pragma once
// Names for things that are made before anything is stored, so that a lost answer can be looked up.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// 128 random bits. The tag keeps the id of a complaint from being passed as the id of a print request.
template <class Tag>
struct Id {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): the check takes <=> for a 0
};

using ComplaintId = Id<struct ComplaintTag>;
using PrintId = Id<struct PrintTag>;

std::array<std::uint8_t, 16> random_id_bytes();
std::string hex(const std::array<std::uint8_t, 16>& bytes);
std::optional<std::array<std::uint8_t, 16>> id_bytes_from_hex(std::string_view text);

template <class AnyId>
AnyId new_id() {
    return AnyId{random_id_bytes()};
}

}  // namespace klachtenzuil
