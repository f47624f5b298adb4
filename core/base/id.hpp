#pragma once
// Names for things that are made before anything is stored, so that a lost answer can be looked up.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// The day in two bytes, and 112 random bits. What came in on one day so stands together in every index by id: what is
/// new is found in as few pages of a large register as of a small one. A day and no finer time, because an id is made
/// when a visitor begins, and how long somebody took is nobody's business. A clock that stands wrong changes only the
/// place. The tag keeps the id of a complaint from being passed as the id of a print request.
template <class Tag>
struct Id {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): the check takes <=> for a 0
};

using ComplaintId = Id<struct ComplaintTag>;
using PrintId = Id<struct PrintTag>;

std::array<std::uint8_t, 16> new_id_bytes();
std::string hex(const std::array<std::uint8_t, 16>& bytes);
std::optional<std::array<std::uint8_t, 16>> id_bytes_from_hex(std::string_view text);

template <class AnyId>
AnyId new_id() {
    return AnyId{new_id_bytes()};
}

}  // namespace klachtenzuil
