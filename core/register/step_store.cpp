#include "core/register/step_store.hpp"

#include <algorithm>

#include "core/register/fold.hpp"

namespace klachtenzuil {

Result<JournalEnd> journal_end(Sql& sql, const Clock& clock) {
    auto node = own_node(sql);
    if (!node) return failed(node.error());
    const auto head = journal_head(sql, node->code, node->sign_key);
    if (!head) return failed(head.error());
    const Instant now = head->sequence > 0 ? std::max(clock.now(), head->at) : clock.now();
    return JournalEnd{std::move(*node), *head, now};
}

Result<WrittenStep> write_step(Sql& sql, const JournalEnd& end, const std::optional<Complaint>& before,
                               const NewStep& step) {
    auto entry = append_step(sql, end.node.code, end.head, end.now, step);
    if (!entry) return failed(entry.error());
    auto after = fold(before, *entry);
    if (!after) return failed(after.error());
    store_complaint(sql, *after);
    return WrittenStep{std::move(*entry), std::move(*after)};
}

}  // namespace klachtenzuil
