#include "core/register/case_file.hpp"

#include <sodium.h>

#include "core/register/dossier.hpp"
#include "core/register/rows.hpp"

namespace klachtenzuil {

StaffToken CaseFile::token_of(std::string_view account) const {
    static constexpr std::string_view purpose = "klachtenzuil staff token 1";
    StaffToken token;
    if (key.empty()) return token;
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), token.bytes.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(account.data()), account.size());
    crypto_generichash_final(&state, token.bytes.data(), token.bytes.size());
    sodium_memzero(&state, sizeof state);
    return token;
}

Result<CaseFile> open_case(Sql& sql, const SignedIn& who, const ComplaintId& id) {
    const auto account = working_account(sql, who);
    if (!account) return failed(account.error());
    auto complaint = select_complaint(sql, id);
    if (!complaint) return failed(complaint.error());
    if (!*complaint) return failed(Reason::reference_unknown);
    CaseFile file{.complaint = std::move(**complaint), .actor = {}, .key = {}};
    if (!file.complaint.destroyed) {
        const auto node = own_node(sql);
        if (!node) return failed(node.error());
        auto key = open_dossier_key(sql, id, node->desk_key, who.desk_secret);
        file.elsewhere = !key && key.error().reason == Reason::dossier_elsewhere;
        if (!key && !file.elsewhere) return failed(key.error());
        if (key) file.key = std::move(*key);
    }
    file.actor = {.name = account->name, .role = account->role, .token = file.token_of(account->name)};
    return file;
}

Result<CaseFile> open_readable_case(Sql& sql, const SignedIn& who, const ComplaintId& id) {
    auto file = open_case(sql, who, id);
    if (!file) return file;
    if (auto reader = check_reader(file->complaint, file->actor); !reader) return failed(reader.error());
    if (file->complaint.destroyed) return failed(Reason::dossier_destroyed);
    if (file->elsewhere) return failed(Reason::dossier_elsewhere);
    return file;
}

}  // namespace klachtenzuil
