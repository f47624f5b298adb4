#pragma once
// A complaint that is folded anew from all its steps, and what is stored of it: its row, and the steps that do not
// count. For core/register only.

#include <map>
#include <set>

#include "core/register/case_fold.hpp"

namespace klachtenzuil {

struct StoredDispute {
    Reason reason = Reason::step_out_of_order;
    bool by_arrival = false;  ///< found when it came in, and left out since; else found by order, each time anew
    bool settled = false;
    bool operator==(const StoredDispute&) const = default;
};
using Disputes = std::map<StepPlace, StoredDispute>;
/// Of one complaint. Fails with store_damaged when a row cannot be read.
Result<Disputes> select_disputes(Sql& sql, const ComplaintId& id);
/// Those that were found by arrival: what fold_case() leaves out.
std::set<StepPlace> left_out_by(const Disputes& disputes);

/// What a new fold goes by.
struct Refolding {
    const AccountHistory& accounts;
    /// Entries that just came in.
    std::function<bool(const JournalEntry&)> is_new = [](const JournalEntry&) { return false; };
    /// Leaves an entry that just came in out before anything is folded.
    std::function<std::optional<Reason>(const JournalEntry&, bool known)> refuse_new = [](const JournalEntry&, bool) {
        return std::optional<Reason>{};
    };
    /// Asked about each step that counts for the first time: it came in now, or was refused by order before.
    StepVeto veto_first = {};
    /// Asked about each step.
    StepVeto veto = {};
};

struct Refolded {
    FoldedCase folded;
    Disputes disputes;
    bool was_known = false;         ///< the register held it before
    std::int64_t new_disputed = 0;  ///< of the entries that just came in
};

/// Folds all steps that stand here and stores row and disputes. What management did in entries that just came in
/// settles the disputes that were known before.
Result<Refolded> refold(Sql& sql, const ComplaintId& id, const Refolding& with);
/// The same for a complaint of which nothing stood here before: `steps` are all its steps, in whatever order, and they
/// need not be read. `terms` as terms_of_work().
Result<Refolded> fold_new(Sql& sql, const ComplaintId& id, std::vector<JournalEntry> steps, const Refolding& with,
                          const Terms& terms);

}  // namespace klachtenzuil
