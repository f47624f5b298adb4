#pragma once
// Who works with the complaints, and what they may do. Source: procedure, "Words"; design, "Keys and sign-in".

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

/// Stored by name: never rename one.
enum class StaffRole {
    receptionist,
    management,
    handler,
    independent,  ///< from outside management: decides as management does, in the complaints that are given to them
};
inline constexpr int staff_role_count = 4;

std::string_view name_of(StaffRole role);
std::optional<StaffRole> staff_role_from(std::string_view name);

/// What guessing a passphrase costs: Argon2id's rounds and bytes of memory. Stored with each account.
struct WrapCost {
    std::uint64_t operations = 0;
    std::size_t memory = 0;
    bool operator==(const WrapCost&) const = default;
};
/// The least that a real account is made with (0.7 s on 2016's hardware, 256 MiB).
WrapCost moderate_cost();
/// The least that libsodium does at all. For tests only.
WrapCost cheapest_cost();

/// The desk's secret key under a passphrase: nonce and ciphertext.
struct Wrapped {
    WrapCost cost;
    std::array<std::uint8_t, 16> salt{};
    std::vector<std::uint8_t> sealed;
    bool operator==(const Wrapped&) const = default;
};

struct Account {
    std::string name;  ///< what is typed at sign-in; 1 to 64 characters
    StaffRole role = StaffRole::handler;
    Wrapped wrapped;
    bool must_change = false;  ///< the passphrase was given by somebody else
    bool disabled = false;
    bool operator==(const Account&) const = default;
};

/// The account that init makes.
inline constexpr std::string_view first_account_name = "directie";

}  // namespace klachtenzuil
