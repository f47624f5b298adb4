// How what runs by itself ended.

#include <algorithm>
#include <array>

#include "core/register/database.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, unattended_kind_count> names{"deliver", "take_in", "backup", "purge", "push"};

/// The timers of deliveries run every night, with a delay; the others may miss a weekend.
constexpr std::chrono::hours longest_without_delivery{36};
constexpr std::chrono::hours longest_without{72};

/// When the node began.
Result<Instant> begun(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<Instant> {
        const auto node = own_node(sql);
        if (!node) return failed(node.error());
        auto select = sql.prepare("SELECT at_ms FROM journal WHERE node = ? AND seq = 1");
        bind_values(*select, node->code);
        if (!select->executeStep()) return failed(Reason::store_damaged, "journal");
        return read_instant(select->getColumn(0));
    });
}

}  // namespace

std::string_view name_of(UnattendedKind kind) {
    return names[static_cast<std::size_t>(kind)];
}

Result<void> register_run(Register& store, UnattendedKind kind, const std::optional<Failure>& failure) {
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare(
            "INSERT INTO run (kind, at_ms, reason, detail, good_ms) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (kind) DO UPDATE SET at_ms = ?2, reason = ?3, detail = ?4, good_ms = coalesce(?5, good_ms)");
        const Instant now = store.clock().now();
        bind_values(*insert, name_of(kind), now, failure ? std::optional(name_of(failure->reason)) : std::nullopt,
                    failure ? failure->detail : std::string(), failure ? std::nullopt : std::optional(now));
        insert->exec();
        return {};
    });
}

Result<std::vector<UnattendedRun>> last_runs(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::vector<UnattendedRun>> {
        auto select = sql.prepare("SELECT kind, at_ms, reason, detail, good_ms FROM run");
        std::vector<UnattendedRun> runs;
        while (select->executeStep()) {
            const auto* const name = std::ranges::find(names, select->getColumn(0).getString());
            if (name == names.end()) return failed(Reason::store_damaged, "run");
            UnattendedRun run{.kind = static_cast<UnattendedKind>(name - names.begin()),
                              .at = read_instant(select->getColumn(1)),
                              .failure = {},
                              .last_good = {}};
            if (!select->getColumn(2).isNull()) {
                const auto reason = reason_from(select->getColumn(2).getString());
                if (!reason) return failed(Reason::store_damaged, "run");
                run.failure = Failure{*reason, select->getColumn(3).getString()};
            }
            if (!select->getColumn(4).isNull()) run.last_good = read_instant(select->getColumn(4));
            runs.push_back(std::move(run));
        }
        std::ranges::sort(runs, {}, &UnattendedRun::kind);
        return runs;
    });
}

Result<bool> needs_a_look(const Register& store, UnattendedKind kind) {
    const auto runs = last_runs(store);
    if (!runs) return failed(runs.error());
    const auto last = std::ranges::find(*runs, kind, &UnattendedRun::kind);
    const bool ran = last != runs->end();
    if (ran && last->failure) return true;
    const Instant now = store.clock().now();
    if (kind != UnattendedKind::deliver) return ran && now - last->at > longest_without;
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    if (!*office) return false;
    const Result<Instant> since = ran ? Result<Instant>(last->at) : begun(store);
    if (!since) return failed(since.error());
    return now - *since > longest_without_delivery;
}

}  // namespace klachtenzuil
