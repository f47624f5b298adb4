#include "core/register/accounts.hpp"

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"
#include "core/register/rows.hpp"
#include "core/register/sign_in.hpp"
#include "core/register/statement.hpp"
#include "core/staff/account_name.hpp"
#include "core/staff/keyring.hpp"

namespace klachtenzuil {

namespace {

/// The account of whoever signed in, as it stands now.
Result<Account> current_account(Sql& sql, const SignedIn& who) {
    auto account = select_account(sql, who.account.name);
    if (!account) return failed(account.error());
    if (!*account || (*account)->disabled || (*account)->role != who.account.role) {
        return failed(Reason::not_permitted, std::string(name_of(who.account.role)));
    }
    return std::move(**account);
}

/// Who may give out accounts: management, with a passphrase of their own; with the recovery key too.
Result<Account> manager(Sql& sql, const SignedIn& who) {
    auto account = current_account(sql, who);
    if (!account) return account;
    if (account->must_change) return failed(Reason::passphrase_must_change);
    if (account->role != StaffRole::management) {
        return failed(Reason::not_permitted, std::string(name_of(account->role)));
    }
    return account;
}

bool is_recovery(const Account& account) {
    return account.name == recovery_account_name;
}

/// Management that works here: not with the recovery key.
Result<Account> working_manager(Sql& sql, const SignedIn& who) {
    auto account = manager(sql, who);
    if (account && is_recovery(*account)) return failed(Reason::not_permitted, std::string(recovery_account_name));
    return account;
}

/// The account that a verb is about; nobody changes the recovery account by its name.
Result<Account> target(Sql& sql, const std::string& name) {
    auto account = select_account(sql, name);
    if (!account) return failed(account.error());
    if (!*account || is_recovery(**account)) return failed(Reason::account_unknown, name);
    return std::move(**account);
}

/// Opens the account with a new passphrase that somebody else hands over, and stores it when `may` still agrees.
/// `may` runs before the costly wrapping as well, so that what is not permitted costs nothing.
template <class May>
Result<std::string> hand_out(Register& store, const SignedIn& who, const Clock& clock, const WrapCost& cost, May may) {
    auto permitted = store.database().read(may);
    if (!permitted) return failed(permitted.error());
    Account account = std::move(*permitted);
    std::string passphrase = new_passphrase();
    auto wrapped = wrap(who.desk_secret, account.name, account.role, passphrase, cost);
    if (!wrapped) {
        wipe(passphrase);
        return failed(wrapped.error());
    }
    account.wrapped = std::move(*wrapped);
    account.disabled = false;
    account.must_change = !is_recovery(account);
    const auto stored = store.database().transaction([&](Sql& sql) -> Result<void> {
        if (const auto again = may(sql); !again) return failed(again.error());
        forget_tries(sql, account.name);
        return store_account(sql, account, who.account.name, clock.now());
    });
    if (stored) return passphrase;
    wipe(passphrase);
    return failed(stored.error());
}

/// Whether management could still sign in without the account of that name.
Result<bool> is_last_manager(Sql& sql, const std::string& name) {
    auto select =
        sql.prepare("SELECT count(*) FROM account WHERE role = 'management' AND disabled = 0 AND name NOT IN (?, ?)");
    bind_values(*select, name, recovery_account_name);
    select->executeStep();
    return select->getColumn(0).getInt() == 0;
}

}  // namespace

Result<Account> working_account(Sql& sql, const SignedIn& who) {
    auto account = current_account(sql, who);
    if (!account) return account;
    if (account->must_change) return failed(Reason::passphrase_must_change);
    if (is_recovery(*account)) return failed(Reason::not_permitted, std::string(recovery_account_name));
    return account;
}

Result<void> may_work(Register& store, const SignedIn& who) {
    return store.database().read([&](Sql& sql) -> Result<void> {
        const auto account = working_account(sql, who);
        if (!account) return failed(account.error());
        return {};
    });
}

Result<void> change_own_passphrase(Register& store, SignedIn& who, std::string_view passphrase, const Clock& clock,
                                   const WrapCost& cost) {
    if (is_recovery(who.account)) return failed(Reason::not_permitted, std::string(recovery_account_name));
    if (is_weak_passphrase(passphrase)) return failed(Reason::passphrase_weak);
    // Whoever handed out the old one knows it.
    const auto same = unwrap(who.account, passphrase);
    if (same) return failed(Reason::passphrase_weak);
    if (same.error().reason != Reason::not_permitted) return failed(same.error());
    auto wrapped = wrap(who.desk_secret, who.account.name, who.account.role, passphrase, cost);
    if (!wrapped) return failed(wrapped.error());
    Account account = who.account;
    account.wrapped = std::move(*wrapped);
    account.must_change = false;
    auto stored = store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto now = current_account(sql, who);
        if (!now) return failed(now.error());
        // Somebody gave it another passphrase meanwhile; that one counts.
        if (*now != who.account) return failed(Reason::sign_in_wrong);
        return store_account(sql, account, account.name, clock.now());
    });
    if (!stored) return stored;
    who.account = std::move(account);
    remove_first_sign_in(store, who.account);
    return {};
}

