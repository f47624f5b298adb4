#include "core/register/concerned.hpp"

#include "core/register/case_store.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// Whether the register holds anything to look at: persons who work here, and steps of other nodes.
bool has_both(Sql& sql, const ComplaintId& id, const std::string& own) {
    auto select = sql.prepare(
        "SELECT EXISTS (SELECT 1 FROM person_link WHERE complaint = ?1 AND staff IS NOT NULL) AND EXISTS"
        " (SELECT 1 FROM journal WHERE complaint = ?1 AND node <> ?2 AND step <> 'file')");
    bind_values(*select, id, own);
    return select->executeStep() && select->getColumn(0).getInt() != 0;
}

/// Refuses steps of other nodes by the rules that only the key can tell: who it is about, and to whom it goes then.
class ConcernedVeto {
  public:
    ConcernedVeto(const AccountHistory& accounts, const CaseFile& file, const Config& config)
        : m_accounts(accounts), m_file(file), m_config(config) {}

    std::optional<Reason> operator()(const Complaint& before, const JournalEntry& entry) const {
        if (entry.node == m_config.node || entry.step == name_of(StepKind::file)) return std::nullopt;
        const ForeignSituation situation{
            .accounts = m_accounts,
            .terms = m_config.terms,
            .retention_months = m_config.retention.months,
            .today = amsterdam(entry.at).date,
            .token_of = [this](std::string_view name) { return std::optional(m_file.token_of(name)); }};
        const auto checked = check_foreign_step(before, entry, situation);
        if (checked) return std::nullopt;
        const Reason reason = checked.error().reason;
        const bool told_by_key = reason == Reason::person_concerned || reason == Reason::management_concerned;
        return told_by_key ? std::optional(reason) : std::nullopt;
    }

  private:
    const AccountHistory& m_accounts;
    const CaseFile& m_file;
    const Config& m_config;
};

}  // namespace

Result<void> dispute_concerned(Register& store, const SignedIn& who, const ComplaintId& id) {
    const Config& config = store.config();
    const auto found = store.database().read([&](Sql& sql) -> Result<bool> {
        if (!has_both(sql, id, config.node)) return false;
        const auto file = open_case(sql, who, id);
        if (!file) return failed(file.error());
        if (file->key.empty()) return false;
        const auto steps = steps_of(sql, id);
        if (!steps) return failed(steps.error());
        const auto disputes = select_disputes(sql, id);
        if (!disputes) return failed(disputes.error());
        const AccountHistory accounts = AccountHistory::ask(sql);
        const FoldedCase folded =
            fold_case(*steps, accounts, left_out_by(*disputes), ConcernedVeto(accounts, *file, config));
        return !folded.by_arrival.empty();
    });
    if (!found) return failed(found.error());
    if (!*found) return {};
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto file = open_case(sql, who, id);
        if (!file) return failed(file.error());
        const AccountHistory accounts = AccountHistory::ask(sql);
        const auto done = refold(sql, id, {.accounts = accounts, .veto = ConcernedVeto(accounts, *file, config)});
        if (!done) return failed(done.error());
        return {};
    });
}

}  // namespace klachtenzuil
