#pragma once
// What must be so before a dossier is destroyed, and what goes with it, whoever destroys it. For core/register only.

#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"
#include "core/register/database.hpp"

namespace klachtenzuil {

/// What the office is to have must be there before it is destroyed here. Without an office nothing is delivered. With
/// one, only its receipt of intake would tell that a complaint arrived, and a node that has no such receipt keeps the
/// dossier.
bool office_has_its_copy(const Config& config, const Complaint& complaint);

/// Gives up the letters of it that were to be printed still: what they print is gone.
void give_up_letters(Sql& sql, const ComplaintId& id, Instant now);

}  // namespace klachtenzuil
