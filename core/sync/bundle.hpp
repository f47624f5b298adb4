#pragma once
// A bundle: a slice of one node's journal, in a file of its own that never changes.
//
//     K1-1-240.jsonl        the content; K1-1-240.jsonl.zst where it is larger than 1 MiB
//     K1-1-240.manifest     what it must be, and the node's signature
//
// The content's first line says what it is; each line after it is one journal entry with the sealed parts that it
// names, and under `zaak` the same in the words of the ZGW standard, for whoever reads it without this program. The
// manifest has two lines: one JSON object, and the signature over exactly the bytes of that line. All that is trusted
// hangs on the signature: the hash of the content's file, the counts, the chain's hashes before the first and after the
// last entry. assets/bundle.schema.json describes every line; assets/bundle.md is the page for an office programmer.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/carried_entry.hpp"
#include "core/register/node_card.hpp"
#include "core/register/sound_entries.hpp"

namespace klachtenzuil {

inline constexpr int bundle_version = 1;
/// From this size on the content is compressed.
inline constexpr std::size_t compress_from = std::size_t{1} << 20;
/// A bundle ends after this many entries or about this much content; what is more goes into the next. While one is
/// taken in, the next is read: the first is what that cannot begin with, so it is not large.
inline constexpr int most_entries_a_bundle = 5'000;
/// Nobody ever wrote one with more.
inline constexpr int most_entries_ever = 20'000;
inline constexpr std::size_t most_bytes_a_bundle = std::size_t{256} << 20;
/// One line holds one attachment at most.
inline constexpr std::size_t longest_line = std::size_t{40} << 20;

struct BundleName {
    std::string node;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const BundleName&) const = default;
};
/// "K1-1-240", which its files begin with.
std::string text_of(const BundleName& name);
/// From the name of its manifest; nothing when it is none.
std::optional<BundleName> bundle_name_from(std::string_view file_name);

struct Manifest {
    BundleName name;
    std::string content;            ///< name of the content's file
    std::uint64_t bytes = 0;        ///< of that file
    std::uint64_t plain_bytes = 0;  ///< of the lines in it
    Hash content_hash{};            ///< BLAKE2b-256 of that file
    std::int64_t entries = 0;
    std::int64_t complaints = 0;  ///< `file` entries
    std::int64_t parts = 0;
    Hash before{};   ///< the chain before the first entry
    Hash head{};     ///< the chain after the last entry
    Instant made{};  ///< time of the last entry
    bool operator==(const Manifest&) const = default;
};

/// Writes the next bundle of the own journal after number `after` into `directory`: content first, manifest last, each
/// under a temporary name, synced, renamed. Nothing when there are no entries after it. The same slice gives the same
/// file, and one that stands there already is left.
Result<std::optional<Manifest>> write_bundle(const Register& store, std::int64_t after,
                                             const std::filesystem::path& directory);

/// Reads a manifest and checks its signature against the nodes that are registered. Fails with bundle_damaged,
/// bundle_newer, bundle_stranger.
Result<Manifest> read_manifest(const std::filesystem::path& file, std::span<const NodeCard> known);

/// The same, and holds the content beside it against size and hash.
Result<Manifest> check_bundle(const std::filesystem::path& manifest, std::span<const NodeCard> known);

/// Some entries of a bundle, at most 1,000.
using TakeSlice = std::function<Result<void>(std::span<const CarriedEntry>)>;
/// Reads the content beside its manifest and hands it over in slices, in bounded memory: all of them to `look`, and
/// when it refused none, all of them to `take`. All of the file is held against the manifest's hash, and every entry
/// against the chain and against what it carries, before the first slice goes to `take`. Fails with bundle_damaged,
/// naming file and line, or as the two do.
/// Content of no more than `most_kept` stays in memory from the one to the other; a larger one is read twice.
inline constexpr std::uint64_t most_bytes_kept = std::uint64_t{48} << 20;
Result<void> read_bundle(const std::filesystem::path& directory, const Manifest& manifest, const TakeSlice& look,
                         const TakeSlice& take, std::uint64_t most_kept = most_bytes_kept);

/// All entries of a bundle that is to be kept in memory, held against its manifest. It needs no register, so that one
/// thread can read what another one takes in later. Fails with bundle_damaged.
Result<SoundEntries> read_whole(const std::filesystem::path& directory, const Manifest& manifest,
                                const NodeCard& sender);

}  // namespace klachtenzuil
