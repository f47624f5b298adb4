#include "core/register/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr std::string_view encoding = "klachtenzuil journal 1";

/// Builds the bytes that are hashed.
class Canon {
  public:
    explicit Canon(std::size_t room = 0) { m_bytes.reserve(room); }

    Canon& number(std::uint64_t value, std::size_t bytes = 8) {
        std::array<std::uint8_t, 8> little_endian{};
        for (std::size_t i = 0; i < bytes; ++i)
            little_endian[i] = static_cast<std::uint8_t>(value >> (8 * i));
        m_bytes.insert(m_bytes.end(), little_endian.begin(),
                       little_endian.begin() + static_cast<std::ptrdiff_t>(bytes));
        return *this;
    }
    Canon& put(std::span<const std::uint8_t> bytes) {
        number(bytes.size(), 4);
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Canon& put(std::string_view text) {
        return put(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    }
    Hash hash() const { return hash_of(m_bytes); }

  private:
    std::vector<std::uint8_t> m_bytes;
};

}  // namespace

Hash chain_start(std::string_view node, const PublicKey& sign_key) {
    return Canon().put(encoding).put(node).put(sign_key).hash();
}

Hash chain_link(const Hash& before, const JournalEntry& entry) {
    // All but the texts is a good hundred bytes.
    Canon canon(entry.facts.size() + entry.node.size() + entry.actor.size() + entry.step.size() + 160);
    canon.put(encoding).put(before).put(entry.node).number(static_cast<std::uint64_t>(entry.sequence));
    canon.number(static_cast<std::uint64_t>(entry.at.time_since_epoch().count())).put(entry.actor);
    canon.put(entry.complaint ? std::span<const std::uint8_t>(entry.complaint->bytes)
                              : std::span<const std::uint8_t>());
    canon.put(entry.step).put(entry.facts);
    canon.put(entry.part ? std::span<const std::uint8_t>(*entry.part) : std::span<const std::uint8_t>());
    return canon.hash();
}

Result<JournalHead> journal_head(Sql& sql, std::string_view node, const PublicKey& sign_key) {
    auto select = sql.prepare("SELECT seq, at_ms, hash FROM journal WHERE node = ? ORDER BY seq DESC LIMIT 1");
    bind_values(*select, node);
    if (!select->executeStep()) return JournalHead{.hash = chain_start(node, sign_key)};
    const auto hash = read_bytes<32>(select->getColumn(2));
    if (!hash) return failed(Reason::store_damaged, "journal");
    return JournalHead{select->getColumn(0).getInt64(), read_instant(select->getColumn(1)), *hash};
}

void insert_entry(Sql& sql, const JournalEntry& entry) {
    auto insert = sql.prepare(
        "INSERT INTO journal (node, seq, at_ms, actor, complaint, step, facts, part, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_values(*insert, entry.node, entry.sequence, entry.at, entry.actor, entry.complaint, entry.step, entry.facts,
                entry.part, entry.hash);
    insert->exec();
}

Result<JournalEntry> append_step(Sql& sql, std::string_view node, const JournalHead& head, Instant now,
                                 const NewStep& step) {
    JournalEntry entry{.node = std::string(node),
                       .sequence = head.sequence + 1,
                       .at = head.sequence > 0 ? std::max(now, head.at) : now,
                       .actor = std::string(step.actor),
                       .complaint = step.complaint,
                       .step = std::string(name_of(step.kind)),
                       .facts = step.facts,
                       .part = step.part};
    entry.hash = chain_link(head.hash, entry);
    insert_entry(sql, entry);
    return entry;
}

StepPlace place_of(const JournalEntry& entry) {
    return {entry.node, entry.sequence};
}

std::string text_of(const StepPlace& place) {
    return fmt::format("{}/{}", place.node, place.sequence);
}

std::optional<JournalEntry> read_journal_entry(SQLite::Statement& row) {
    JournalEntry entry{.node = row.getColumn(0).getString(),
                       .sequence = row.getColumn(1).getInt64(),
                       .at = read_instant(row.getColumn(2)),
                       .actor = row.getColumn(3).getString(),
                       .complaint = {},
                       .step = row.getColumn(5).getString(),
                       .facts = row.getColumn(6).getString(),
                       .part = {}};
    const auto hash = read_bytes<32>(row.getColumn(8));
    if (!hash) return std::nullopt;
    entry.hash = *hash;
    if (!row.getColumn(4).isNull()) {
        entry.complaint = read_id<ComplaintId>(row.getColumn(4));
        if (!entry.complaint) return std::nullopt;
    }
    if (!row.getColumn(7).isNull()) {
        entry.part = read_bytes<32>(row.getColumn(7));
        if (!entry.part) return std::nullopt;
    }
    return entry;
}

}  // namespace klachtenzuil
