#include "tests/support/staff.hpp"

#include "core/register/rows.hpp"

namespace klachtenzuil {

SignedIn somebody(TestNode& node, std::string_view name, StaffRole role) {
    Secret secret = desk_secret(node.store());
    auto wrapped = wrap(secret, name, role, passphrase_of_somebody, cheapest_cost());
    REQUIRE(wrapped);
    const Account account{.name = std::string(name), .role = role, .wrapped = std::move(*wrapped)};
    const auto stored = node->database().transaction(
        [&](Sql& sql) { return store_account(sql, account, first_account_name, node.clock.now()); });
    REQUIRE(stored);
    return {.account = account, .desk_secret = std::move(secret)};
}

}  // namespace klachtenzuil
