#include "core/register/case_store.hpp"

#include <algorithm>

#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

bool is_known(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT 1 FROM complaint WHERE id = ?");
    bind_values(*select, id);
    return select->executeStep();
}

void store_disputes(Sql& sql, const ComplaintId& id, const Disputes& before, const Disputes& after) {
    if (before == after) return;
    for (const auto& [place, dispute] : before) {
        if (after.contains(place)) continue;
        auto remove = sql.prepare("DELETE FROM dispute WHERE node = ? AND seq = ?");
        bind_values(*remove, place.node, place.sequence);
        remove->exec();
    }
    for (const auto& [place, dispute] : after) {
        auto insert = sql.prepare(
            "INSERT INTO dispute (node, seq, complaint, reason, found, settled) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            " ON CONFLICT (node, seq) DO UPDATE SET reason = ?4, found = ?5, settled = ?6");
        bind_values(*insert, place.node, place.sequence, id, name_of(dispute.reason),
                    dispute.by_arrival ? "arrival" : "order", dispute.settled);
        insert->exec();
    }
}

/// Whether management did something that counts in what just came in.
bool management_acted(const std::vector<JournalEntry>& steps, const Refolding& with, const Disputes& disputes) {
    return std::ranges::any_of(steps, [&](const JournalEntry& step) {
        if (!with.is_new(step) || disputes.contains(place_of(step))) return false;
        const auto account = with.accounts.at(step.node, step.actor, step.sequence);
        return account && account->role == StaffRole::management;
    });
}

/// The disputes after the fold; what was settled stays so.
Disputes disputes_after(const FoldedCase& folded, const Disputes& before, const std::map<StepPlace, Reason>& refused) {
    Disputes after;
    for (const auto& [place, dispute] : before)
        if (dispute.by_arrival) after.emplace(place, dispute);
    const auto add = [&](const std::map<StepPlace, Reason>& found, bool by_arrival) {
        for (const auto& [place, reason] : found) {
            const auto known = before.find(place);
            after[place] = {reason, by_arrival, known != before.end() && known->second.settled};
        }
    };
    add(refused, true);
    add(folded.by_arrival, true);
    add(folded.by_order, false);
    return after;
}

/// What stood here of a complaint before something came in.
struct Standing {
    Disputes disputes;
    bool is_known = false;
};

/// Folds the steps, in their order, and stores the disputes.
Refolded fold_and_dispute(Sql& sql, const ComplaintId& id, const std::vector<JournalEntry>& steps,
                          const Standing& before, const Refolding& with) {
    Refolded done{.folded = {}, .disputes = {}, .was_known = before.is_known};
    std::set<StepPlace> left_out = left_out_by(before.disputes);
    std::map<StepPlace, Reason> refused;
    for (const JournalEntry& step : steps) {
        if (!with.is_new(step)) continue;
        const auto reason = with.refuse_new(step, done.was_known);
        if (!reason) continue;
        refused.emplace(place_of(step), *reason);
        left_out.insert(place_of(step));
    }
    const auto veto = [&](const Complaint& complaint, const JournalEntry& step) -> std::optional<Reason> {
        if (with.veto) {
            if (const auto reason = with.veto(complaint, step)) return reason;
        }
        if (!with.veto_first) return std::nullopt;
        const bool first = with.is_new(step) || (!before.disputes.empty() && before.disputes.contains(place_of(step)));
        return first ? with.veto_first(complaint, step) : std::nullopt;
    };
    done.folded = fold_case(steps, with.accounts, left_out, veto);
    done.disputes = disputes_after(done.folded, before.disputes, refused);
    for (const JournalEntry& step : steps) {
        if (!done.disputes.empty() && with.is_new(step) && done.disputes.contains(place_of(step))) ++done.new_disputed;
    }
    if (!before.disputes.empty() && management_acted(steps, with, done.disputes)) {
        for (auto& [place, dispute] : done.disputes)
            dispute.settled = dispute.settled || before.disputes.contains(place);
    }
    store_disputes(sql, id, before.disputes, done.disputes);
    return done;
}

}  // namespace

Result<Disputes> select_disputes(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT node, seq, reason, found, settled FROM dispute WHERE complaint = ?");
    bind_values(*select, id);
    Disputes disputes;
    while (select->executeStep()) {
        const auto reason = reason_from(select->getColumn(2).getString());
        if (!reason) return failed(Reason::store_damaged, "dispute");
        disputes[{select->getColumn(0).getString(), select->getColumn(1).getInt64()}] = {
            *reason, select->getColumn(3).getString() == "arrival", select->getColumn(4).getInt() != 0};
    }
    return disputes;
}

std::set<StepPlace> left_out_by(const Disputes& disputes) {
    std::set<StepPlace> places;
    for (const auto& [place, dispute] : disputes)
        if (dispute.by_arrival) places.insert(place);
    return places;
}

Result<Refolded> refold(Sql& sql, const ComplaintId& id, const Refolding& with) {
    const auto steps = steps_of(sql, id);
    if (!steps) return failed(steps.error());
    auto disputes = select_disputes(sql, id);
    if (!disputes) return failed(disputes.error());
    auto done = fold_and_dispute(sql, id, *steps, {std::move(*disputes), is_known(sql, id)}, with);
    if (!done.folded.complaint) return done;
    if (done.was_known) {
        store_complaint(sql, *done.folded.complaint);
    } else {
        insert_complaint(sql, *done.folded.complaint, done.folded.filed->status);
    }
    return done;
}

Result<Refolded> fold_new(Sql& sql, const ComplaintId& id, std::vector<JournalEntry> steps, const Refolding& with,
                          const Terms& terms) {
    sort_steps(steps);
    auto done = fold_and_dispute(sql, id, steps, {}, with);
    if (done.folded.complaint) insert_complaint(sql, *done.folded.complaint, done.folded.filed->status, terms);
    return done;
}

}  // namespace klachtenzuil
