#pragma once
// Whether a journal entry that is there already, of this node or of another, is one that the procedure allows: for
// verify() and for taking in what another node did. Source: procedure, "What must hold, whoever tries".

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/complaint/procedure.hpp"
#include "core/register/journal.hpp"

namespace klachtenzuil {

/// Who had which role when, as the journals tell it.
class AccountHistory {
  public:
    /// What the journals of this database tell.
    static Result<AccountHistory> load(Sql& sql);
    /// The same, looked up when an account is asked for: for a few steps among many accounts. Only as long as `sql`.
    static AccountHistory ask(Sql& sql);

    /// Takes the next `account` entry of its node. Fails with store_altered when it cannot be read.
    Result<void> take(const JournalEntry& entry);

    struct Known {
        std::optional<StaffRole> role;  ///< nothing: an entry of version 1, which did not tell
        bool disabled = false;
    };
    /// What the account was when the node wrote its entry `sequence`; nothing when it was not there yet.
    std::optional<Known> at(std::string_view node, std::string_view name, std::int64_t sequence) const;

    /// Who was management there then. Empty where no account can be read.
    std::vector<std::string> managers(std::string_view node, std::int64_t sequence) const;

  private:
    std::vector<std::string> names(std::string_view node) const;
    using Since = std::map<std::int64_t, Known>;
    Since look_up(const std::string& node, const std::string& name) const;

    Sql* m_sql = nullptr;
    mutable std::map<std::pair<std::string, std::string>, Since, std::less<>> m_accounts;
};

/// Who may have taken it: an account of its node whose role allows the step and, where it must be, whose complaint it
/// is; or the node itself, for the acknowledgement that it prints, for what a visitor sent, and for a key of a dossier
/// of its own. Fails with not_permitted.
Result<void> check_recorded_actor(const std::optional<Complaint>& before, const JournalEntry& entry,
                                  const AccountHistory& accounts);

/// What the receiver of a foreign entry knows beside the complaint.
struct ForeignSituation {
    const AccountHistory& accounts;
    const Terms& terms;
    int retention_months = 24;
    Date today;  ///< local; a step that was written later than this is refused
    /// An account as the complaint knows it. Nothing, or an empty function: the dossier's key is not at hand, and whom
    /// the complaint is about can be checked by whoever opens it next.
    std::function<std::optional<StaffToken>(std::string_view)> token_of = {};
};

/// Refuses a foreign entry as check_step() refuses a step that is asked for; what it sealed cannot be looked into.
/// Fails with store_altered when it cannot be read at all. Says nothing about the chain that it stands in.
Result<void> check_foreign_step(const std::optional<Complaint>& before, const JournalEntry& entry,
                                const ForeignSituation& situation);

}  // namespace klachtenzuil
