#include "core/sync/bundle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/complaint/reference.hpp"
#include "core/sync/bundle_line.hpp"
#include "core/sync/content_file.hpp"
#include "core/sync/sequence.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

constexpr const char* kind = "manifest";
constexpr std::string_view manifest_ending = ".manifest";
constexpr std::string_view plain_ending = ".jsonl";
constexpr std::string_view compressed_ending = ".jsonl.zst";

/// So much is read from the register in one go, which is as long as a visitor's complaint may have to wait.
constexpr int entries_a_read = 500;
constexpr std::size_t bytes_a_read = std::size_t{4} << 20;
/// So much is handed over at a time.
constexpr std::size_t entries_a_slice = 1000;
constexpr std::size_t bytes_a_slice = std::size_t{32} << 20;

std::string manifest_name(const BundleName& name) {
    return text_of(name).append(manifest_ending);
}

std::string line_of(const Manifest& manifest) {
    const nlohmann::ordered_json json{{"klachtenzuil", kind},
                                      {"version", bundle_version},
                                      {"node", manifest.name.node},
                                      {"from", manifest.name.from},
                                      {"to", manifest.name.to},
                                      {"content", manifest.content},
                                      {"bytes", manifest.bytes},
                                      {"plain_bytes", manifest.plain_bytes},
                                      {"content_hash", hex_of(manifest.content_hash)},
                                      {"entries", manifest.entries},
                                      {"complaints", manifest.complaints},
                                      {"parts", manifest.parts},
                                      {"before", hex_of(manifest.before)},
                                      {"head", hex_of(manifest.head)},
                                      {"made", iso_utc(manifest.made)}};
    return json.dump();
}

std::optional<Manifest> take(const nlohmann::json& json) {
    Manifest manifest{.name = {json.at("node").get<std::string>(), json.at("from").get<std::int64_t>(),
                               json.at("to").get<std::int64_t>()},
                      .content = json.at("content").get<std::string>(),
                      .bytes = json.at("bytes").get<std::uint64_t>(),
                      .plain_bytes = json.at("plain_bytes").get<std::uint64_t>(),
                      .content_hash = {},
                      .entries = json.at("entries").get<std::int64_t>(),
                      .complaints = json.at("complaints").get<std::int64_t>(),
                      .parts = json.at("parts").get<std::int64_t>(),
                      .before = {},
                      .head = {},
                      .made = {}};
    const auto content_hash = hash_from_hex(json.at("content_hash").get<std::string>());
    const auto before = hash_from_hex(json.at("before").get<std::string>());
    const auto head = hash_from_hex(json.at("head").get<std::string>());
    const auto made = instant_from_iso(json.at("made").get<std::string>());
    if (!content_hash || !before || !head || !made) return std::nullopt;
    manifest.content_hash = *content_hash;
    manifest.before = *before;
    manifest.head = *head;
    manifest.made = *made;
    return manifest;
}

/// What can be under the limits that every bundle is written in.
bool is_possible(const Manifest& manifest) {
    const BundleName& name = manifest.name;
    const std::string text = text_of(name);
    return is_node_code(name.node) && name.from >= 1 && name.to >= name.from &&
           name.to - name.from < most_entries_ever && manifest.entries == name.to - name.from + 1 &&
           manifest.complaints >= 0 && manifest.parts >= 0 &&
           (manifest.content == text + std::string(plain_ending) ||
            manifest.content == text + std::string(compressed_ending)) &&
           manifest.plain_bytes <= most_bytes_a_bundle + 2 * longest_line &&
           manifest.bytes <= most_bytes_a_bundle + 2 * longest_line;
}

/// What of an entry can be seen to be wrong without the register.
const char* wrong_with(const CarriedEntry& carried, std::int64_t sequence, const Hash& before) {
    const JournalEntry& entry = carried.entry;
    if (entry.sequence != sequence) return "is not the next number";
    if (chain_link(before, entry) != entry.hash) return "does not follow the line before it";
    if (carried.part && (!entry.part || hash_of(carried.part->sealed) != *entry.part)) {
        return "carries a part that is not the one it names";
    }
    // A key stands in the facts by its hash; one for a recipient that came later is what its entry is about.
    const auto is_named = [&entry](const auto& key) {
        const Hash hash = hash_of(key.second);
        return entry.part == hash || entry.facts.find(hex_of(hash)) != std::string::npos;
    };
    if (!std::ranges::all_of(carried.keys, is_named)) return "carries a key that is not the one it names";
    return nullptr;
}

