// What other nodes said that they hold of this node's journal.

#include "core/register/intake.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

Result<void> register_received(Register& store, const Received& received) {
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto own = own_node(sql);
        if (!own) return failed(own.error());
        auto node = sql.prepare("SELECT 1 FROM node WHERE code = ? AND own = 0");
        bind_values(*node, received.by);
        if (!node->executeStep()) return failed(Reason::bundle_stranger, received.by);
        auto entry = sql.prepare("SELECT hash FROM journal WHERE node = ? AND seq = ?");
        bind_values(*entry, own->code, received.through);
        if (!entry->executeStep() || read_bytes<32>(entry->getColumn(0)) != received.head) {
            return failed(Reason::bundle_contradicts, text_of(StepPlace{own->code, received.through}));
        }
        auto insert = sql.prepare(
            "INSERT INTO received (by_node, through, at_ms) SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
            " (SELECT 1 FROM received WHERE by_node = ?1 AND through >= ?2)");
        bind_values(*insert, received.by, received.through, store.clock().now());
        insert->exec();
        return {};
    });
}

Result<std::vector<Received>> received_by(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::vector<Received>> {
        auto select = sql.prepare(
            "SELECT by_node, through, journal.hash, received.at_ms FROM received"
            " JOIN node ON own = 1 JOIN journal ON journal.node = node.code AND seq = through"
            " WHERE through = (SELECT max(through) FROM received AS other WHERE other.by_node = received.by_node)"
            " ORDER BY by_node");
        std::vector<Received> all;
        while (select->executeStep()) {
            const auto hash = read_bytes<32>(select->getColumn(2));
            if (!hash) return failed(Reason::store_damaged, "journal");
            all.push_back({select->getColumn(0).getString(), select->getColumn(1).getInt64(), *hash,
                           read_instant(select->getColumn(3))});
        }
        return all;
    });
}

}  // namespace klachtenzuil
