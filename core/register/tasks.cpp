// What stands above the work list. Source: the register and the print requests; a sign-in is not needed.

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/register/accounts.hpp"
#include "core/register/database.hpp"
#include "core/register/in_order.hpp"
#include "core/register/intake.hpp"
#include "core/register/journal.hpp"
#include "core/register/node_card.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/register/work_list.hpp"

namespace klachtenzuil {

namespace {

constexpr int rows_a_slice = 1000;

/// Each answers with the complaints that wait, oldest first: id alone. ?1 is today, ?2 the most that are counted.
struct Question {
    TaskKind kind;
    const char* text;
};

constexpr std::array questions{
    Question{TaskKind::print_unknown,
             "SELECT complaint FROM print_request WHERE state = 'unknown' ORDER BY asked_ms, id LIMIT ?2"},
    Question{TaskKind::print_trouble,
             "SELECT complaint FROM print_request WHERE state IN ('wanted', 'created', 'sent') AND trouble <> 'none'"
             " ORDER BY asked_ms, id LIMIT ?2"},
    Question{TaskKind::print_in_folder,
             "SELECT complaint.id FROM print_request JOIN complaint ON complaint.id = print_request.complaint"
             " WHERE state = 'filed' AND part IS NULL AND acknowledged IS NULL AND due IS NOT NULL"
             " GROUP BY complaint.id ORDER BY min(asked_ms) LIMIT ?2"},
    Question{TaskKind::step_disputed,
             "SELECT DISTINCT dispute.complaint FROM dispute INDEXED BY dispute_open JOIN complaint"
             " ON complaint.id = dispute.complaint WHERE settled = 0 ORDER BY dispute.complaint LIMIT ?2"},
    Question{TaskKind::letter_brought,
             "SELECT id FROM complaint INDEXED BY complaint_letter_brought WHERE brought_letter = 1 AND due IS NOT NULL"
             " ORDER BY received, registered_ms, id LIMIT ?2"},
    Question{TaskKind::extension_untold,
             "SELECT id FROM complaint INDEXED BY complaint_extension_untold WHERE extended IS NOT NULL"
             " AND extension_told IS NULL AND due IS NOT NULL ORDER BY received, registered_ms, id LIMIT ?2"},
    Question{TaskKind::measure_due,
             "SELECT complaint FROM measure INDEXED BY measure_unchecked WHERE checked IS NULL AND due < ?1"
             " ORDER BY due, complaint, number LIMIT ?2"},
};

/// What was found of one kind: the oldest, and how many.
struct Found {
    std::optional<ComplaintId> oldest;
    std::int64_t count = 0;
};

Result<Found> ask(Sql& sql, const Question& question, Date today) {
    auto select = sql.prepare(question.text);
    if (std::string_view(question.text).find("?1") != std::string_view::npos) bind_value(*select, 1, today);
    bind_value(*select, 2, most_tasks_counted);
    Found found;
    while (select->executeStep()) {
        if (found.count++ == 0) found.oldest = read_id<ComplaintId>(select->getColumn(0));
    }
    return found;
}

/// Where a slice ends.
struct ByReceipt {
    std::string received;
    std::int64_t registered_ms = -1;
    std::vector<std::uint8_t> id;
    auto operator<=>(const ByReceipt&) const = default;
};

/// The next open complaints that name persons; true when there are more.
Result<bool> unlinked_in_slice(Sql& sql, InOrder<ByReceipt>& reached, Found& found) {
    auto select = sql.prepare(
        "SELECT received, registered_ms, id, persons_named > (SELECT count(*) FROM person_link"
        " WHERE person_link.complaint = complaint.id AND person < persons_named)"
        " FROM complaint INDEXED BY complaint_with_persons WHERE persons_named > 0 AND due IS NOT NULL"
        " AND (received, registered_ms, id) > (?1, ?2, ?3) ORDER BY received, registered_ms, id LIMIT ?4");
    const ByReceipt begin = reached.key();
    bind_values(*select, begin.received, begin.registered_ms, begin.id, rows_a_slice);
    int rows = 0;
    for (; select->executeStep() && found.count < most_tasks_counted; ++rows) {
        const auto id = bytes_of(select->getColumn(2));
        ByReceipt next{select->getColumn(0).getString(), select->getColumn(1).getInt64(), {id.begin(), id.end()}};
        if (!reached.go_on(std::move(next))) {
            return failed(Reason::store_damaged, "complaint_with_persons");
        }
        if (select->getColumn(3).getInt() == 0) continue;
        if (found.count++ == 0) found.oldest = read_id<ComplaintId>(select->getColumn(2));
    }
    return rows == rows_a_slice;
}

Result<Found> unlinked_persons(Database& database) {
    Found found;
    InOrder reached(ByReceipt{});
    while (true) {
        const auto more = database.read([&](Sql& sql) { return unlinked_in_slice(sql, reached, found); });
        if (!more) return failed(more.error());
        if (!*more) return found;
    }
}

Result<bool> clock_is_behind(const Register& store) {
    return store.database().read([&](Sql& sql) -> Result<bool> {
        const auto node = own_node(sql);
        if (!node) return failed(node.error());
        const auto head = journal_head(sql, node->code, node->sign_key);
        if (!head) return failed(head.error());
        return store.clock().now() < head->at;
    });
}

/// What runs by itself, where the task is about that.
std::optional<UnattendedKind> run_of(TaskKind kind) {
    if (kind == TaskKind::delivery_failed) return UnattendedKind::deliver;
    if (kind == TaskKind::intake_failed) return UnattendedKind::take_in;
    if (kind == TaskKind::backup_failed) return UnattendedKind::backup;
    if (kind == TaskKind::purge_failed) return UnattendedKind::purge;
    if (kind == TaskKind::push_failed) return UnattendedKind::push;
    return std::nullopt;
}

Result<Found> look_for(Register& store, TaskKind kind) {
    if (kind == TaskKind::person_unlinked) return unlinked_persons(store.database());
    if (kind == TaskKind::clock_behind) {
        const auto behind = clock_is_behind(store);
        if (!behind) return failed(behind.error());
        return Found{.oldest = {}, .count = *behind ? 1 : 0};
    }
    if (const auto run = run_of(kind)) {
        const auto fails = needs_a_look(store, *run);
        if (!fails) return failed(fails.error());
        return Found{.oldest = {}, .count = *fails ? 1 : 0};
    }
    if (kind == TaskKind::no_recovery_key) {
        const auto has = has_recovery_key(store);
        if (!has) return failed(has.error());
        return Found{.oldest = {}, .count = *has ? 0 : 1};
    }
    for (const Question& question : questions) {
        if (question.kind != kind) continue;
        return store.database().read([&](Sql& sql) { return ask(sql, question, store.today()); });
    }
    return Found{};
}

}  // namespace

Result<std::vector<Task>> tasks(Register& store) {
    std::vector<Task> all;
    for (int i = 0; i < task_kind_count; ++i) {
        const auto kind = static_cast<TaskKind>(i);
        const auto found = look_for(store, kind);
        if (!found) return failed(found.error());
        if (found->count == 0) continue;
        Task task{.kind = kind, .complaint = {}, .count = found->count};
        if (found->oldest) {
            const auto filed = store.find(*found->oldest);
            if (!filed) return failed(filed.error());
            if (*filed) task.complaint = (*filed)->entry.reference;
        }
        all.push_back(std::move(task));
    }
    return all;
}

}  // namespace klachtenzuil
