#pragma once
// A node with people who sign in, with passphrases that cost nothing to try.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/register/accounts.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/node.hpp"

namespace klachtenzuil {

inline constexpr auto own_passphrase = "drie fietsen achter de schuur";
inline constexpr auto other_passphrase = "vier stoelen bij het raam";
inline constexpr auto wrong_passphrase = "dit is hem niet geweest";

template <class Value>
std::optional<Reason> reason_of(const Result<Value>& result) {
    return result ? std::nullopt : std::optional(result.error().reason);
}

/// A node with people.
class NodeWithPeople : public TestNode {
  public:
    Result<SignedIn> try_in(std::string_view name, std::string_view passphrase) {
        return sign_in(store(), name, passphrase, clock);
    }
    SignedIn in(std::string_view name, std::string_view passphrase) {
        auto who = try_in(name, passphrase);
        REQUIRE(who);
        return std::move(*who);
    }
    Result<void> choose(SignedIn& who, std::string_view passphrase) {
        return change_own_passphrase(store(), who, passphrase, clock, cheapest_cost());
    }
    /// The first account, with a passphrase of its own.
    SignedIn director() {
        SignedIn who = in("directie", first_passphrase(data()));
        REQUIRE(choose(who, own_passphrase));
        return who;
    }
    Result<std::string> added(const SignedIn& who, std::string_view name, StaffRole role) {
        return add_account(store(), who, name, role, clock, cheapest_cost());
    }
    /// Somebody new, with a passphrase of their own.
    SignedIn employee(const SignedIn& manager, std::string_view name, StaffRole role) {
        const auto once = added(manager, name, role);
        REQUIRE(once);
        SignedIn who = in(name, *once);
        REQUIRE(choose(who, own_passphrase));
        return who;
    }
    Result<std::string> reset(const SignedIn& who, std::string_view name) {
        return reset_passphrase(store(), who, name, clock, cheapest_cost());
    }
    Result<std::string> enable(const SignedIn& who, std::string_view name) {
        return enable_account(store(), who, name, clock, cheapest_cost());
    }
    Result<void> disable(const SignedIn& who, std::string_view name) {
        return disable_account(store(), who, name, clock);
    }
    Result<std::string> recovery(const SignedIn& who) {
        return make_recovery_key(store(), who, clock, cheapest_cost());
    }
    void guess(std::string_view name, int times) {
        for (int i = 0; i < times; ++i)
            REQUIRE_FALSE(try_in(name, wrong_passphrase));
    }
    /// The actor of the last journal entry, and what it is about.
    std::pair<std::string, std::string> last_step() {
        auto step = store().database().read([](Sql& sql) -> Result<std::pair<std::string, std::string>> {
            auto select = sql.prepare("SELECT actor, facts FROM journal ORDER BY seq DESC LIMIT 1");
            select->executeStep();
            return std::pair(select->getColumn(0).getString(), select->getColumn(1).getString());
        });
        REQUIRE(step);
        return *step;
    }
    bool is_sound() {
        const auto verified = verify(store().database());
        REQUIRE(verified);
        for (const auto& finding : verified->findings)
            MESSAGE(name_of(finding.kind), " ", finding.where);
        return verified->sound();
    }
};

}  // namespace klachtenzuil
