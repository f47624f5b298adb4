#include "core/staff/keyring.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "core/base/file.hpp"
#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t seed_size = crypto_sign_SEEDBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t desk_secret_size = crypto_box_SECRETKEYBYTES;
constexpr std::uint64_t most_operations = std::uint64_t{4} * crypto_pwhash_OPSLIMIT_SENSITIVE;
constexpr std::size_t most_memory = crypto_pwhash_MEMLIMIT_SENSITIVE;
static_assert(crypto_pwhash_SALTBYTES == sizeof(Wrapped::salt));
static_assert(crypto_sign_PUBLICKEYBYTES == sizeof(PublicKey) && crypto_box_PUBLICKEYBYTES == sizeof(PublicKey));
static_assert(crypto_sign_BYTES == sizeof(Signature));

Result<Secret> stretch(std::string_view passphrase, const Wrapped& wrapped) {
    need_sodium();
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), wrapped.salt.data(),
                      wrapped.cost.operations, wrapped.cost.memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return failed(Reason::store_unreadable, "crypto_pwhash");
    }
    return key;
}

std::string bound_to(std::string_view account, StaffRole role) {
    return std::string(name_of(role)) + '/' + std::string(account);
}

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

WrapCost moderate_cost() {
    return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
}

WrapCost cheapest_cost() {
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

NodeKey::NodeKey(Secret seed) : m_seed(std::move(seed)), m_secret(crypto_sign_SECRETKEYBYTES) {
    crypto_sign_seed_keypair(m_public.data(), m_secret.data(), m_seed.data());
}

NodeKey NodeKey::make() {
    return NodeKey(random_secret(seed_size));
}

Result<NodeKey> NodeKey::from_seed(std::span<const std::uint8_t> seed) {
    if (seed.size() != seed_size) return failed(Reason::keys_damaged, fmt::format("{} B", seed.size()));
    Secret copy(seed_size);
    std::memcpy(copy.data(), seed.data(), seed_size);
    return NodeKey(std::move(copy));
}

Result<NodeKey> NodeKey::load(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return failed(Reason::keys_missing, file.string());
    auto content = read_whole(file, seed_size);
    if (!content || content->size() != seed_size) return failed(Reason::keys_damaged, file.string());
    auto key = from_seed({reinterpret_cast<const std::uint8_t*>(content->data()), content->size()});
    wipe(*content);
    return key;
}

Result<void> NodeKey::save(const std::filesystem::path& file) const {
    return write_durably(file, std::as_bytes(seed()));
}

Signature NodeKey::sign(std::span<const std::uint8_t> message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
    return signature;
}

bool is_signed_by(const PublicKey& signer, std::span<const std::uint8_t> message, const Signature& signature) {
    need_sodium();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), signer.data()) == 0;
}

DeskPair new_desk_pair() {
    DeskPair pair{.open = {}, .secret = Secret(desk_secret_size)};
    crypto_box_keypair(pair.open.data(), pair.secret.data());
    return pair;
}

Result<Wrapped> wrap(const Secret& desk, std::string_view account, StaffRole role, std::string_view passphrase,
                     const WrapCost& cost) {
    need_sodium();
    Wrapped wrapped{.cost = cost, .salt = {}, .sealed = std::vector<std::uint8_t>(nonce_size + desk.size() + tag_size)};
    randombytes_buf(wrapped.salt.data(), wrapped.salt.size());
    randombytes_buf(wrapped.sealed.data(), nonce_size);
    const auto key = stretch(passphrase, wrapped);
    if (!key) return failed(key.error());
    const std::string bound = bound_to(account, role);
    crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped.sealed.data() + nonce_size, nullptr, desk.data(), desk.size(),
                                               bytes(bound), bound.size(), nullptr, wrapped.sealed.data(), key->data());
    return wrapped;
}

Result<Secret> unwrap(const Account& account, std::string_view passphrase) {
    const auto& sealed = account.wrapped.sealed;
    if (sealed.size() != nonce_size + desk_secret_size + tag_size) return failed(Reason::not_permitted);
    // An altered row must not keep the desk busy for hours, or ask for all memory.
    const WrapCost& cost = account.wrapped.cost;
    if (cost.operations > most_operations || cost.memory > most_memory) return failed(Reason::not_permitted);
    const auto key = stretch(passphrase, account.wrapped);
    if (!key) return failed(key.error());
    const std::string bound = bound_to(account.name, account.role);
    Secret desk(desk_secret_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(desk.data(), nullptr, nullptr, sealed.data() + nonce_size,
                                                   sealed.size() - nonce_size, bytes(bound), bound.size(),
                                                   sealed.data(), key->data()) != 0) {
        return failed(Reason::not_permitted);
    }
    return desk;
}

}  // namespace klachtenzuil
