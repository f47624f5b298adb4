#include "core/register/rows.hpp"

#include <fmt/format.h>

#include <string>

#include "core/register/fold.hpp"
#include "core/register/journal.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

std::optional<Account> read_account(SQLite::Statement& row) {
    Account account{.name = row.getColumn(0).getString(), .wrapped = {}};
    const auto role = staff_role_from(row.getColumn(1).getString());
    const auto salt = read_bytes<16>(row.getColumn(4));
    if (!role || !salt) return std::nullopt;
    account.role = *role;
    account.wrapped.cost = {static_cast<std::uint64_t>(row.getColumn(2).getInt64()),
                            static_cast<std::size_t>(row.getColumn(3).getInt64())};
    account.wrapped.salt = *salt;
    const auto sealed = bytes_of(row.getColumn(5));
    account.wrapped.sealed.assign(sealed.begin(), sealed.end());
    account.must_change = row.getColumn(6).getInt() != 0;
    account.disabled = row.getColumn(7).getInt() != 0;
    return account;
}

}  // namespace

Hash hash_of(const Account& account) {
    std::string row =
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", account.name, name_of(account.role), account.wrapped.cost.operations,
                    account.wrapped.cost.memory, account.must_change ? 1 : 0, account.disabled ? 1 : 0);
    row += hex_of(account.wrapped.salt) + '\n' + hex_of(account.wrapped.sealed);
    return hash_of(std::span(reinterpret_cast<const std::uint8_t*>(row.data()), row.size()));
}

Result<void> store_account(Sql& sql, const Account& account, std::string_view actor, Instant now) {
    auto insert = sql.prepare(
        "INSERT INTO account (name, role, operations, memory, salt, wrapped, must_change, disabled)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET role = excluded.role, operations = excluded.operations,"
        " memory = excluded.memory, salt = excluded.salt, wrapped = excluded.wrapped,"
        " must_change = excluded.must_change, disabled = excluded.disabled");
    const Wrapped& wrapped = account.wrapped;
    bind_values(*insert, account.name, name_of(account.role), static_cast<std::int64_t>(wrapped.cost.operations),
                static_cast<std::int64_t>(wrapped.cost.memory), wrapped.salt, wrapped.sealed, account.must_change,
                account.disabled);
    insert->exec();
    const auto node = own_node(sql);
    if (!node) return failed(node.error());
    const auto head = journal_head(sql, node->code, node->sign_key);
    if (!head) return failed(head.error());
    const auto entry = append_step(
        sql, node->code, *head, now,
        {.kind = StepKind::account,
         .actor = actor,
         .complaint = {},
         .facts = write_facts(AccountFacts{
             .name = account.name, .row = hash_of(account), .role = account.role, .disabled = account.disabled}),
         .part = {}});
    if (!entry) return failed(entry.error());
    return {};
}

Result<std::optional<Account>> select_account(Sql& sql, std::string_view name) {
    auto select = sql.prepare(
        "SELECT name, role, operations, memory, salt, wrapped, must_change, disabled FROM account WHERE name = ?");
    bind_values(*select, name);
    if (!select->executeStep()) return std::optional<Account>{};
    auto account = read_account(*select);
    if (!account) return failed(Reason::store_damaged, "account");
    return account;
}

Result<std::vector<std::string>> select_managers(Sql& sql) {
    std::vector<std::string> names;
    auto select = sql.prepare("SELECT name FROM account WHERE role = ?");
    bind_values(*select, name_of(StaffRole::management));
    while (select->executeStep())
        names.push_back(select->getColumn(0).getString());
    return names;
}

Result<OwnNode> own_node(Sql& sql) {
    auto select = sql.prepare("SELECT code, sign_key, desk_key FROM node WHERE own = 1");
    if (!select->executeStep()) return failed(Reason::store_damaged, "node");
    const auto sign_key = read_bytes<32>(select->getColumn(1));
    const auto desk_key = read_bytes<32>(select->getColumn(2));
    if (!sign_key || !desk_key) return failed(Reason::store_damaged, "node");
    return OwnNode{select->getColumn(0).getString(), *sign_key, *desk_key};
}

}  // namespace klachtenzuil
