#pragma once
// A small file of two lines: one JSON object, and a node's signature over exactly the bytes of that line, as 128
// hexadecimal digits. Manifests and receipts of intake are such files.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/register/node_card.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// A larger one is none.
inline constexpr std::size_t largest_signed_file = 4096;

/// Writes it durably, over one of the same name.
Result<void> write_signed_file(const std::filesystem::path& path, const std::string& line, const NodeKey& key);

struct SignedLine {
    std::string text;
    nlohmann::json json;
};
/// The first line of a file that says `"klachtenzuil": kind` and that was signed by the node it names under `signer`.
/// Fails with bundle_damaged, bundle_stranger, and bundle_newer for a version after `version`; always names the file.
Result<SignedLine> read_signed_file(const std::filesystem::path& path, std::string_view kind, std::string_view signer,
                                    int version, std::span<const NodeCard> known);

/// bundle_damaged, with the name of the file and where in it.
tl::unexpected<Failure> damaged(const std::filesystem::path& path, std::string_view where);

/// Small digits only, so that a hash has one text.
std::optional<Hash> hash_from_hex(std::string_view text);

}  // namespace klachtenzuil
