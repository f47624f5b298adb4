#include "core/register/step_store.hpp"

#include <algorithm>

#include "core/register/fold.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_check.hpp"

namespace klachtenzuil {

namespace {

/// The time of the last step that other nodes took in this complaint; nothing where none counts.
std::optional<Instant> last_of_others(Sql& sql, const std::string& own, const ComplaintId& complaint) {
    auto select = sql.prepare(
        "SELECT max(at_ms) FROM journal WHERE complaint = ?1 AND node <> ?2 AND step <> 'file' AND NOT EXISTS"
        " (SELECT 1 FROM dispute WHERE dispute.node = journal.node AND dispute.seq = journal.seq"
        " AND found = 'arrival')");
    bind_values(*select, complaint, own);
    if (!select->executeStep() || select->getColumn(0).isNull()) return std::nullopt;
    return read_instant(select->getColumn(0));
}

void settle_disputes(Sql& sql, const JournalEntry& entry) {
    const auto account = AccountHistory::ask(sql).at(entry.node, entry.actor, entry.sequence);
    if (!account || account->role != StaffRole::management) return;
    auto update = sql.prepare("UPDATE dispute SET settled = 1 WHERE complaint = ? AND settled = 0");
    bind_values(*update, entry.complaint);
    update->exec();
}

}  // namespace

Result<JournalEnd> journal_end(Sql& sql, const Clock& clock, const std::optional<ComplaintId>& complaint) {
    auto node = own_node(sql);
    if (!node) return failed(node.error());
    const auto head = journal_head(sql, node->code, node->sign_key);
    if (!head) return failed(head.error());
    Instant now = head->sequence > 0 ? std::max(clock.now(), head->at) : clock.now();
    const auto others = complaint ? last_of_others(sql, node->code, *complaint) : std::nullopt;
    if (others) now = std::max(now, *others + std::chrono::milliseconds{1});
    return JournalEnd{std::move(*node), *head, now};
}

Result<WrittenStep> write_step(Sql& sql, const JournalEnd& end, const std::optional<Complaint>& before,
                               const NewStep& step) {
    auto entry = append_step(sql, end.node.code, end.head, end.now, step);
    if (!entry) return failed(entry.error());
    if (!before) {
        const auto filed = read_filed_facts(*entry);
        if (!filed) return failed(filed.error());
        Complaint complaint = filed_complaint(*filed, *entry);
        insert_complaint(sql, complaint, filed->status);
        return WrittenStep{std::move(*entry), std::move(complaint)};
    }
    auto after = fold(before, *entry);
    if (!after) return failed(after.error());
    store_complaint(sql, *after);
    settle_disputes(sql, *entry);
    return WrittenStep{std::move(*entry), std::move(*after)};
}

}  // namespace klachtenzuil
