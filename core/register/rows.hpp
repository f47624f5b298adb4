#pragma once
// Register rows and accounts, in and out of the database. For core/register only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/database.hpp"
#include "core/register/register.hpp"
#include "core/staff/account.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// The columns that read_complaint expects, in its order; those of `complaint` alone.
extern const std::string complaint_columns;
/// The row with its measures and linked persons. Nothing when a column holds what it never can.
std::optional<Complaint> read_complaint(Sql& sql, SQLite::Statement& row);
Result<std::optional<Complaint>> select_complaint(Sql& sql, const ComplaintId& id);
Result<std::optional<Complaint>> select_complaint(Sql& sql, const Reference& reference);

/// Writes a complaint that is not there yet, with the hash of the code on its receipt. `due` is work_due() by the
/// stored terms; whoever writes many has them at hand.
void insert_complaint(Sql& sql, const Complaint& complaint, const std::optional<Hash>& status);
void insert_complaint(Sql& sql, const Complaint& complaint, const std::optional<Hash>& status, const Terms& terms);
/// Writes all that the register holds of the complaint over what stands there.
void store_complaint(Sql& sql, const Complaint& complaint);
std::optional<Date> stored_due(Sql& sql, const ComplaintId& id);
std::optional<Hash> stored_status_hash(Sql& sql, const ComplaintId& id);

/// The terms that `due` of every row was computed with; nothing when they were altered or not yet stored.
std::optional<Terms> stored_terms(Sql& sql);
/// The same, and the usual ones where there are none: that is what verify() tells of, and no complaint is refused for
/// it.
Terms terms_of_work(Sql& sql);
/// Whether `due` must be computed anew; not where the stored terms were altered, which is left for verify() to tell.
bool needs_terms(Sql& sql, const Terms& terms);
/// Stores the terms and computes `due` of every open complaint anew.
Result<void> use_terms(Sql& sql, const Terms& terms);

/// Stores an account as it is now, over what stood under that name, and the journal's knowledge of it.
Result<void> store_account(Sql& sql, const Account& account, std::string_view actor, Instant now);
Result<std::optional<Account>> select_account(Sql& sql, std::string_view name);
/// The names of all accounts of management, those that were disabled among them.
Result<std::vector<std::string>> select_managers(Sql& sql);
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
