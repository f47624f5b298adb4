#pragma once
// One complaint as somebody who signed in has it before them, inside a transaction. For core/register only.

#include <optional>
#include <string_view>

#include "core/complaint/procedure.hpp"
#include "core/register/accounts.hpp"
#include "core/register/database.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

struct CaseFile {
    Complaint complaint;
    Actor actor;
    Secret key;              ///< of the dossier; empty once that is destroyed, and where it does not open
    bool elsewhere = false;  ///< the dossier was sealed to others: nobody here can tell whom it is about

    /// An account as this complaint knows it. Once the dossier is destroyed nobody is known any more.
    StaffToken token_of(std::string_view account) const;
};

/// Fails with reference_unknown, and as working_account() does for whoever may not work with complaints. Says nothing
/// about whether the actor may read the dossier: check_reader() does.
Result<CaseFile> open_case(Sql& sql, const SignedIn& who, const ComplaintId& id);

/// The same for whoever reads what was told. Fails with person_concerned, not_permitted, dossier_destroyed, and with
/// dossier_elsewhere.
Result<CaseFile> open_readable_case(Sql& sql, const SignedIn& who, const ComplaintId& id);

}  // namespace klachtenzuil
