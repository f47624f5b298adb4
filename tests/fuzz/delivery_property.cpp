#include <array>
#include <filesystem>
#include <fstream>
#include <span>

#include "core/staff/keyring.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/content_file.hpp"
#include "core/sync/intake_receipt.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

namespace {

std::filesystem::path file_of(const char* name, std::string_view content) {
    static const TemporaryDirectory place;
    const auto path = place / name;
    std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
    return path;
}

/// A node that signs whatever it is given, so that what lies behind the signature is reached.
const NodeKey& careless_node() {
    static const NodeKey key = [] {
        std::array<std::uint8_t, 32> seed{};
        seed.fill(7);
        return NodeKey::from_seed(seed).value();
    }();
    return key;
}

const char* broken(const Manifest& manifest) {
    const BundleName& name = manifest.name;
    const std::string text = text_of(name);
    if (bundle_name_from(text + ".manifest") != name) return "a bundle with a name that is none";
    if (manifest.entries != name.to - name.from + 1) return "a bundle with other entries than its name says";
    if (manifest.content != text + ".jsonl" && manifest.content != text + ".jsonl.zst") return "content elsewhere";
    if (manifest.bytes > most_bytes_a_bundle + 2 * longest_line) return "content without an end";
    return nullptr;
}

/// Whether a file is read to its end, or refused, without giving more than was allowed.
const char* broken_content(std::string_view bytes, const char* name, bool compressed) {
    constexpr std::uint64_t most = std::uint64_t{1} << 20;
    auto reader = ContentReader::open(file_of(name, bytes), compressed);
    if (!reader) return "a file that is there and cannot be opened";
    if (!reader->hash() || !reader->rewind(most)) return "a file that cannot be read twice";
    std::uint64_t given = 0;
    for (auto line = reader->next(); line && *line; line = reader->next())
        given += (*line)->size() + 1;
    if (given != reader->plain_bytes()) return "other bytes than were counted";
    return given > most ? "more than was allowed" : nullptr;
}

}  // namespace

const char* broken_signed_property(std::string_view line) {
    const NodeKey& key = careless_node();
    const Signature signature = key.sign({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()});
    const std::array known{NodeCard{"K1", key.public_key(), {}}};
    const auto file = file_of("signed", std::string(line) + '\n' + hex_of(signature) + '\n');
    const auto manifest = read_manifest(file, known);
    const auto receipt = read_intake_receipt(file, known);
    if (manifest && receipt) return "a manifest that is a receipt";
    if (manifest) return broken(*manifest);
    if (!receipt) return nullptr;
    const auto name = intake_receipt_name_from(file_name_of(*receipt));
    if (!name || name->of != receipt->of || name->by != receipt->by || name->through != receipt->through) {
        return "a receipt with a name that is none";
    }
    return nullptr;
}

const char* broken_content_property(std::string_view bytes) {
    if (const char* const why = broken_content(bytes, "content.jsonl", false)) return why;
    return broken_content(bytes, "content.jsonl.zst", true);
}

}  // namespace klachtenzuil
