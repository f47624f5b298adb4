// Forgetting persons on time. Source: procedure, "What must hold": after the retention term the dossier is destroyed,
// and the register line stays.

#include "core/register/purge.hpp"

#include <utility>

#include "core/complaint/procedure.hpp"
#include "core/register/casework.hpp"
#include "core/register/node_card.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr int rows_a_slice = 1000;

/// No complaint that came in on this day or later can be past retention: it ended on its receipt at the earliest.
Date first_retained(const Config& config, Date today) {
    const Date day = today - std::chrono::months{config.retention.months};
    return day.ok() ? day : Date{day.year() / day.month() / std::chrono::last};
}

}  // namespace

Result<bool> office_has_its_copy(Sql& sql, const Config& config, const ComplaintId& id, Date today) {
    const auto office = office_of(config);
    if (!office) return failed(office.error());
    if (!*office) return true;
    auto last = sql.prepare("SELECT max(seq) FROM journal WHERE complaint = ? AND node = ?");
    bind_values(*last, id, config.node);
    if (!last->executeStep() || last->getColumn(0).isNull()) return true;  // nothing of it was to be delivered
    auto received = sql.prepare("SELECT min(at_ms) FROM received WHERE by_node = ? AND through >= ?");
    bind_values(*received, (*office)->code, last->getColumn(0).getInt64());
    if (!received->executeStep() || received->getColumn(0).isNull()) return false;
    const Date day = amsterdam(read_instant(received->getColumn(0))).date;
    return plus_days(day, config.retention.kiosk_days_after_receipt) <= today;
}

void give_up_letters(Sql& sql, const ComplaintId& id, Instant now) {
    auto update = sql.prepare(
        "UPDATE print_request SET state = 'given_up', changed_ms = ? WHERE complaint = ? AND part IS NOT NULL"
        " AND state IN ('wanted', 'created', 'sent', 'unknown')");
    bind_values(*update, now, id);
    update->exec();
}

Result<std::vector<KeptLongEnough>> Casework::kept_long_enough() const {
    if (auto may = may_work(m_store, m_who); !may) return failed(may.error());
    static const std::string text = "SELECT " + complaint_columns +
                                    " FROM complaint INDEXED BY complaint_with_dossier_at_end"
                                    " WHERE due IS NULL AND destroyed IS NULL AND received < ?1 AND"
                                    " (received, id) > (?2, ?3) ORDER BY received, id LIMIT ?4";
    const Date today = m_store.today();
    std::vector<KeptLongEnough> all;
    using Place = std::pair<std::string, std::vector<std::uint8_t>>;  // day of receipt and id
    Place reached;
    while (true) {
        const auto rows = m_store.database().read([&](Sql& sql) -> Result<int> {
            auto select = sql.prepare(text.c_str());
            bind_values(*select, first_retained(m_config, today), reached.first, reached.second, rows_a_slice);
            int read = 0;
            for (; select->executeStep(); ++read) {
                auto complaint = read_complaint(sql, *select);
                if (!complaint) return failed(Reason::store_damaged, "complaint");
                const Place next{iso(complaint->received), {complaint->id.bytes.begin(), complaint->id.bytes.end()}};
                // Of a damaged index slice could follow slice without an end.
                if (next <= reached) return failed(Reason::store_damaged, "complaint_with_dossier_at_end");
                reached = next;
                const auto until = retained_until(*complaint, m_config.retention.months);
                if (complaint->destroyed || !until || *until >= today) continue;
                const auto there = office_has_its_copy(sql, m_config, complaint->id, today);
                if (!there) return failed(there.error());
                all.push_back({std::move(*complaint), *until, !*there});
            }
            return read;
        });
        if (!rows) return failed(rows.error());
        if (*rows < rows_a_slice) return all;
    }
}

Result<std::vector<Complaint>> Casework::purgeable() const {
    auto kept = kept_long_enough();
    if (!kept) return failed(kept.error());
    std::vector<Complaint> all;
    for (KeptLongEnough& each : *kept) {
        if (!each.waits_for_office) all.push_back(std::move(each.complaint));
    }
    return all;
}

Result<int> Casework::purge(std::span<const ComplaintId> complaints) {
    if (auto may = may_work(m_store, m_who); !may) return failed(may.error());
    if (m_who.account.role != StaffRole::management)
        return failed(Reason::not_permitted, "only_roles destroy management");
    int destroyed = 0;
    for (const ComplaintId& id : complaints) {
        const auto done = take(id, {StepKind::destroy, {{"date", iso(m_store.today())}}});
        // Whoever it is about leaves it to another manager.
        if (!done && done.error().reason == Reason::person_concerned) continue;
        if (!done) return failed(done.error());
        ++destroyed;
    }
    if (destroyed == 0) return 0;
    if (auto compacted = m_store.database().forget_deleted(); !compacted) return failed(compacted.error());
    return destroyed;
}

}  // namespace klachtenzuil
