#pragma once
// Who another node is: what a person copies once from one machine to the other, so that each knows the other's keys.

#include <optional>
#include <string>
#include <string_view>

#include "core/register/register.hpp"
#include "core/staff/keyring.hpp"

namespace klachtenzuil {

/// As a line: the code, the public key that the node signs with and the one that is sealed to, in hexadecimal digits:
/// "KT-0a1b…-2c3d…".
struct NodeCard {
    std::string code;
    PublicKey sign_key{};
    PublicKey desk_key{};
    bool operator==(const NodeCard&) const = default;
};
std::string text_of(const NodeCard& card);
/// Nothing when it is no card. White space around it is passed over.
std::optional<NodeCard> node_card_from(std::string_view text);

/// The card of the node whose register this is.
Result<NodeCard> own_card(const Register& store);
/// The other nodes that are registered here and in service, by code.
Result<std::vector<NodeCard>> known_nodes(const Register& store);
/// Registers another node, or takes one back into service. Registering the same card again changes nothing. Fails with
/// node_known_otherwise when other keys stand here under its code, or the code is this node's own.
Result<void> admit_node(Register& store, const NodeCard& card);

/// A node that was taken out of service.
struct DismissedNode {
    NodeCard card;
    Instant at{};
};
/// Takes a node out of service: nothing of its is taken in any more, and nothing waits for what it says that it has.
/// What came from it stays. False when no other node of that code is registered; doing it again changes nothing.
Result<bool> dismiss_node(Register& store, std::string_view code);
/// By code.
Result<std::vector<DismissedNode>> dismissed_nodes(const Register& store);
/// The office, as the configuration names it; nothing where this node is the office, or has none.
Result<std::optional<NodeCard>> office_of(const Config& config);

}  // namespace klachtenzuil