/// Goes through the content line by line, and holds each against the manifest and the line before.
class Walk {
  public:
    Walk(const std::filesystem::path& file, ContentReader& reader, const Manifest& manifest)
        : m_file(file), m_reader(reader), m_manifest(manifest), m_before(manifest.before) {}

    Result<void> all(const std::function<Result<void>(CarriedEntry)>& take) {
        if (auto begun = m_reader.rewind(m_manifest.plain_bytes); !begun) return begun;
        const auto head = next();
        if (!head) return failed(head.error());
        if (!*head || **head != bundle_head(m_manifest.name, m_manifest.before)) {
            return wrong("does not say what the manifest says");
        }
        for (std::int64_t i = m_manifest.name.from; i <= m_manifest.name.to; ++i) {
            auto entry = next_entry(i);
            if (!entry) return failed(entry.error());
            if (auto taken = take(std::move(*entry)); !taken) return taken;
        }
        const auto end = next();
        if (!end) return failed(end.error());
        if (*end) return wrong("comes after the last entry");
        if (m_before != m_manifest.head || m_complaints != m_manifest.complaints || m_parts != m_manifest.parts ||
            m_reader.plain_bytes() != m_manifest.plain_bytes) {
            return damaged(m_file, "does not hold what its manifest says");
        }
        return {};
    }

  private:
    Result<std::optional<std::string_view>> next() {
        ++m_line;
        auto line = m_reader.next();
        if (line || line.error().reason != Reason::bundle_damaged) return line;
        return failed(Reason::bundle_damaged, fmt::format("{} (line {})", line.error().detail, m_line));
    }
    Result<CarriedEntry> next_entry(std::int64_t sequence) {
        const auto line = next();
        if (!line) return failed(line.error());
        if (!*line) return wrong("is missing");
        auto entry = entry_from_line(**line, m_manifest.name.node);
        if (!entry) return wrong("is not as a line must be");
        if (const char* const why = wrong_with(*entry, sequence, m_before)) return wrong(why);
        m_before = entry->entry.hash;
        if (entry->entry.step == name_of(StepKind::file)) ++m_complaints;
        if (entry->part) ++m_parts;
        return std::move(*entry);
    }
    tl::unexpected<Failure> wrong(std::string_view why) const {
        return damaged(m_file, fmt::format("line {} {}", m_line, why));
    }

    const std::filesystem::path& m_file;
    ContentReader& m_reader;
    const Manifest& m_manifest;
    Hash m_before;
    std::int64_t m_line = 0;
    std::int64_t m_complaints = 0;
    std::int64_t m_parts = 0;
};

tl::unexpected<Failure> not_signed(const std::filesystem::path& file) {
    return damaged(file, "is not the file that its manifest was written for");
}

/// The content of a bundle, held against the hash in its manifest.
class SignedContent {
  public:
    static Result<SignedContent> open(const std::filesystem::path& directory, const Manifest& manifest) {
        const auto file = directory / manifest.content;
        const bool compressed = manifest.content.ends_with(compressed_ending);
        auto reader = ContentReader::open(file, compressed);
        if (!reader) return failed(reader.error());
        if (reader->bytes() != manifest.bytes) {
            return damaged(file, fmt::format("is {} bytes instead of {}", reader->bytes(), manifest.bytes));
        }
        const auto hash = reader->hash();
        if (!hash) return failed(hash.error());
        const bool is_signed = *hash == manifest.content_hash;
        if (!is_signed && compressed) return not_signed(file);
        return SignedContent(file, std::move(*reader), manifest, is_signed);
    }

    /// In what was not signed a line is looked for that tells what is wrong; nothing of it goes to `take`.
    Result<void> walk(const std::function<Result<void>(CarriedEntry)>& take) {
        const auto take_signed = [&](CarriedEntry entry) -> Result<void> {
            return m_signed ? take(std::move(entry)) : Result<void>{};
        };
        auto walked = Walk(m_file, m_reader, m_manifest).all(take_signed);
        if (!walked || m_signed) return walked;
        return not_signed(m_file);
    }

  private:
    SignedContent(std::filesystem::path file, ContentReader reader, const Manifest& manifest, bool is_signed)
        : m_file(std::move(file)), m_reader(std::move(reader)), m_manifest(manifest), m_signed(is_signed) {}

    std::filesystem::path m_file;
    ContentReader m_reader;
    const Manifest& m_manifest;
    bool m_signed;
};

