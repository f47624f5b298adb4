#pragma once
// What the register makes of all steps of one complaint, of whatever node they are: their order, which of them count,
// and what belongs to the dossier. Taking in and verify() share this file, so that they cannot differ. For
// core/register only.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/register/fold.hpp"
#include "core/register/journal.hpp"
#include "core/register/step_check.hpp"

namespace klachtenzuil {

/// Brings the steps of one complaint into the order in which they count, the same on every node: `file` first, then by
/// time, node and number.
void sort_steps(std::vector<JournalEntry>& steps);

/// Every step of a complaint that stands here, in that order.
Result<std::vector<JournalEntry>> steps_of(Sql& sql, const ComplaintId& id);

/// What kind of part belongs to a step that has one; nothing where its part is a key.
std::optional<PartKind> part_kind_of(const JournalEntry& step);

struct FoldedCase {
    std::optional<Complaint> complaint;  ///< nothing: it did not come in here yet
    std::optional<FiledFacts> filed;
    std::map<std::string, Hash> keys;        ///< of the dossier, by recipient
    std::map<Hash, PartKind> parts;          ///< of the dossier; those of steps that do not count too
    std::map<StepPlace, Reason> by_order;    ///< steps that do not count: the procedure refuses them in this order
    std::map<StepPlace, Reason> by_arrival;  ///< steps that `veto` refused
    bool destroy_stands = false;             ///< somebody destroyed the dossier, whether that counts or not
};

/// Asked about each step that the procedure allows in its place, with the complaint before it; about `file` with what
/// it makes. A reason leaves the step out.
using StepVeto = std::function<std::optional<Reason>(const Complaint&, const JournalEntry&)>;

/// Folds steps that are in their order, without those that are `left_out`. Before the complaint came in nothing is
/// refused: what waits for it is no dispute.
FoldedCase fold_case(std::span<const JournalEntry> steps, const AccountHistory& accounts,
                     const std::set<StepPlace>& left_out, const StepVeto& veto = {});

}  // namespace klachtenzuil