Result<std::string> add_account(Register& store, const SignedIn& who, std::string_view typed, StaffRole role,
                                const Clock& clock, const WrapCost& cost) {
    return hand_out(store, who, clock, cost, [&](Sql& sql) -> Result<Account> {
        if (auto may = manager(sql, who); !may) return may;
        const std::string name(typed);
        if (!is_account_name(name)) return failed(Reason::account_name_bad);
        const auto there = select_account(sql, name);
        if (!there) return failed(there.error());
        if (*there || name == recovery_account_name) return failed(Reason::account_exists);
        return Account{.name = name, .role = role, .wrapped = {}};
    });
}

Result<std::string> reset_passphrase(Register& store, const SignedIn& who, std::string_view typed, const Clock& clock,
                                     const WrapCost& cost) {
    const std::string name = account_name_from_typed(typed);
    return hand_out(store, who, clock, cost, [&](Sql& sql) -> Result<Account> {
        if (auto may = manager(sql, who); !may) return may;
        auto account = target(sql, name);
        if (account && account->disabled) return failed(Reason::account_unknown, name);
        return account;
    });
}

Result<std::string> enable_account(Register& store, const SignedIn& who, std::string_view typed, const Clock& clock,
                                   const WrapCost& cost) {
    const std::string name = account_name_from_typed(typed);
    return hand_out(store, who, clock, cost, [&](Sql& sql) -> Result<Account> {
        if (auto may = working_manager(sql, who); !may) return may;
        auto account = target(sql, name);
        if (account && !account->disabled) return failed(Reason::account_exists);
        return account;
    });
}

Result<void> disable_account(Register& store, const SignedIn& who, std::string_view typed, const Clock& clock) {
    const std::string name = account_name_from_typed(typed);
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        if (const auto may = working_manager(sql, who); !may) return failed(may.error());
        auto account = target(sql, name);
        if (!account) return failed(account.error());
        if (account->disabled) return {};
        const auto last = is_last_manager(sql, name);
        if (!last) return failed(last.error());
        if (*last && account->role == StaffRole::management) return failed(Reason::last_manager);
        account->disabled = true;
        // Zeros of the same size: no passphrase opens them, and trying takes as long as before.
        std::fill(account->wrapped.sealed.begin(), account->wrapped.sealed.end(), std::uint8_t{0});
        return store_account(sql, *account, who.account.name, clock.now());
    });
}

Result<std::string> make_recovery_key(Register& store, const SignedIn& who, const Clock& clock, const WrapCost& cost) {
    return hand_out(store, who, clock, cost, [&](Sql& sql) -> Result<Account> {
        if (auto may = working_manager(sql, who); !may) return may;
        return Account{.name = std::string(recovery_account_name), .role = StaffRole::management, .wrapped = {}};
    });
}

Result<bool> has_recovery_key(Register& store) {
    const auto account = store.find_account(recovery_account_name);
    if (!account) return failed(account.error());
    return account->has_value();
}

Result<std::vector<Account>> list_accounts(Register& store) {
    return store.database().read([&](Sql& sql) -> Result<std::vector<Account>> {
        std::vector<std::string> names;
        auto select = sql.prepare("SELECT name FROM account WHERE name <> ? ORDER BY name");
        bind_values(*select, recovery_account_name);
        while (select->executeStep())
            names.push_back(select->getColumn(0).getString());
        std::vector<Account> accounts;
        for (const auto& name : names) {
            auto account = select_account(sql, name);
            if (!account) return failed(account.error());
            if (*account) accounts.push_back(std::move(**account));
        }
        return accounts;
    });
}

}  // namespace klachtenzuil