/// Gathers entries until they are many.
struct Slice {
    std::vector<CarriedEntry> entries;
    std::size_t bytes = 0;
    bool is_full() const { return entries.size() >= entries_a_slice || bytes >= bytes_a_slice; }
    void add(CarriedEntry entry) {
        bytes += entry.part ? entry.part->sealed.size() : 0;
        entries.push_back(std::move(entry));
    }
    void clear() {
        entries.clear();
        bytes = 0;
    }
};

// ---- writing ----

/// Writes the entries of one bundle.
class Writing {
  public:
    Writing(const Register& store, BundleName name, const Hash& before, const std::filesystem::path& draft)
        : m_store(store), m_writer(draft) {
        m_manifest.name = std::move(name);
        m_manifest.before = m_manifest.head = before;
    }

    /// Up to the entry that the name says, or to that with which it is large enough.
    Result<Manifest> write() {
        const BundleName& name = m_manifest.name;
        std::string text = bundle_head(name, m_manifest.before) + '\n';
        std::int64_t at = name.from - 1;
        while (at < name.to && m_writer.plain_bytes() + text.size() < most_bytes_a_bundle) {
            const int most = static_cast<int>(std::min<std::int64_t>(name.to - at, entries_a_read));
            const auto entries = read_entries(m_store, name.node, at, most, bytes_a_read);
            if (!entries) return failed(entries.error());
            if (entries->empty()) return failed(Reason::store_altered, fmt::format("{}/{}", name.node, at + 1));
            for (const CarriedEntry& carried : *entries)
                add(text, carried);
            at = entries->back().entry.sequence;
            if (auto appended = m_writer.append(text); !appended) return failed(appended.error());
            text.clear();
        }
        m_manifest.name.to = at;
        m_manifest.entries = at - name.from + 1;
        return std::move(m_manifest);
    }
    Result<ContentFacts> finish() { return m_writer.finish(); }

  private:
    void add(std::string& text, const CarriedEntry& carried) {
        append_line(text, carried, m_store);
        m_manifest.head = carried.entry.hash;
        m_manifest.made = carried.entry.at;
        if (carried.entry.step == name_of(StepKind::file)) ++m_manifest.complaints;
        if (carried.part) ++m_manifest.parts;
    }

    const Register& m_store;
    ContentWriter m_writer;
    Manifest m_manifest;
};

/// A bundle of that name that stands there whole; what is damaged counts as none, and is written anew.
std::optional<Manifest> standing(const Register& store, const BundleName& name,
                                 const std::filesystem::path& directory) {
    const auto own = own_card(store);
    if (!own) return std::nullopt;
    auto manifest = read_manifest(directory / manifest_name(name), std::span(&*own, 1));
    std::error_code error;
    if (!manifest || std::filesystem::file_size(directory / manifest->content, error) != manifest->bytes || error) {
        return std::nullopt;
    }
    return std::move(*manifest);
}

/// Content first, manifest last: where the manifest stands, all stands.
Result<Manifest> keep(const Register& store, const std::filesystem::path& draft, Manifest manifest,
                      const ContentFacts& facts) {
    const auto directory = draft.parent_path();
    manifest.content = text_of(manifest.name).append(facts.compressed ? compressed_ending : plain_ending);
    manifest.bytes = facts.bytes;
    manifest.plain_bytes = facts.plain_bytes;
    manifest.content_hash = facts.hash;
    if (auto renamed = rename_durably(draft, directory / manifest.content); !renamed) return failed(renamed.error());
    const auto written =
        write_signed_file(directory / manifest_name(manifest.name), line_of(manifest), store.node_key());
    if (!written) return failed(written.error());
    return manifest;
}

}  // namespace

std::string text_of(const BundleName& name) {
    return fmt::format("{}-{}-{}", name.node, name.from, name.to);
}

std::optional<BundleName> bundle_name_from(std::string_view file_name) {
    if (!file_name.ends_with(manifest_ending)) return std::nullopt;
    file_name.remove_suffix(manifest_ending.size());
    const auto first = file_name.find('-');
    const auto last = file_name.rfind('-');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    const auto from = sequence_from(file_name.substr(first + 1, last - first - 1));
    const auto to = sequence_from(file_name.substr(last + 1));
    BundleName name{std::string(file_name.substr(0, first)), from.value_or(0), to.value_or(0)};
    if (!is_node_code(name.node) || !from || !to || *to < *from) return std::nullopt;
    return name;
}

