#pragma once
// Whether the store is what it was when it was written: SQLite's own checks, the journal's chain, and the register as
// the fold of the journal. Source: faults, "quick_check/integrity_check hardly see altered content".

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

class Database;

/// What can be wrong. `where` of a finding names the place, never what stands there.
enum class FindingKind {
    database_damaged,     ///< SQLite's own check; where: what it says
    tables_altered,       ///< the tables are not those that this version makes; where: the table, index or trigger
    node_altered,         ///< the node's keys are not those that its journal begins with; where: the node
    chain_broken,         ///< an entry does not fit its hash or the entry before; where: K1/5
    chain_gap,            ///< a sequence number is missing; where: K1/5
    step_unreadable,      ///< an entry cannot have followed what was before it; where: K1/5
    complaint_missing,    ///< the journal tells of a complaint that the register lacks; where: its id
    complaint_altered,    ///< the register differs from the fold of the journal; where: the reference
    complaint_unfounded,  ///< the register holds a complaint of which the journal does not tell; where: the reference
    dossier_missing,      ///< a sealed part or key is gone; where: the reference
    dossier_altered,      ///< a sealed part or key is not the one that was stored; where: the reference
    account_altered,      ///< an account is not as the journal knows it, or gone, or unknown to it; where: its name
    print_altered,        ///< a print request is not as it was stored, or gone; where: its id
    dispute_altered,      ///< which steps do not count is not as it was stored; where: K1/5
    exchange_altered,     ///< what is stored of deliveries is not as it was stored; where: the table
};
inline constexpr int finding_kind_count = 15;

/// The name for --json output: "chain_broken".
std::string_view name_of(FindingKind kind);

struct Finding {
    FindingKind kind;
    std::string where;
    bool operator==(const Finding&) const = default;
};

/// One sentence for staff.
std::string sentence_of(const Finding& finding, const Words& words);

struct Verified {
    std::int64_t entries = 0;     ///< of the journal
    std::int64_t complaints = 0;  ///< of the register
    std::string head;             ///< hex of the end of the node's own journal
    std::vector<Finding> findings;
    bool sound() const { return findings.empty(); }
};

/// More findings than this are not looked for.
inline constexpr std::size_t most_findings = 200;

/// Looks at everything, in slices that keep no writer waiting; only SQLite's own check reads the file in one go. Fails
/// where the store cannot be read at all; damage that stops one check is a finding, and the others still run.
Result<Verified> verify(Database& database);

}  // namespace klachtenzuil
