#include "core/sync/offer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/file.hpp"
#include "core/sync/intake_receipt.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

/// The manifest that a file of this name is the content of; nothing when it is no content.
std::optional<std::string> manifest_of_content(std::string_view name) {
    for (const std::string_view ending : {".jsonl", ".jsonl.zst"}) {
        if (!name.ends_with(ending)) continue;
        std::string manifest = std::string(name.substr(0, name.size() - ending.size())) + ".manifest";
        if (bundle_name_from(manifest)) return manifest;
    }
    return std::nullopt;
}

/// The node that offers a file of this name; nothing when it is none of ours.
std::optional<std::string> offered_by(std::string_view name) {
    if (auto bundle = bundle_name_from(name)) return std::move(bundle->node);
    if (auto receipt = intake_receipt_name_from(name)) return std::move(receipt->by);
    if (const auto manifest = manifest_of_content(name)) return std::move(bundle_name_from(*manifest)->node);
    return std::nullopt;
}

template <class Take>
void for_each_file(const std::filesystem::path& directory, Take take) {
    std::error_code error;
    for (std::filesystem::directory_iterator file(directory, error), end; !error && file != end;
         file.increment(error)) {
        take(*file);
    }
}

}  // namespace

std::string index_name(std::string_view node) {
    return fmt::format("{}.index", node);
}

std::optional<std::string> node_of_index(std::string_view file_name) {
    constexpr std::string_view ending = ".index";
    if (!file_name.ends_with(ending)) return std::nullopt;
    const auto node = file_name.substr(0, file_name.size() - ending.size());
    return is_node_code(node) ? std::optional<std::string>(node) : std::nullopt;
}

Result<void> write_index(const std::filesystem::path& path, const Offer& offer) {
    std::string text;
    for (const auto& [name, hash] : offer)
        text += fmt::format("{} {}\n", name, hex_of(hash));
    return write_durably(path, std::as_bytes(std::span(text.data(), text.size())));
}

Result<Offer> read_index(const std::filesystem::path& path, std::string_view node) {
    const auto content = read_whole(path, largest_index);
    if (!content) return failed(content.error());
    Offer offer;
    std::string_view rest(reinterpret_cast<const char*>(content->data()), content->size());
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto space = line.find(' ');
        if (space == std::string_view::npos || offered_by(line.substr(0, space)) != node) continue;
        const auto hash = hash_from_hex(line.substr(space + 1));
        if (hash) offer.emplace(line.substr(0, space), *hash);
    }
    if (offer.empty() && !content->empty()) {
        return failed(Reason::bundle_damaged, fmt::format("{}: names no file of {}", path.filename().string(), node));
    }
    return offer;
}

std::vector<std::string> names_in(const std::filesystem::path& directory, std::string_view node) {
    std::vector<std::string> names;
    for_each_file(directory, [&](const std::filesystem::directory_entry& file) {
        std::string name = file.path().filename().string();
        if (offered_by(name) == node) names.push_back(std::move(name));
    });
    std::ranges::sort(names);
    return names;
}

Result<Hash> hash_of_small_file(const std::filesystem::path& path) {
    const auto content = read_whole(path, largest_signed_file);
    if (!content) return failed(content.error());
    return hash_of({reinterpret_cast<const std::uint8_t*>(content->data()), content->size()});
}

void remove_strays(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> strays;
    for_each_file(directory, [&](const std::filesystem::directory_entry& file) {
        const std::string name = file.path().filename().string();
        const auto manifest = manifest_of_content(name);
        std::error_code unknown;
        const bool is_alone = manifest && !std::filesystem::exists(directory / *manifest, unknown) && !unknown;
        if (is_alone || !offered_by(name)) strays.push_back(file.path());
    });
    std::error_code ignored;
    for (const auto& stray : strays)
        std::filesystem::remove(stray, ignored);
}

void remove_bundle(const std::filesystem::path& directory, const BundleName& name) {
    std::error_code ignored;
    for (const char* const ending : {".manifest", ".jsonl", ".jsonl.zst"})
        std::filesystem::remove(directory / (text_of(name) + ending), ignored);
}

}  // namespace klachtenzuil
