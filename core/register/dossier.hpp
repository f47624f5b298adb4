#pragma once
// The dossier of a complaint, as it is stored: sealed parts, and the key sealed to each recipient. For core/register
// only.

#include <map>
#include <optional>
#include <string>
#include <string_view>

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

/// The dossier's key as it was sealed to a recipient, over an older one.
void store_dossier_key(Sql& sql, const ComplaintId& complaint, std::string_view recipient, const Sealed& sealed);
void insert_part(Sql& sql, const ComplaintId& complaint, PartKind kind, const Hash& hash, const Sealed& sealed);
/// Destroys every part and the keys to them. The complaint's `destroy` step is the caller's.
void destroy_dossier(Sql& sql, const ComplaintId& complaint);

/// The dossier's key, for whoever holds the desk's secret: of an own complaint it was sealed to the desk, of another
/// node's to the office, which this node is or not. Fails with dossier_elsewhere where it does not open here, and with
/// reference_unknown when there is no such complaint.
Result<Secret> open_dossier_key(Sql& sql, const ComplaintId& complaint, const PublicKey& desk,
                                const Secret& desk_secret);
/// The form as it was told. Fails with reference_unknown when there is no dossier of that complaint.
Result<Form> open_form(Sql& sql, const ComplaintId& complaint, const PublicKey& desk, const Secret& desk_secret);
Result<Form> open_form(Sql& sql, const ComplaintId& complaint, const Secret& dossier_key);

}  // namespace klachtenzuil
