#pragma once
// The keys of a node: the one it signs with, and the pair its dossiers are sealed to. The desk's secret stands nowhere
// but wrapped under the passphrase of each account. Source: design, "Keys and sign-in".

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "core/base/result.hpp"
#include "core/staff/account.hpp"
#include "core/staff/secret.hpp"

namespace klachtenzuil {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// The key that a node signs its bundles with. Its file holds the 32-byte seed and nothing else.
class NodeKey {
  public:
    static NodeKey make();
    /// Fails with keys_missing or keys_damaged.
    static Result<NodeKey> load(const std::filesystem::path& file);
    Result<void> save(const std::filesystem::path& file) const;

    const PublicKey& public_key() const { return m_public; }
    std::span<const std::uint8_t> seed() const { return {m_seed.data(), m_seed.size()}; }
    static Result<NodeKey> from_seed(std::span<const std::uint8_t> seed);
    Signature sign(std::span<const std::uint8_t> message) const;

  private:
    explicit NodeKey(Secret seed);
    Secret m_seed;
    Secret m_secret;
    PublicKey m_public{};
};

bool is_signed_by(const PublicKey& signer, std::span<const std::uint8_t> message, const Signature& signature);

struct DeskPair {
    PublicKey open{};
    Secret secret;
};
DeskPair new_desk_pair();

/// Wraps the desk's secret for one account; its name and role are bound into it, so that a row that was altered does
/// not open. Fails with store_unreadable when the machine lacks the memory that the cost asks for.
Result<Wrapped> wrap(const Secret& desk, std::string_view account, StaffRole role, std::string_view passphrase,
                     const WrapCost& cost);

/// The desk's secret. Fails with not_permitted when the passphrase is another one, or the account was altered.
Result<Secret> unwrap(const Account& account, std::string_view passphrase);

}  // namespace klachtenzuil
