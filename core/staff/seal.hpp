#pragma once
// How a dossier is closed and opened: each complaint has a key of its own, which is sealed to the desk and, when set,
// to the office. A visit needs public keys only. Source: design, "Keys and sign-in".

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/staff/keyring.hpp"

namespace klachtenzuil {

/// Who can open a dossier. Stored by name: never rename one.
enum class Recipient { desk, office };
inline constexpr int recipient_count = 2;
std::string_view name_of(Recipient recipient);
std::optional<Recipient> recipient_from(std::string_view name);

/// What a part of a dossier is. Stored by name: never rename one.
enum class PartKind { form, attachment, note, letter };
inline constexpr int part_kind_count = 4;
std::string_view name_of(PartKind kind);
std::optional<PartKind> part_kind_from(std::string_view name);

using Sealed = std::vector<std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;

/// The key of one dossier, made for it alone.
Secret new_dossier_key();

/// Closes the dossier's key so that only the holder of the secret beside `to` can open it. Fails with
/// keys_damaged when `to` is no key that can be sealed to.
Result<Sealed> seal_key(const Secret& dossier_key, const PublicKey& to);
/// Fails with keys_damaged when it was sealed to somebody else or altered.
Result<Secret> open_key(std::span<const std::uint8_t> sealed, const PublicKey& open, const Secret& secret);

/// Closes one part: nonce and ciphertext. The complaint and the kind are bound in, so that a part that was put under
/// another complaint does not open.
Sealed seal_part(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                 std::span<const std::byte> content);
/// Holds personal data: wipe it. Fails with store_altered when anything of it was changed.
Result<std::vector<std::byte>> open_part(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                         std::span<const std::uint8_t> sealed);

/// The name under which the journal knows sealed content.
Hash hash_of(std::span<const std::uint8_t> content);

std::string hex_of(std::span<const std::uint8_t> bytes);
/// A public key as the configuration writes it: 64 hexadecimal digits.
std::optional<PublicKey> public_key_from_hex(std::string_view text);

}  // namespace klachtenzuil
