#include "core/staff/seal.hpp"

#include <sodium.h>

#include <algorithm>
#include <string>

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, recipient_count> recipient_names{"desk", "office"};
constexpr std::array<std::string_view, part_kind_count> part_kind_names{"form", "attachment", "note", "letter"};

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

std::vector<std::uint8_t> bound_to(const ComplaintId& complaint, PartKind kind) {
    std::vector<std::uint8_t> bound(complaint.bytes.begin(), complaint.bytes.end());
    const std::string_view name = name_of(kind);
    bound.insert(bound.end(), name.begin(), name.end());
    return bound;
}

}  // namespace

std::string_view name_of(Recipient recipient) {
    return recipient_names[static_cast<std::size_t>(recipient)];
}

std::string_view name_of(PartKind kind) {
    return part_kind_names[static_cast<std::size_t>(kind)];
}

std::optional<Recipient> recipient_from(std::string_view name) {
    const auto* const found = std::ranges::find(recipient_names, name);
    if (found == recipient_names.end()) return std::nullopt;
    return static_cast<Recipient>(found - recipient_names.begin());
}

std::optional<PartKind> part_kind_from(std::string_view name) {
    const auto* const found = std::ranges::find(part_kind_names, name);
    if (found == part_kind_names.end()) return std::nullopt;
    return static_cast<PartKind>(found - part_kind_names.begin());
}

Secret new_dossier_key() {
    return random_secret(key_size);
}

Result<Sealed> seal_key(const Secret& dossier_key, const PublicKey& to) {
    need_sodium();
    Sealed sealed(dossier_key.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), dossier_key.data(), dossier_key.size(), to.data()) != 0) {
        return failed(Reason::keys_damaged, "desk_key");
    }
    return sealed;
}

Result<Secret> open_key(std::span<const std::uint8_t> sealed, const PublicKey& open, const Secret& secret) {
    need_sodium();
    if (sealed.size() != key_size + crypto_box_SEALBYTES || secret.size() != crypto_box_SECRETKEYBYTES) {
        return failed(Reason::keys_damaged, "dossier_key");
    }
    Secret key(key_size);
    if (crypto_box_seal_open(key.data(), sealed.data(), sealed.size(), open.data(), secret.data()) != 0) {
        return failed(Reason::keys_damaged, "dossier_key");
    }
    return key;
}

Sealed seal_part(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                 std::span<const std::byte> content) {
    need_sodium();
    Sealed sealed(nonce_size + content.size() + tag_size);
    randombytes_buf(sealed.data(), nonce_size);
    const auto bound = bound_to(complaint, kind);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr,
                                               reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                                               bound.data(), bound.size(), nullptr, sealed.data(), dossier_key.data());
    return sealed;
}

Result<std::vector<std::byte>> open_part(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                         std::span<const std::uint8_t> sealed) {
    need_sodium();
    if (sealed.size() < nonce_size + tag_size || dossier_key.size() != key_size) {
        return failed(Reason::store_altered, "dossier_part");
    }
    std::vector<std::byte> content(sealed.size() - nonce_size - tag_size);
    const auto bound = bound_to(complaint, kind);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(content.data()), nullptr, nullptr,
                                                   sealed.data() + nonce_size, sealed.size() - nonce_size, bound.data(),
                                                   bound.size(), sealed.data(), dossier_key.data()) != 0) {
        return failed(Reason::store_altered, "dossier_part");
    }
    return content;
}

Hash hash_of(std::span<const std::uint8_t> content) {
    need_sodium();
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), content.data(), content.size(), nullptr, 0);
    return hash;
}

std::string hex_of(std::span<const std::uint8_t> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<PublicKey> public_key_from_hex(std::string_view text) {
    PublicKey key{};
    std::size_t length = 0;
    const char* end = nullptr;
    if (text.size() != key.size() * 2 ||
        sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &length, &end) != 0 ||
        length != key.size() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return key;
}

}  // namespace klachtenzuil
