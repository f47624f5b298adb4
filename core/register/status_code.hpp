#pragma once
// The code on a receipt, with which its holder asks how the complaint stands. Only the receipt shows it.
//
// 8 letters and digits hold 40 bits. That is not much for a hash that somebody holds in hand, and it need not be: who
// holds the database reads in the register what the code would show, dates and stage, and the code opens nothing else.
// What it must withstand is guessing at the kiosk: 5 tries, then a wait of up to 15 minutes, is less than 500 tries a
// day out of a million million. So a fast keyed hash is enough, and an Argon2 at each question would only let a visitor
// wait.
//
// The code is not drawn by lot but made from the node's own key and the complaint's id. That way it is stored nowhere,
// a receipt that is made anew after a restart, or printed again, shows the same code as the first, and a complaint that
// is sent twice has one code. Another node knows the hash alone: it can answer the question, and not print the code.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/staff/keyring.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

inline constexpr std::size_t status_code_length = 8;

/// As it is printed, in two groups: "7KQM-4XZP". Digits and capitals without I, L, O and U.
std::string status_code(const NodeKey& node, const ComplaintId& complaint);

/// Reads what a person typed: any case, spaces and hyphens or none, O for 0, I and L for 1. Nothing when it does not
/// have 8 characters of a code. The result is without its hyphen.
std::optional<std::string> read_status_code(std::string_view typed);

/// What the register keeps of the code; `code` as read_status_code() gives it.
Hash status_hash(const ComplaintId& complaint, std::string_view code);

/// The hash of the code that status_code() makes.
Hash status_hash_of_own(const NodeKey& node, const ComplaintId& complaint);

/// Takes the same time whatever differs.
bool is_same_hash(const Hash& a, const Hash& b);

}  // namespace klachtenzuil
