#include "core/register/carried_entry.hpp"

#include <fmt/format.h>

#include "core/complaint/step.hpp"
#include "core/register/database.hpp"
#include "core/register/in_order.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// The public signing key of a node, own or other.
Result<PublicKey> sign_key_of(Sql& sql, std::string_view node) {
    auto select = sql.prepare("SELECT sign_key FROM node WHERE code = ?");
    bind_values(*select, node);
    if (!select->executeStep()) return failed(Reason::bundle_stranger, std::string(node));
    const auto key = read_bytes<32>(select->getColumn(0));
    if (!key) return failed(Reason::store_damaged, "node");
    return *key;
}

/// What is told is the first part of its dossier, and beside what else came in on that day; hashes lie all over their
/// index. So of a hundred new complaints as few pages are read after a million earlier ones as after a thousand. (`+`
/// keeps SQLite from the index of hashes.)
constexpr const char* select_told =
    "SELECT kind, sealed FROM dossier_part WHERE complaint = ?2 AND +hash = ?1 ORDER BY rowid LIMIT 1";
constexpr const char* select_part = "SELECT kind, sealed FROM dossier_part WHERE hash = ?1 AND complaint = ?2";

Result<std::optional<CarriedPart>> part_in(Sql& sql, const JournalEntry& entry) {
    auto select = sql.prepare(entry.step == name_of(StepKind::file) ? select_told : select_part);
    bind_values(*select, entry.part, entry.complaint);
    if (!select->executeStep()) return std::optional<CarriedPart>{};
    const auto kind = part_kind_from(select->getColumn(0).getString());
    if (!kind) return failed(Reason::store_damaged, "dossier_part");
    const auto sealed = bytes_of(select->getColumn(1));
    return CarriedPart{.kind = *kind, .sealed = {sealed.begin(), sealed.end()}};
}

/// The keys that stand here and are those that the entry tells of.
std::map<std::string, Sealed> keys_in(Sql& sql, const JournalEntry& entry) {
    std::map<std::string, Sealed> keys;
    const bool can_tell =
        entry.step == name_of(StepKind::file) ||
        (entry.step == name_of(StepKind::note) && entry.facts.find(R"("kind":"key")") != std::string::npos);
    if (!can_tell) return keys;
    auto select = sql.prepare("SELECT recipient, sealed FROM dossier_key WHERE complaint = ?");
    bind_values(*select, entry.complaint);
    while (select->executeStep()) {
        const std::string recipient = select->getColumn(0).getString();
        const auto sealed = bytes_of(select->getColumn(1));
        if (tells_of(entry, recipient, sealed)) keys.emplace(recipient, Sealed(sealed.begin(), sealed.end()));
    }
    return keys;
}

}  // namespace

bool tells_of(const JournalEntry& entry, std::string_view recipient, std::span<const std::uint8_t> sealed) {
    const Hash hash = hash_of(sealed);
    if (entry.step == name_of(StepKind::note)) {
        return entry.part == hash && entry.facts.find(fmt::format(R"("type":"{}")", recipient)) != std::string::npos;
    }
    // The facts are long and need not be read to look for one hash.
    return entry.facts.find(fmt::format(R"("{}":"{}")", recipient, hex_of(hash))) != std::string::npos;
}

Result<JournalHead> head_of(const Register& store, std::string_view node) {
    return store.database().read([&](Sql& sql) -> Result<JournalHead> {
        const auto key = sign_key_of(sql, node);
        if (!key) return failed(key.error());
        return journal_head(sql, node, *key);
    });
}

Result<std::optional<Hash>> hash_at(const Register& store, std::string_view node, std::int64_t sequence) {
    return store.database().read([&](Sql& sql) -> Result<std::optional<Hash>> {
        const auto key = sign_key_of(sql, node);
        if (!key) return failed(key.error());
        if (sequence == 0) return chain_start(node, *key);
        auto select = sql.prepare("SELECT hash FROM journal WHERE node = ? AND seq = ?");
        bind_values(*select, node, sequence);
        if (!select->executeStep()) return std::optional<Hash>{};
        const auto hash = read_bytes<32>(select->getColumn(0));
        if (!hash) return failed(Reason::store_damaged, "journal");
        return hash;
    });
}

Result<std::vector<CarriedEntry>> read_entries(const Register& store, std::string_view node, std::int64_t after,
                                               int most, std::size_t most_bytes) {
    static const std::string text =
        fmt::format("SELECT {} FROM journal WHERE node = ? AND seq > ? ORDER BY seq LIMIT ?", journal_columns);
    return store.database().read([&](Sql& sql) -> Result<std::vector<CarriedEntry>> {
        std::vector<CarriedEntry> entries;
        std::size_t bytes = 0;
        InOrder reached(after);
        auto select = sql.prepare(text.c_str());
        bind_values(*select, node, after, most);
        while (select->executeStep()) {
            auto entry = read_journal_entry(*select);
            if (!entry || !reached.go_on(entry->sequence)) return failed(Reason::store_damaged, "journal");
            CarriedEntry carried{.entry = std::move(*entry), .part = {}, .keys = {}};
            carried.keys = keys_in(sql, carried.entry);
            if (carried.entry.part) {
                auto part = part_in(sql, carried.entry);
                if (!part) return failed(part.error());
                carried.part = std::move(*part);
            }
            if (carried.part) bytes += carried.part->sealed.size();
            if (bytes > most_bytes && !entries.empty()) break;
            entries.push_back(std::move(carried));
        }
        return entries;
    });
}

}  // namespace klachtenzuil
