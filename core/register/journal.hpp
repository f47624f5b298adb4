#pragma once
// The journal: every step that was ever taken, each entry hashing the one before. Nothing in it is ever rewritten.
// Source: design, "Register, journal, dossier".
//
// An entry's hash is BLAKE2b-256 (crypto_generichash without key) over these bytes, one after another; numbers are
// little-endian, and every text or byte string follows its own length as 4 bytes:
//     "klachtenzuil journal 1"   text
//     the hash before            32 bytes, as a byte string
//     node                       text
//     sequence                   8 bytes, from 1, no gap
//     time                       8 bytes, milliseconds since 1970 UTC, signed
//     actor                      text
//     complaint                  byte string, 16 bytes or none
//     step                       text
//     facts                      text: JSON on one line, keys sorted, no spaces, UTF-8
//     part                       byte string, 32 bytes or none: hash of the sealed dossier part
// What stands "before" the first entry is the hash over "klachtenzuil journal 1", the node's code as text and its
// public signing key as a byte string: a journal that was made anew under another key does not fit.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/complaint/step.hpp"
#include "core/register/database.hpp"
#include "core/staff/keyring.hpp"
#include "core/staff/seal.hpp"

namespace SQLite {
class Statement;
}

namespace klachtenzuil {

/// Who acted, where nobody signed in.
inline constexpr std::string_view actor_node = "node";          ///< the program itself
inline constexpr std::string_view actor_visitor = "visitor";    ///< at the kiosk
inline constexpr std::string_view actor_receiver = "receiver";  ///< whoever took in what came by another channel

struct JournalEntry {
    std::string node;
    std::int64_t sequence = 0;
    Instant at;
    std::string actor;
    std::optional<ComplaintId> complaint;
    std::string step;  ///< the stored name: another version can know more steps than StepKind
    std::string facts;
    std::optional<Hash> part;
    Hash hash{};
    bool operator==(const JournalEntry&) const = default;
};

/// What stands before a node's first entry.
Hash chain_start(std::string_view node, const PublicKey& sign_key);
/// The hash that `entry` must carry after the entry with the hash `before`.
Hash chain_link(const Hash& before, const JournalEntry& entry);

// What follows speaks SQL: for core/register only.

/// What is about to be written.
struct NewStep {
    StepKind kind;
    std::string_view actor;
    std::optional<ComplaintId> complaint;
    std::string facts;
    std::optional<Hash> part;
};

/// The end of a node's journal; sequence 0 and the chain's start when there is no entry yet.
struct JournalHead {
    std::int64_t sequence = 0;
    Instant at{};
    Hash hash{};
};
Result<JournalHead> journal_head(Sql& sql, std::string_view node, const PublicKey& sign_key);

/// Writes an entry as it is, of whatever node.
void insert_entry(Sql& sql, const JournalEntry& entry);
/// Writes the next entry of the node's own journal. Its time is `now`, or that of the entry before where the clock went
/// back behind it.
Result<JournalEntry> append_step(Sql& sql, std::string_view node, const JournalHead& head, Instant now,
                                 const NewStep& step);

/// A step by its place: of which node, under which number.
struct StepPlace {
    std::string node;
    std::int64_t sequence = 0;
    auto operator<=>(const StepPlace&) const = default;
};
StepPlace place_of(const JournalEntry& entry);
/// "K1/17".
std::string text_of(const StepPlace& place);

/// The columns that read_journal_entry expects, in its order.
inline constexpr const char* journal_columns = "node, seq, at_ms, actor, complaint, step, facts, part, hash";
/// Nothing when a column has another size than it must.
std::optional<JournalEntry> read_journal_entry(SQLite::Statement& row);

}  // namespace klachtenzuil
