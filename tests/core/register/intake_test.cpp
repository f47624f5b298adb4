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

TEST_CASE("what the office holds is registered, and a kiosk forgets only then") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.files();
    nodes.k1.must(nodes.k1.management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Elders."}});
    nodes.k1.must(nodes.k1.management, id, StepKind::inform, {{"about", "refusal"}, {"how", "letter"}});
    const auto entries = Nodes::entries_of(nodes.k1);
    const auto receipt = [&](std::int64_t through) {
        return Received{"KT", through, entries[static_cast<std::size_t>(through - 1)].entry.hash, {}};
    };
    Register& store = nodes.k1.node.store();
    const auto last = entries.back().entry.sequence;

    CHECK(register_received(store, {"K9", 1, {}, {}}).error().reason == Reason::bundle_stranger);
    CHECK(register_received(store, {"K1", 1, entries[0].entry.hash, {}}).error().reason == Reason::bundle_stranger);
    CHECK(register_received(store, {"KT", 1, {}, {}}).error().reason == Reason::bundle_contradicts);
    CHECK(register_received(store, {"KT", last + 1, {}, {}}).error().detail == "K1/" + std::to_string(last + 1));
    REQUIRE(register_received(store, receipt(last - 1)));
    REQUIRE(register_received(store, receipt(2)));  // tells nothing new
    CHECK(received_by(store)->front().through == last - 1);

    nodes.k1.node.clock.set(instant_from_iso("2028-11-23T12:00:00.000Z").value());
    CHECK(nodes.k1.management.work.purgeable()->empty());
    // Whoever looks sees that it waits, for what, and since when it need not be kept.
    const auto waiting = nodes.k1.management.work.kept_long_enough();
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 1);
    CHECK(waiting->front().waits_for_office);
    CHECK(iso(waiting->front().until) == "2028-11-22");
    CHECK(nodes.k1.takes(nodes.k1.management, id, StepKind::destroy) == "retention_runs");
    REQUIRE(register_received(store, receipt(last)));
    REQUIRE(register_received(nodes.k1.node.store(), receipt(last)));
    CHECK(received_by(store)->size() == 1);
    nodes.k1.node.clock.advance(24h * 6);
    CHECK(nodes.k1.management.work.purgeable()->empty());
    nodes.k1.node.clock.advance(24h);
    CHECK(nodes.k1.management.work.purgeable()->size() == 1);
    CHECK(nodes.k1.management.work.purge(std::array{id}) == 1);
    nodes.k1.is_sound();
}

TEST_CASE("what is destroyed at one node is destroyed at the other, and is not missed there") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.files();
    nodes.bring(nodes.k1, nodes.kt);
    nodes.kt.must(nodes.kt.management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Elders."}});
    nodes.kt.must(nodes.kt.management, id, StepKind::inform, {{"about", "refusal"}, {"how", "letter"}});
    for (Station* each : nodes.all())
        each->node.clock.set(instant_from_iso("2028-11-23T12:00:00.000Z").value());
    nodes.kt.must(nodes.kt.management, id, StepKind::destroy);
    const TakenIn taken = nodes.bring(nodes.kt, nodes.k1);
    CHECK(taken.destroyed == 1);
    REQUIRE(forget_destroyed(nodes.k1.node.store()));
    CHECK(nodes.k1.row(id)->destroyed);
    CHECK(nodes.k1.management.work.form(id).error().reason == Reason::dossier_destroyed);
    // What it sealed does not travel any more.
    const auto entries = Nodes::entries_of(nodes.kt);
    CHECK(std::ranges::none_of(entries, [](const CarriedEntry& entry) { return entry.part || !entry.keys.empty(); }));
    CHECK(Nodes::bring(nodes.kt, nodes.k2).disputed == 0);
    nodes.bring(nodes.k1, nodes.k2);
    CHECK(nodes.k2.row(id) == nodes.kt.row(id));
    nodes.are_sound();
}

TEST_CASE("dossiers that were made before the office was known are sealed to it at a sign-in") {
    Station kiosk("K1");
    Station office("KT");
    std::vector<ComplaintId> ids;
    for (int i = 0; i < 60; ++i)
        ids.push_back(kiosk.files());
    CHECK(seal_to_office(kiosk.node.store(), kiosk.desk.who) == 0);
    REQUIRE(admit_node(office.node.store(), own_card(kiosk.node.store()).value()));
    Nodes::bring(kiosk, office);
    CHECK(office.management.work.form(ids[0]).error().reason == Reason::dossier_elsewhere);

    SUBCASE("where nobody can read it, what needs no dossier can be done all the same") {
        CHECK(office.takes(office.desk, ids[0], StepKind::assign, {{"handler", "jan"}}) == "taken");
        CHECK(office.takes(office.management, ids[0], StepKind::note, {{"text", "x"}}) == "dossier_elsewhere");
        CHECK(office.takes(office.management, ids[0], StepKind::refuse, {{"reason", "other"}, {"explanation", "x"}}) ==
              "dossier_elsewhere");
        const auto possible = office.management.work.possible(ids[0]);
        REQUIRE(possible);
        for (const Possible& each : *possible) {
            if (each.step == StepKind::accept) CHECK_FALSE(each.refused);
            if (each.step == StepKind::note) CHECK(each.refused->reason == Reason::dossier_elsewhere);
        }
        CHECK(office.management.work.history(ids[0])->size() == 2);
        CHECK(office.management.work
                  .search(
                      "gehoord", [](std::int64_t) { return true; }, 10)
                  ->empty());
    }
    SUBCASE("then the office reads them all") {
        kiosk.node.config.sync.office_key = text_of(own_card(office.node.store()).value());
        Nodes::reopen(kiosk);
        const ComplaintId later = kiosk.files();
        CHECK(seal_to_office(kiosk.node.store(), kiosk.desk.who) == 60);
        CHECK(seal_to_office(kiosk.node.store(), kiosk.desk.who) == 0);
        ids.push_back(later);
        CHECK(Nodes::bring(kiosk, office).disputed == 0);
        for (const ComplaintId& id : ids)
            CHECK(office.management.work.form(id));
        CHECK(kiosk.management.work.history(ids[0])->back().facts.at("kind") == "key");
        kiosk.is_sound();

        // Another office: everything is sealed anew, and the old one's key is gone.
        Station other("KX");
        kiosk.node.config.sync.office_key = text_of(own_card(other.node.store()).value());
        Nodes::reopen(kiosk);
        CHECK(seal_to_office(kiosk.node.store(), kiosk.desk.who) == 61);
        CHECK(seal_to_office(kiosk.node.store(), kiosk.desk.who) == 0);
        REQUIRE(admit_node(other.node.store(), own_card(kiosk.node.store()).value()));
        Nodes::bring(kiosk, other);
        CHECK(other.management.work.form(ids[0]));
        other.is_sound();
    }
    kiosk.is_sound();
    office.is_sound();
}
