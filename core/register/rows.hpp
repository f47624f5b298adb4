#pragma once
// Register rows and accounts, in and out of the database. For core/register only.

#include <optional>
#include <string_view>

#include "core/register/database.hpp"
#include "core/register/register.hpp"
#include "core/staff/account.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// The columns that read_complaint expects, in its order.
inline constexpr const char* complaint_columns =
    "id, node, year, number, registered_ms, received, channel, kind, about, language, stage, brought_letter,"
    " acknowledged";
/// Nothing when a column holds what it never can.
std::optional<Complaint> read_complaint(SQLite::Statement& row);
void insert_complaint(Sql& sql, const Complaint& entry);

/// Stores an account as it is now, over what stood under that name, and the journal's knowledge of it.
Result<void> store_account(Sql& sql, const Account& account, std::string_view actor, Instant now);
Result<std::optional<Account>> select_account(Sql& sql, std::string_view name);
/// What the journal knows an account by: the hash of all of its row.
Hash hash_of(const Account& account);

/// The node that a database is of.
struct OwnNode {
    std::string code;
    PublicKey sign_key{};
    PublicKey desk_key{};
    bool operator==(const OwnNode&) const = default;
};
/// Fails with store_damaged when there is none, or its row cannot be read.
Result<OwnNode> own_node(Sql& sql);

}  // namespace klachtenzuil
