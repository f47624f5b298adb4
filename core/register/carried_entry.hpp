#pragma once
// A journal entry with what travels with it: the sealed part that it names and the sealed keys. Nothing of it can be
// read without a desk's or the office's secret.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/journal.hpp"
#include "core/register/register.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

struct CarriedPart {
    PartKind kind = PartKind::note;
    Sealed sealed;
    bool operator==(const CarriedPart&) const = default;
};

struct CarriedEntry {
    JournalEntry entry;
    /// What `entry.part` names; nothing where it names nothing, or the dossier was destroyed since.
    std::optional<CarriedPart> part;
    /// The dossier's key sealed to each recipient, by name, with the entry that tells of it: `file`, and a `note` of
    /// kind `key` for a recipient that came later.
    std::map<std::string, Sealed> keys;
    bool operator==(const CarriedEntry&) const = default;
};

/// Whether the entry tells of this sealed key.
bool tells_of(const JournalEntry& entry, std::string_view recipient, std::span<const std::uint8_t> sealed);

/// The end of a node's journal as it stands in this register; sequence 0 when nothing of it is here yet. Fails with
/// bundle_stranger for a node that is not registered.
Result<JournalHead> head_of(const Register& store, std::string_view node);
/// The hash of the entry with that number; the chain's start for 0. Nothing when it is not here.
Result<std::optional<Hash>> hash_at(const Register& store, std::string_view node, std::int64_t sequence);

/// The entries of `node` from number `after` + 1 on, in order: at most `most` and, but for the first, at most about
/// `most_bytes` of sealed content, read in one short slice.
Result<std::vector<CarriedEntry>> read_entries(const Register& store, std::string_view node, std::int64_t after,
                                               int most, std::size_t most_bytes);

}  // namespace klachtenzuil
