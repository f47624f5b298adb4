#pragma once
// Who can sign in, and signing in. Source: design, "Keys and sign-in", "Numbers" (staff).

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/register/register.hpp"
#include "core/staff/account.hpp"
#include "core/staff/passphrase.hpp"
#include "core/staff/secret.hpp"

namespace klachtenzuil {

class Sql;

/// The account that the recovery key opens. It is kept on paper and used when every passphrase is lost: it adds
/// accounts and resets passphrases, and does nothing else.
inline constexpr std::string_view recovery_account_name = "herstel";

/// Somebody who signed in. The desk's secret is in locked memory and wiped when this goes away.
struct SignedIn {
    Account account;
    Secret desk_secret;
};

/// Wrong passphrases in a row before the account waits; then 30 s, doubling to 15 minutes.
inline constexpr int tries_before_wait = 5;
std::chrono::seconds wait_after_tries(int wrong_in_a_row);

/// How long the account must still wait; zero when a passphrase can be tried. The wait is counted on the time since the
/// machine started, which no clock setting moves; after a restart of the machine it begins anew.
Result<std::chrono::seconds> sign_in_wait(Register& store, std::string_view name, const Clock& clock);

/// The try is on the disk before the passphrase is looked at. Fails with sign_in_wrong (also for a name that does not
/// exist or is disabled, after the same work), or sign_in_waits (detail: seconds). All names that do not exist wait
/// together. `name` is taken as people type it: in capitals too, with spaces around it.
Result<SignedIn> sign_in(Register& store, std::string_view name, std::string_view passphrase, const Clock& clock);

/// How many accounts have to wait now; all names that do not exist count as one.
Result<int> count_waiting(Register& store, const Clock& clock);

// Every verb that changes accounts fails with passphrase_must_change for whoever must choose a passphrase first, and
// with not_permitted for whoever may not do it, or was disabled after signing in. Each is a step of the journal with
// `who` as its actor.

/// Fails with passphrase_weak, also for the one that it replaces. Afterwards `who` need not change it any more; the
/// file with the first passphrase is gone when the first account did this.
Result<void> change_own_passphrase(Register& store, SignedIn& who, std::string_view passphrase, const Clock& clock,
                                   const WrapCost& cost = moderate_cost());

/// Adds an account, and returns its one-time passphrase: wipe it. Management only. Fails with not_permitted,
/// account_exists, account_name_bad.
Result<std::string> add_account(Register& store, const SignedIn& who, std::string_view name, StaffRole role,
                                const Clock& clock, const WrapCost& cost = moderate_cost());

/// A new one-time passphrase for somebody who lost theirs: no dossier is lost, because the desk's secret is wrapped
/// anew. Management only; the tries of the account are forgotten.
Result<std::string> reset_passphrase(Register& store, const SignedIn& who, std::string_view name, const Clock& clock,
                                     const WrapCost& cost = moderate_cost());

/// Lets somebody who was disabled sign in again, with a one-time passphrase. Management only. Fails with
/// account_exists for an account that is not disabled.
Result<std::string> enable_account(Register& store, const SignedIn& who, std::string_view name, const Clock& clock,
                                   const WrapCost& cost = moderate_cost());

/// Takes the desk's secret from the account. Management only. Fails with last_manager for the last account of
/// management that can sign in; the recovery account does not count.
Result<void> disable_account(Register& store, const SignedIn& who, std::string_view name, const Clock& clock);

/// Makes the recovery key, or a new one in place of an old: the passphrase of the account `herstel`. Management only.
/// For paper; wipe it.
Result<std::string> make_recovery_key(Register& store, const SignedIn& who, const Clock& clock,
                                      const WrapCost& cost = moderate_cost());
Result<bool> has_recovery_key(Register& store);

/// Everybody but the recovery account, by name.
Result<std::vector<Account>> list_accounts(Register& store);

/// Whether `who` may still work with complaints: signed in with a passphrase of their own, not disabled since, and not
/// with the recovery key. Whatever opens a dossier or takes a step asks this first.
Result<void> may_work(Register& store, const SignedIn& who);
/// The same inside a transaction. For core/register only.
Result<Account> working_account(Sql& sql, const SignedIn& who);

}  // namespace klachtenzuil
