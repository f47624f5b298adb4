#pragma once
// The receipt of intake: what a node writes when it took in another's bundles. Only then may the other forget.
//
// One file, "K1-240.KT.receipt": KT holds the journal of K1 through number 240. Two lines as in a manifest: one JSON
// object, and KT's signature over exactly the bytes of that line.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"

namespace klachtenzuil {

struct IntakeReceipt {
    std::string of;  ///< whose journal
    std::string by;  ///< who holds it
    std::int64_t through = 0;
    Hash head{};
    Instant at{};
    bool operator==(const IntakeReceipt&) const = default;
};
std::string file_name_of(const IntakeReceipt& receipt);
/// What the name of its file says.
struct IntakeReceiptName {
    std::string of;
    std::string by;
    std::int64_t through = 0;
    bool operator==(const IntakeReceiptName&) const = default;
};
/// Nothing when a file of this name can be none.
std::optional<IntakeReceiptName> intake_receipt_name_from(std::string_view file_name);

/// Writes what this register holds of `node`, signed; nothing when that is nothing. One that stands there and says the
/// same is left.
Result<std::optional<IntakeReceipt>> write_intake_receipt(const Register& store, std::string_view node,
                                                          const std::filesystem::path& directory);
/// Fails with bundle_damaged, bundle_stranger and bundle_newer.
Result<IntakeReceipt> read_intake_receipt(const std::filesystem::path& file, std::span<const NodeCard> known);

}  // namespace klachtenzuil
