// What comes in from other nodes: whatever the order, whatever is wrong with it.

#include "core/register/intake.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/register/nodes_case.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("a kiosk's complaint comes to the office, is handled there, and the kiosk sees how it stands") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.files();
    const TakenIn taken = nodes.bring(nodes.k1, nodes.kt);
    CHECK(taken.complaints == 1);
    CHECK(taken.disputed == 0);
    CHECK(taken.entries == Nodes::entries_of(nodes.k1).size());
    CHECK(nodes.kt.row(id) == nodes.k1.row(id));

    nodes.kt.must(nodes.kt.management, id, StepKind::assign, {{"handler", "jan"}});
    nodes.kt.must(nodes.kt.management, id, StepKind::accept);
    nodes.bring(nodes.kt, nodes.k1);
    CHECK(nodes.k1.row(id)->stage == Stage::handling);
    CHECK(nodes.k1.row(id)->handler == "jan");
    CHECK(nodes.k1.row(id) == nodes.kt.row(id));
    nodes.are_sound();

    SUBCASE("the office reads what was told, and the kiosk what the office sealed") {
        CHECK(nodes.kt.management.work.form(id)->story == "Ik werd niet gehoord.");
        nodes.kt.must(nodes.kt.handler, id, StepKind::hear,
                      {{"side", "complainant"}, {"who", "Zoë Çelik"}, {"summary", "Gehoord."}});
        nodes.bring(nodes.kt, nodes.k1);
        const auto history = nodes.k1.management.work.history(id);
        REQUIRE(history);
        CHECK(history->back().node == "KT");
        CHECK(history->back().facts.at("summary") == "Gehoord.");
        nodes.are_sound();
    }
    SUBCASE("the same once more changes nothing") {
        const auto verified = verify(nodes.kt.node->database());
        const auto again = take_in(nodes.kt.node.store(), "K1", Nodes::entries_of(nodes.k1));
        REQUIRE(again);
        CHECK(again->entries == 0);
        CHECK(again->complaints == 0);
        CHECK(verify(nodes.kt.node->database())->entries == verified->entries);
    }
}

TEST_CASE("nothing of a delivery is taken when a part of it cannot be") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.files();
    auto entries = Nodes::entries_of(nodes.k1);
    const auto last = std::to_string(entries.back().entry.sequence);
    const auto refuses = [&](const std::string& answer) {
        CHECK(Nodes::answer(nodes.kt, "K1", entries) == answer);
        CHECK_FALSE(nodes.kt.row(id));
        CHECK(head_of(nodes.kt.node.store(), "K1")->sequence == 0);
    };
    SUBCASE("of a node that nobody knows") {
        CHECK(Nodes::answer(nodes.kt, "K9", entries) == "bundle_stranger K9");
    }
    SUBCASE("of this node itself") {
        CHECK(Nodes::answer(nodes.k1, "K1", entries) == "bundle_stranger K1");
    }
    SUBCASE("with a gap before it") {
        entries.erase(entries.begin());
        refuses("transport_missing K1/1");
    }
    SUBCASE("with a gap in it") {
        entries.erase(entries.begin() + 1);
        refuses("bundle_damaged K1/3");
    }
    SUBCASE("with other facts") {
        entries.back().entry.facts += ' ';
        refuses("bundle_damaged K1/" + last);
    }
    SUBCASE("with another part") {
        entries.back().part->sealed.front() ^= 1;
        refuses("bundle_damaged K1/" + last);
    }
    SUBCASE("with a part of another kind") {
        entries.back().part->kind = PartKind::letter;
        refuses("bundle_damaged K1/" + last);
    }
    SUBCASE("with another key") {
        entries.back().keys.begin()->second.back() ^= 1;
        refuses("bundle_damaged K1/" + last);
    }
    SUBCASE("with the key for somebody else") {
        entries.back().keys["iemand"] = entries.back().keys.begin()->second;
        refuses("bundle_damaged K1/" + last);
    }
    SUBCASE("under another node's name") {
        entries.back().entry.node = "K2";
        refuses("bundle_damaged K2/" + last);
    }
    SUBCASE("with other content under a number that is here") {
        REQUIRE(Nodes::answer(nodes.kt, "K1", entries) == "taken");
        entries[1].entry.actor = "iemand";
        CHECK(Nodes::answer(nodes.kt, "K1", entries) == "bundle_contradicts K1/2");
    }
    nodes.are_sound();
}
