// Signing in, and how long a guess has to wait. The tries stand in the database, so that a restart forgets none.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "core/register/accounts.hpp"
#include "core/register/rows.hpp"
#include "core/register/sign_in.hpp"
#include "core/register/statement.hpp"
#include "core/register/tries.hpp"
#include "core/staff/account_name.hpp"
#include "core/staff/keyring.hpp"

namespace klachtenzuil {

using std::chrono::seconds;

namespace {

constexpr seconds first_wait{30};
constexpr seconds longest_wait{15 * 60};
/// The row of every name that does not exist; no account is called so.
constexpr std::string_view nobody_row = "?";
/// Nonce, the desk's secret and its seal.
constexpr std::size_t wrapped_size = 24 + 32 + 16;

constexpr TryTable sign_in_tries{
    .select = "SELECT wrong, boot, steady_ms FROM sign_in_try WHERE account = ?",
    .store =
        "INSERT INTO sign_in_try (account, wrong, boot, steady_ms) VALUES (?, ?, ?, ?) ON CONFLICT (account) DO UPDATE"
        " SET wrong = excluded.wrong, boot = excluded.boot, steady_ms = excluded.steady_ms",
    .forget = "DELETE FROM sign_in_try WHERE account = ?",
};

/// An account that no passphrase opens, which takes as long to try as a real one.
Result<Account> decoy(Sql& sql) {
    const auto real = select_account(sql, first_account_name);
    if (!real) return failed(real.error());
    Account account{.name = {}, .wrapped = {}};
    account.wrapped.cost = *real ? (*real)->wrapped.cost : moderate_cost();
    account.wrapped.sealed.resize(wrapped_size);
    return account;
}

Result<std::string> row_of(Sql& sql, const std::string& name) {
    const auto account = select_account(sql, name);
    if (!account) return failed(account.error());
    return std::string(*account ? std::string_view(name) : nobody_row);
}

/// What a try has to go on with: the account to open, unless it must wait.
struct Attempt {
    seconds wait{};
    std::string row;
    Account account;
};

/// Counts the try as a wrong one before anybody looks at the passphrase: whoever ends the program to have a try
/// forgotten wins nothing.
Result<Attempt> begin_attempt(Sql& sql, const std::string& name, const Clock& clock) {
    auto account = select_account(sql, name);
    if (!account) return failed(account.error());
    Attempt attempt{.wait = {}, .row = *account ? name : std::string(nobody_row), .account = {}};
    attempt.wait = wait_of(sql, sign_in_tries, attempt.row, clock);
    if (attempt.wait > seconds{0}) return attempt;

    count_try(sql, sign_in_tries, attempt.row, clock);
    if (*account) {
        attempt.account = std::move(**account);
    } else {
        auto stand_in = decoy(sql);
        if (!stand_in) return failed(stand_in.error());
        attempt.account = std::move(*stand_in);
    }
    return attempt;
}

}  // namespace

seconds wait_after_tries(int wrong_in_a_row) {
    if (wrong_in_a_row < tries_before_wait) return seconds{0};
    constexpr int most_doublings = 5;  // 16 minutes, which is more than the longest
    const int doublings = std::min(wrong_in_a_row - tries_before_wait, most_doublings);
    return std::min(first_wait * (1 << doublings), longest_wait);
}

void remove_first_sign_in(const Register& store, const Account& account) {
    if (account.name != first_account_name || account.must_change) return;
    std::error_code ignored;
    std::filesystem::remove(store.data_directory() / first_sign_in_file, ignored);
}

void forget_tries(Sql& sql, std::string_view account) {
    forget_tries(sql, sign_in_tries, account);
}

Result<seconds> sign_in_wait(Register& store, std::string_view typed, const Clock& clock) {
    const std::string name = account_name_from_typed(typed);
    return store.database().transaction([&](Sql& sql) -> Result<seconds> {
        const auto row = row_of(sql, name);
        if (!row) return failed(row.error());
        return wait_of(sql, sign_in_tries, *row, clock);
    });
}

Result<int> count_waiting(Register& store, const Clock& clock) {
    return store.database().read([&](Sql& sql) -> Result<int> {
        int waiting = 0;
        auto select = sql.prepare("SELECT wrong, boot, steady_ms FROM sign_in_try WHERE wrong >= ?");
        bind_values(*select, tries_before_wait);
        while (select->executeStep()) {
            waiting += left_of(read_tries(*select), clock) > seconds{0} ? 1 : 0;
        }
        return waiting;
    });
}

Result<SignedIn> sign_in(Register& store, std::string_view typed, std::string_view passphrase, const Clock& clock) {
    const std::string name = account_name_from_typed(typed);
    const auto attempt = store.database().transaction([&](Sql& sql) { return begin_attempt(sql, name, clock); });
    if (!attempt) return failed(attempt.error());
    if (attempt->wait > seconds{0}) {
        return failed(Reason::sign_in_waits, fmt::format("{}", attempt->wait.count()));
    }
    auto secret = unwrap(attempt->account, passphrase);
    if (!secret && secret.error().reason != Reason::not_permitted) return failed(secret.error());
    if (!secret || attempt->account.disabled) return failed(Reason::sign_in_wrong);

    const auto signed_in = store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto now = select_account(sql, name);
        if (!now) return failed(now.error());
        if (!*now || **now != attempt->account) return failed(Reason::sign_in_wrong);
        forget_tries(sql, attempt->row);
        return {};
    });
    if (!signed_in) return failed(signed_in.error());
    remove_first_sign_in(store, attempt->account);
    return SignedIn{attempt->account, std::move(*secret)};
}

}  // namespace klachtenzuil
