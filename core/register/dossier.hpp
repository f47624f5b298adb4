#pragma once
// The dossier of a complaint, as it is stored: sealed parts, and the key sealed to each recipient. For core/register
// only.

#include <map>
#include <optional>
#include <string>

#include "core/complaint/form.hpp"
#include "core/register/database.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// A form, closed before the transaction that stores it begins.
struct SealedDossier {
    std::map<Recipient, Sealed> keys;
    Sealed form;

    std::map<std::string, Hash> key_hashes() const;
};

/// Seals to the desk and, when its key is set, to the office.
Result<SealedDossier> seal_form(const ComplaintId& complaint, const Form& form, const PublicKey& desk,
                                const std::optional<PublicKey>& office);

void insert_dossier(Sql& sql, const ComplaintId& complaint, const SealedDossier& dossier);

/// The form as it was told. Fails with reference_unknown when there is no dossier of that complaint.
Result<Form> open_form(Sql& sql, const ComplaintId& complaint, const PublicKey& desk, const Secret& desk_secret);

}  // namespace klachtenzuil
