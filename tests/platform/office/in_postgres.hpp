#pragma once
// What stands in the office's PostgreSQL, held against the register it came from, column by column.

#include <string>
#include <vector>

#include "core/register/register.hpp"
#include "platform/office/postgres.hpp"

namespace klachtenzuil {

/// Asks as the owner; fails the test when it cannot.
PostgresRows rows_of(const std::string& address, const std::string& statement);

/// Everything in which PostgreSQL differs from this register: a line each. Empty: every entry, complaint, measure and
/// dispute stands there once, and nothing else.
std::vector<std::string> differences(const Register& store, const std::string& address);

/// What can never be seen in PostgreSQL, however often a push was cut off: a journal that does not end where its node
/// says, or an entry that files a complaint without that complaint.
std::vector<std::string> half_pushed(const std::string& address);

}  // namespace klachtenzuil
