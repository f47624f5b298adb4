#pragma once
// Whether what is stored about other nodes is what was stored: disputes, receipts of intake, what waits. A part of
// verify(). For core/register only.

#include <functional>
#include <string>

#include "core/register/database.hpp"
#include "core/register/verify.hpp"

namespace klachtenzuil {

using Find = std::function<void(FindingKind, std::string)>;
Result<void> verify_exchange(Database& database, const Find& find);

}  // namespace klachtenzuil
