#include "core/register/dossier.hpp"

#include "core/base/wipe.hpp"
#include "core/complaint/form_json.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

std::map<std::string, Hash> SealedDossier::key_hashes() const {
    std::map<std::string, Hash> hashes;
    for (const auto& [recipient, sealed] : keys)
        hashes.emplace(name_of(recipient), hash_of(sealed));
    return hashes;
}

Result<SealedDossier> seal_form(const ComplaintId& complaint, const Form& form, const PublicKey& desk,
                                const std::optional<PublicKey>& office) {
    SealedDossier dossier;
    const Secret key = new_dossier_key();
    auto for_desk = seal_key(key, desk);
    if (!for_desk) return failed(for_desk.error());
    dossier.keys.emplace(Recipient::desk, std::move(*for_desk));
    if (office) {
        auto for_office = seal_key(key, *office);
        if (!for_office) return failed(for_office.error());
        dossier.keys.emplace(Recipient::office, std::move(*for_office));
    }
    std::string told = write_form(form);
    dossier.form = seal_part(key, complaint, PartKind::form, std::as_bytes(std::span(told.data(), told.size())));
    wipe(told);
    return dossier;
}

void insert_dossier(Sql& sql, const ComplaintId& complaint, const SealedDossier& dossier) {
    for (const auto& [recipient, sealed] : dossier.keys)
        store_dossier_key(sql, complaint, name_of(recipient), sealed);
    insert_part(sql, complaint, PartKind::form, hash_of(dossier.form), dossier.form);
}

void store_dossier_key(Sql& sql, const ComplaintId& complaint, std::string_view recipient, const Sealed& sealed) {
    auto insert = sql.prepare("INSERT OR REPLACE INTO dossier_key (complaint, recipient, sealed) VALUES (?, ?, ?)");
    bind_values(*insert, complaint, recipient, sealed);
    insert->exec();
}

void insert_part(Sql& sql, const ComplaintId& complaint, PartKind kind, const Hash& hash, const Sealed& sealed) {
    auto insert = sql.prepare("INSERT INTO dossier_part (hash, complaint, kind, sealed) VALUES (?, ?, ?, ?)");
    bind_values(*insert, hash, complaint, name_of(kind), sealed);
    insert->exec();
}

void destroy_dossier(Sql& sql, const ComplaintId& complaint) {
    for (const char* text :
         {"DELETE FROM dossier_key WHERE complaint = ?", "DELETE FROM dossier_part WHERE complaint = ?"}) {
        auto remove = sql.prepare(text);
        bind_values(*remove, complaint);
        remove->exec();
    }
}

Result<Secret> open_dossier_key(Sql& sql, const ComplaintId& complaint, const PublicKey& desk,
                                const Secret& desk_secret) {
    auto select = sql.prepare("SELECT node.own FROM complaint JOIN node ON node.code = complaint.node WHERE id = ?");
    bind_values(*select, complaint);
    if (!select->executeStep()) return failed(Reason::reference_unknown);
    const bool own = select->getColumn(0).getInt() != 0;
    auto keys = sql.prepare("SELECT sealed FROM dossier_key WHERE complaint = ? AND recipient = ?");
    bind_values(*keys, complaint, name_of(own ? Recipient::desk : Recipient::office));
    if (!keys->executeStep()) return failed(Reason::dossier_elsewhere);
    auto key = open_key(bytes_of(keys->getColumn(0)), desk, desk_secret);
    // What another node sealed to an office is not always sealed to this one.
    if (!key && !own) return failed(Reason::dossier_elsewhere);
    return key;
}

Result<Form> open_form(Sql& sql, const ComplaintId& complaint, const PublicKey& desk, const Secret& desk_secret) {
    const auto key = open_dossier_key(sql, complaint, desk, desk_secret);
    if (!key) return failed(key.error());
    return open_form(sql, complaint, *key);
}

Result<Form> open_form(Sql& sql, const ComplaintId& complaint, const Secret& key) {
    auto parts = sql.prepare("SELECT sealed FROM dossier_part WHERE complaint = ? AND kind = ?");
    bind_values(*parts, complaint, name_of(PartKind::form));
    if (!parts->executeStep()) return failed(Reason::document_missing);
    auto content = open_part(key, complaint, PartKind::form, bytes_of(parts->getColumn(0)));
    if (!content) return failed(content.error());
    auto form = read_form({reinterpret_cast<const char*>(content->data()), content->size()});
    wipe(*content);
    if (!form) return failed(Reason::store_altered, "dossier_part");
    return form;
}

}  // namespace klachtenzuil
