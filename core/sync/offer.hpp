#pragma once
// What a node offers to others: names and hashes of its files, and the list of them, "K1.index", that goes with them.
// The list is not signed: it only says what to look at. Names in it come from elsewhere, so none is used before it was
// held against what a node's files can be called.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/staff/seal.hpp"
#include "core/sync/bundle.hpp"

namespace klachtenzuil {

/// Name of the file and BLAKE2b-256 of its bytes.
using Offer = std::map<std::string, Hash>;

/// A larger list is not read.
inline constexpr std::size_t largest_index = std::size_t{16} << 20;

std::string index_name(std::string_view node);
/// "NAME HASH", a line each.
Result<void> write_index(const std::filesystem::path& path, const Offer& offer);
/// The node whose list has this name; nothing when it is no list's.
std::optional<std::string> node_of_index(std::string_view file_name);
/// What of it can be a bundle or a receipt of intake by that node; everything else in it is passed over. Fails with
/// bundle_damaged when there is nothing else in it.
Result<Offer> read_index(const std::filesystem::path& path, std::string_view node);

/// The files of a bundle or receipts of intake in the directory, by the node's own names. Others are left out.
std::vector<std::string> names_in(const std::filesystem::path& directory, std::string_view node);

/// The hash of a small file.
Result<Hash> hash_of_small_file(const std::filesystem::path& path);

/// Ends the name of a file that is only looked at. It is none of ours, so that what a run that was cut off leaves of it
/// goes with the strays.
inline constexpr const char* looked_at = ".looked-at";
/// Takes away what was left by one that was cut off: every file that is none of ours, and content without its manifest.
void remove_strays(const std::filesystem::path& directory);

/// Takes a bundle away, its manifest first, so that no manifest stands without its content.
void remove_bundle(const std::filesystem::path& directory, const BundleName& name);

}  // namespace klachtenzuil
