#include "core/register/case_fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

bool files(const JournalEntry& step) {
    return step.step == name_of(StepKind::file);
}

class Folding {
  public:
    Folding(const AccountHistory& accounts, const std::set<StepPlace>& left_out, const StepVeto& veto)
        : m_accounts(accounts), m_left_out(left_out), m_veto(veto) {}

    void take(const JournalEntry& step) {
        m_case.destroy_stands = m_case.destroy_stands || step.step == name_of(StepKind::destroy);
        const bool is_left_out = !m_left_out.empty() && m_left_out.contains(place_of(step));
        // What came with a second `file` of the same complaint is no part of the dossier.
        if (step.part && !files(step)) add_part(step);
        if (is_left_out) return;
        if (!files(step) && !m_case.complaint) return;
        const auto refused = files(step) ? take_file(step) : take_step(step);
        if (refused) m_case.by_order.emplace(place_of(step), *refused);
    }

    FoldedCase done() { return std::move(m_case); }

  private:
    void add_part(const JournalEntry& step) {
        if (const auto kind = part_kind_of(step)) m_case.parts.emplace(*step.part, *kind);
    }

    bool is_vetoed(const Complaint& complaint, const JournalEntry& step) {
        const auto reason = m_veto ? m_veto(complaint, step) : std::nullopt;
        if (reason) m_case.by_arrival.emplace(place_of(step), *reason);
        return reason.has_value();
    }

    std::optional<Reason> take_file(const JournalEntry& step) {
        if (m_case.complaint) return Reason::step_out_of_order;
        auto facts = read_filed_facts(step);
        if (!facts) return facts.error().reason;
        Complaint filed = filed_complaint(*facts, step);
        if (filed.reference.node != step.node || !is_storable(filed)) return Reason::fact_not_allowed;
        if (auto actor = check_recorded_actor({}, step, m_accounts); !actor) return actor.error().reason;
        if (is_vetoed(filed, step)) return std::nullopt;
        m_case.complaint = std::move(filed);
        m_case.keys = facts->keys;
        if (step.part) m_case.parts.emplace(*step.part, PartKind::form);
        m_case.filed = std::move(*facts);
        return std::nullopt;
    }

    std::optional<Reason> take_step(const JournalEntry& step) {
        auto after = follow(*m_case.complaint, step);
        if (!after) return after.error().reason;
        if (auto actor = check_recorded_actor(m_case.complaint, step, m_accounts); !actor) return actor.error().reason;
        if (is_vetoed(*m_case.complaint, step)) return std::nullopt;
        if (tells_of_key(step)) {
            const auto facts = read_step(step);
            m_case.keys[facts->facts.at("type")] = *step.part;
        }
        m_case.complaint = std::move(*after);
        return std::nullopt;
    }

    const AccountHistory& m_accounts;
    const std::set<StepPlace>& m_left_out;
    const StepVeto& m_veto;
    FoldedCase m_case;
};

}  // namespace

void sort_steps(std::vector<JournalEntry>& steps) {
    const auto rank = [](const JournalEntry& step) { return std::tuple(!files(step), step.at); };
    std::ranges::sort(steps, [&](const JournalEntry& a, const JournalEntry& b) {
        const auto first = rank(a);
        const auto second = rank(b);
        if (first != second) return first < second;
        return std::tie(a.node, a.sequence) < std::tie(b.node, b.sequence);
    });
}

Result<std::vector<JournalEntry>> steps_of(Sql& sql, const ComplaintId& id) {
    static const std::string text =
        fmt::format("SELECT {} FROM journal WHERE complaint = ? ORDER BY at_ms, node, seq", journal_columns);
    auto select = sql.prepare(text.c_str());
    bind_values(*select, id);
    std::vector<JournalEntry> steps;
    while (select->executeStep()) {
        auto step = read_journal_entry(*select);
        if (!step) return failed(Reason::store_damaged, "journal");
        steps.push_back(std::move(*step));
    }
    sort_steps(steps);
    return steps;
}

std::optional<PartKind> part_kind_of(const JournalEntry& step) {
    if (files(step)) return PartKind::form;
    if (step.step != name_of(StepKind::note)) return PartKind::note;
    const auto read = read_step(step);
    if (!read) return PartKind::note;
    const auto kind = read->facts.find("kind");
    if (kind == read->facts.end()) return PartKind::note;
    if (kind->second == "key") return std::nullopt;
    return kind->second == name_of(PartKind::letter) ? PartKind::letter : PartKind::attachment;
}

FoldedCase fold_case(std::span<const JournalEntry> steps, const AccountHistory& accounts,
                     const std::set<StepPlace>& left_out, const StepVeto& veto) {
    Folding folding(accounts, left_out, veto);
    for (const JournalEntry& step : steps)
        folding.take(step);
    return folding.done();
}

}  // namespace klachtenzuil
