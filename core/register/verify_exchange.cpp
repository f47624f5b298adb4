#include "core/register/verify_exchange.hpp"

#include <array>

#include "core/register/in_order.hpp"
#include "core/register/statement.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

namespace {

constexpr int parts_a_slice = 200;

/// Parts that wait for their complaint.
Result<void> waiting(Database& database, const Find& find) {
    InOrder reached(std::int64_t{0});
    while (true) {
        const auto after = reached.key();
        const auto read = database.read([&](Sql& sql) -> Result<void> {
            auto select = sql.prepare(
                "SELECT rowid, hash, sealed, EXISTS (SELECT 1 FROM journal WHERE journal.complaint ="
                " waiting_part.complaint AND part = waiting_part.hash) FROM waiting_part WHERE rowid > ?"
                " ORDER BY rowid LIMIT ?");
            bind_values(*select, after, parts_a_slice);
            while (select->executeStep()) {
                if (!reached.go_on(select->getColumn(0).getInt64())) {
                    return failed(Reason::store_damaged, "waiting_part");
                }
                const bool fits = read_bytes<32>(select->getColumn(1)) == hash_of(bytes_of(select->getColumn(2))) &&
                                  select->getColumn(3).getInt() != 0;
                if (!fits) find(FindingKind::exchange_altered, "waiting_part");
            }
            return {};
        });
        if (!read || reached.key() == after) return read;
    }
}

}  // namespace

/// What was stored about other nodes, against the hashes of itself, of journal and of dossier.
Result<void> verify_exchange(Database& database, const Find& find) {
    struct Question {
        FindingKind kind;
        const char* where;
    };
    constexpr std::array questions{
        Question{FindingKind::dispute_altered,
                 "SELECT node || '/' || seq FROM dispute WHERE own_hash IS NOT"
                 " row_hash(node, seq, complaint, reason, found, settled) OR NOT EXISTS (SELECT 1 FROM journal"
                 " WHERE journal.node = dispute.node AND journal.seq = dispute.seq"
                 " AND journal.complaint = dispute.complaint)"},
        Question{FindingKind::exchange_altered,
                 "SELECT 'received' FROM received WHERE own_hash IS NOT row_hash(by_node, through, at_ms)"},
        Question{FindingKind::exchange_altered,
                 "SELECT 'dismissed_node' FROM dismissed_node WHERE own_hash IS NOT row_hash(code, at_ms)"},
        Question{FindingKind::exchange_altered,
                 "SELECT 'office_seal' FROM office_seal WHERE own_hash IS NOT row_hash(office_key, through)"},
        Question{FindingKind::exchange_altered,
                 "SELECT 'run' FROM run WHERE own_hash IS NOT row_hash(kind, at_ms, reason, detail, good_ms)"},
    };
    for (const Question& question : questions) {
        auto asked = database.read([&](Sql& sql) -> Result<void> {
            auto select = sql.prepare(question.where);
            while (select->executeStep())
                find(question.kind, select->getColumn(0).getString());
            return {};
        });
        if (!asked) return asked;
    }
    return waiting(database, find);
}

}  // namespace klachtenzuil
