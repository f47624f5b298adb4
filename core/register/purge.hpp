#pragma once
// What must be so before a dossier is destroyed, and what goes with it, whoever destroys it. For core/register only.

#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"
#include "core/register/database.hpp"

namespace klachtenzuil {

/// What the office is to have must be there before it is destroyed here: its receipt of intake covers every own step of
/// the complaint, and came in long enough ago. Without an office nothing is delivered.
Result<bool> office_has_its_copy(Sql& sql, const Config& config, const ComplaintId& id, Date today);

/// Gives up the letters of it that were to be printed still: what they print is gone.
void give_up_letters(Sql& sql, const ComplaintId& id, Instant now);

}  // namespace klachtenzuil
