#pragma once
// Whom a complaint is about can only be told with the key of its dossier. So what other nodes did is looked at once
// more when somebody who holds the key opens the complaint. For core/register only.

#include "core/register/case_file.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// Marks the steps of other nodes that somebody took, or was given, whom the complaint was about by then
/// (person_concerned), or that gave a complaint about management to somebody else than management or an independent
/// person (management_concerned): they are disputed, and the complaint is folded anew without them.
Result<void> dispute_concerned(Register& store, const SignedIn& who, const ComplaintId& id);

}  // namespace klachtenzuil
