#pragma once
// A file in a dossier, closed under the dossier's key in pieces, so that its name can be read without the whole of it.
//
//     24 bytes      header of libsodium's secretstream
//     1024+17       the name: 2 bytes length, little-endian, UTF-8, zeros
//     65536+17 …    the content, piece by piece; the last one says that it is the last
// Each piece is bound to the complaint and to what kind of part it is; none can be left out, added or put elsewhere.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// A longer name does not fit, in bytes.
inline constexpr std::size_t longest_document_name = 1022;
/// So much of the sealed bytes is enough for the name.
inline constexpr std::size_t sealed_name_size = 24 + 1024 + 17;

/// `name` must fit.
Sealed seal_document(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind, std::string_view name,
                     std::span<const std::byte> content);

/// Holds personal data: wipe it. Fails with store_altered when anything of what was read was changed.
Result<std::string> open_document_name(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                       std::span<const std::uint8_t> sealed);
Result<std::vector<std::byte>> open_document(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                             std::span<const std::uint8_t> sealed);

}  // namespace klachtenzuil
