#pragma once
// What a journal entry says, and what the register makes of it: the register is nothing but these steps, one after
// another. add() and verify() share this file, so that they can't differ.

#include <map>
#include <optional>
#include <string>

#include "core/register/journal.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// The facts of `file`.
struct FiledFacts {
    Complaint entry;                   ///< its id and time of registering come from the journal entry itself
    std::map<std::string, Hash> keys;  ///< hash of the dossier's key as it was sealed to each recipient, by name
    std::optional<PrintId> print;      ///< the paper that was asked for with it
    std::optional<Hash> status;        ///< of the code with which the visitor can ask how it stands
    bool operator==(const FiledFacts&) const = default;
};
std::string write_facts(const FiledFacts& facts);
Result<FiledFacts> read_filed_facts(const JournalEntry& entry);

/// The facts of a step of the procedure, those in the clear: a text each.
std::string write_facts(const Facts& facts);
/// The same text back; also what a step seals.
Result<Facts> read_facts(std::string_view text);
Result<Step> read_step(const JournalEntry& entry);

/// Whether it is a `note` that tells of the dossier's key for a recipient that came later: its `type` is the recipient,
/// its part the hash of the sealed key.
bool tells_of_key(const JournalEntry& entry);

/// The facts of `begin`.
struct NodeFacts {
    PublicKey sign_key{};
    PublicKey desk_key{};
    bool operator==(const NodeFacts&) const = default;
};
std::string write_facts(const NodeFacts& facts);
Result<NodeFacts> read_node_facts(const JournalEntry& entry);

/// The facts of `account`.
struct AccountFacts {
    std::string name;
    Hash row{};
    std::optional<StaffRole> role;  ///< nothing in entries of version 1, which did not tell
    bool disabled = false;
    bool operator==(const AccountFacts&) const = default;
};
std::string write_facts(const AccountFacts& facts);
/// What the facts of every entry about the account of that name begin with, and those of no other.
std::string begin_of_account_facts(const std::string& name);
Result<AccountFacts> read_account_facts(const JournalEntry& entry);

/// What the register holds of a complaint when it comes in.
Complaint filed_complaint(const FiledFacts& facts, const JournalEntry& entry);
/// Whether the register can hold it: another node can have written anything.
bool is_storable(const Complaint& complaint);

/// What the register holds of a complaint after one more of its steps. Fails with the rule of the procedure that does
/// not allow it after `before`: its order, its facts in the clear and its dates; and with store_altered when the facts
/// cannot be read. Who took it is for check_recorded_actor().
Result<Complaint> follow(const Complaint& before, const JournalEntry& step);

/// The same for the own node's next step, whatever it is. `before` is empty for the first. Fails with store_altered.
Result<Complaint> fold(const std::optional<Complaint>& before, const JournalEntry& step);

}  // namespace klachtenzuil