Result<std::optional<Manifest>> write_bundle(const Register& store, std::int64_t after,
                                             const std::filesystem::path& directory) {
    const std::string& node = store.config().node;
    const auto head = head_of(store, node);
    if (!head) return failed(head.error());
    if (head->sequence <= after) return std::optional<Manifest>{};
    const auto before = hash_at(store, node, after);
    if (!before) return failed(before.error());
    if (!*before) return failed(Reason::store_altered, fmt::format("{}/{}", node, after));

    BundleName name{node, after + 1, std::min(head->sequence, after + most_entries_a_bundle)};
    const auto draft = directory / fmt::format("{}-{}.new", node, after + 1);
    while (true) {
        if (auto there = standing(store, name, directory)) return std::optional(std::move(*there));
        Writing writing(store, name, **before, draft);
        auto manifest = writing.write();
        const auto facts = manifest ? writing.finish() : failed(manifest.error());
        if (!facts) {
            std::error_code ignored;
            std::filesystem::remove(draft, ignored);
            return failed(facts.error());
        }
        if (manifest->name == name) {
            auto kept = keep(store, draft, std::move(*manifest), *facts);
            if (!kept) return failed(kept.error());
            return std::optional(std::move(*kept));
        }
        // It was large enough before its last entry. Its first line must name the last, so it is written once more.
        name = manifest->name;
    }
}

Result<Manifest> read_manifest(const std::filesystem::path& file, std::span<const NodeCard> known) {
    const auto line = read_signed_file(file, kind, "node", bundle_version, known);
    if (!line) return failed(line.error());
    try {
        auto manifest = take(line->json);
        if (manifest && is_possible(*manifest) && line_of(*manifest) == line->text) return std::move(*manifest);
    } catch (const nlohmann::json::exception&) {
        return damaged(file, "line 1 lacks something, or holds what cannot be");
    }
    return damaged(file, "line 1 holds what cannot be");
}

Result<Manifest> check_bundle(const std::filesystem::path& manifest_file, std::span<const NodeCard> known) {
    auto manifest = read_manifest(manifest_file, known);
    if (!manifest) return manifest;
    const auto file = manifest_file.parent_path() / manifest->content;
    auto reader = ContentReader::open(file, false);
    const auto hash = reader ? reader->hash() : failed(reader.error());
    if (!hash) return failed(hash.error());
    if (*hash != manifest->content_hash || reader->bytes() != manifest->bytes) return not_signed(file);
    return manifest;
}

namespace {

Result<std::vector<CarriedEntry>> read_all(const std::filesystem::path& directory, const Manifest& manifest) {
    std::vector<CarriedEntry> entries;
    entries.reserve(static_cast<std::size_t>(manifest.entries));
    const auto keep = [&](CarriedEntry entry) -> Result<void> {
        entries.push_back(std::move(entry));
        return {};
    };
    auto content = SignedContent::open(directory, manifest);
    if (!content) return failed(content.error());
    if (auto walked = content->walk(keep); !walked) return failed(walked.error());
    return entries;
}

Result<void> hand_over(std::span<const CarriedEntry> entries, const TakeSlice& look, const TakeSlice& take) {
    for (const TakeSlice* const to : {&look, &take}) {
        for (auto left = entries; !left.empty();) {
            const auto some = left.first(std::min(entries_a_slice, left.size()));
            if (auto done = (*to)(some); !done) return done;
            left = left.subspan(some.size());
        }
    }
    return {};
}

}  // namespace

Result<SoundEntries> read_whole(const std::filesystem::path& directory, const Manifest& manifest,
                                const NodeCard& sender) {
    auto entries = read_all(directory, manifest);
    if (!entries) return failed(entries.error());
    return SoundEntries::check(sender, manifest.before, std::move(*entries));
}

Result<void> read_bundle(const std::filesystem::path& directory, const Manifest& manifest, const TakeSlice& look,
                         const TakeSlice& take, std::uint64_t most_kept) {
    if (manifest.plain_bytes <= most_kept) {
        const auto entries = read_all(directory, manifest);
        return entries ? hand_over(*entries, look, take) : failed(entries.error());
    }
    auto content = SignedContent::open(directory, manifest);
    if (!content) return failed(content.error());
    for (const TakeSlice* const to : {&look, &take}) {
        Slice slice;
        auto walked = content->walk([&](CarriedEntry entry) -> Result<void> {
            if (slice.is_full()) {
                if (auto done = (*to)(slice.entries); !done) return done;
                slice.clear();
            }
            slice.add(std::move(entry));
            return {};
        });
        if (!walked) return walked;
        if (auto done = (*to)(slice.entries); !done) return done;
    }
    return {};
}

}  // namespace klachtenzuil
