#pragma once
// Writing down one step: journal, register and what they have in common, within the caller's transaction. For
// core/register only.

#include <optional>

#include "core/register/journal.hpp"
#include "core/register/rows.hpp"

namespace klachtenzuil {

struct WrittenStep {
    JournalEntry entry;
    Complaint complaint;  ///< as it is after the step
};

/// Where the node's own journal ends, and what it takes for the time: a clock that went back stands still at the latest
/// entry, and a step in a complaint comes after every step of it that is known here, so that what was built on stands
/// before what was built. `file` and what was refused on arrival do not count there: a clock elsewhere that is wrong
/// moves this one by a day at most.
struct JournalEnd {
    OwnNode node;
    JournalHead head;
    Instant now;
};
Result<JournalEnd> journal_end(Sql& sql, const Clock& clock, const std::optional<ComplaintId>& complaint = {});

/// Appends the step and stores the complaint that it makes of `before`. What management does settles the disputes in
/// that complaint. Fails with store_altered for a step that the
/// procedure does not allow: it has to be checked before.
Result<WrittenStep> write_step(Sql& sql, const JournalEnd& end, const std::optional<Complaint>& before,
                               const NewStep& step);

}  // namespace klachtenzuil
