#include "core/register/node_card.hpp"

#include <doctest/doctest.h>

#include "core/register/verify.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

NodeCard a_card(const char* code, std::uint8_t filling) {
    NodeCard card{.code = code, .sign_key = {}, .desk_key = {}};
    card.sign_key.fill(filling);
    card.desk_key.fill(static_cast<std::uint8_t>(filling + 1));
    return card;
}

}  // namespace

TEST_CASE("a card is read back as it was written, with white space around it") {
    const NodeCard card = a_card("KT", 7);
    CHECK(node_card_from(" \t" + text_of(card) + "\r\n") == card);
    const std::string text = text_of(card);
    for (const std::string& bad : {std::string(), std::string(" "), text + "0", text.substr(2), "kt" + text.substr(2),
                                   "KTXYZ" + text.substr(2), text.substr(0, text.size() - 1),
                                   text.substr(0, 67) + " " + text.substr(68), text.substr(0, text.size() - 1) + "g"})
        CHECK_FALSE(node_card_from(bad));
}

TEST_CASE("a node that is registered twice stands there once, and other keys under its code are refused") {
    TestNode node;
    CHECK(known_nodes(node.store())->empty());
    REQUIRE(admit_node(node.store(), a_card("KT", 7)));
    REQUIRE(admit_node(node.store(), a_card("KT", 7)));
    REQUIRE(admit_node(node.store(), a_card("A1", 9)));
    CHECK(known_nodes(node.store()).value() == std::vector{a_card("A1", 9), a_card("KT", 7)});
    CHECK(admit_node(node.store(), a_card("KT", 8)).error() == Failure{Reason::node_known_otherwise, "KT"});
    CHECK(admit_node(node.store(), a_card("K1", 8)).error() == Failure{Reason::node_known_otherwise, "K1"});
    CHECK(known_nodes(node.store())->size() == 2);
}

TEST_CASE("the office is who the configuration says, and nobody where that is this node") {
    TestNode node;
    CHECK_FALSE(office_of(node.config).value());
    node.config.sync.office_key = text_of(a_card("KT", 7));
    CHECK(office_of(node.config).value() == a_card("KT", 7));
    node.config.sync.office_key = text_of(own_card(node.store()).value());
    CHECK_FALSE(office_of(node.config).value());
    node.config.sync.office_key = "KT";
    CHECK(office_of(node.config).error().reason == Reason::node_card_bad);
}
