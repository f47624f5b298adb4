// A clock that stood ahead and was set right: what holds on every node, and what a person must still do. A node cannot
// know which of its times was the wrong one, so it keeps to the highest that it has seen, and says so.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/register/nodes_case.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

const Instant next_day = instant_from_iso("2026-11-23T09:00:00.000Z").value();

bool is_told(Station& station, TaskKind kind) {
    const auto todo = tasks(station.node.store());
    REQUIRE(todo);
    return std::ranges::count(*todo, kind, &Task::kind) == 1;
}

/// K1's clock stood a year ahead for a day. On that day it took in one complaint and took a step in another; now it is
/// right, and it takes in a third.
struct YearAhead : Nodes {
    YearAhead() {
        k1.node.clock.advance(24h * 365);
        on_that_day = k1.files();
        k1.must(k1.desk, before, StepKind::acknowledge, {{"how", "letter"}});
        for (Station* each : all())
            each->node.clock.set(next_day);
        after = k1.files();
    }
    std::vector<ComplaintId> complaints() const { return {before, on_that_day, after}; }
    void same_at_both() {
        for (const ComplaintId& id : complaints())
            CHECK(kt.row(id) == k1.row(id));
        are_sound();
    }

    ComplaintId before = handled(*this);
    ComplaintId on_that_day, after;
};

}  // namespace

TEST_CASE(
    "a kiosk whose clock stood a year ahead and was set right loses no complaint, and its dates can be put right") {
    YearAhead nodes;
    CHECK(is_told(nodes.k1, TaskKind::clock_behind));
    CHECK(nodes.bring(nodes.k1, nodes.kt).complaints == 2);
    for (const ComplaintId& id : {nodes.on_that_day, nodes.after}) {
        CHECK(iso(nodes.kt.row(id)->received) == "2027-11-22");
        CHECK(nodes.kt.row(id) == nodes.k1.row(id));
        nodes.kt.must(nodes.kt.desk, id, StepKind::correct,
                      {{"what", "received"}, {"value", "2026-11-23"}, {"reason", "De klok stond verkeerd."}});
    }
    CHECK(nodes.bring(nodes.kt, nodes.k1).disputed == 0);
    for (const ComplaintId& id : {nodes.on_that_day, nodes.after}) {
        CHECK(iso(nodes.k1.row(id)->received) == "2026-11-23");
        CHECK(nodes.kt.row(id) == nodes.k1.row(id));
    }
    nodes.are_sound();
}

TEST_CASE("what such a kiosk's desk does counts nowhere else until its time has come, which is told") {
    YearAhead nodes;
    nodes.k1.must(nodes.k1.desk, nodes.after, StepKind::acknowledge, {{"how", "letter"}, {"date", "2027-11-22"}});
    CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 2);
    CHECK(is_told(nodes.kt, TaskKind::step_disputed));

    // The office does it itself: its own clock was not moved, so that everybody follows.
    nodes.kt.must(nodes.kt.desk, nodes.after, StepKind::correct,
                  {{"what", "received"}, {"value", "2026-11-23"}, {"reason", "De klok stond verkeerd."}});
    for (const ComplaintId& id : {nodes.before, nodes.after}) {
        REQUIRE(nodes.kt.disputes(id).size() == 1);
        CHECK(nodes.kt.disputes(id)[0].reason == Reason::date_not_possible);
        nodes.kt.must(nodes.kt.desk, id, StepKind::acknowledge, {{"how", "letter"}});
        nodes.kt.must(nodes.kt.management, id, StepKind::note, {{"text", "De klok van de zuil stond verkeerd."}});
        CHECK(nodes.kt.disputes(id)[0].settled);
    }
    CHECK_FALSE(is_told(nodes.kt, TaskKind::step_disputed));
    CHECK(head_of(nodes.kt.node.store(), "KT")->at < next_day + 24h);
    CHECK(nodes.bring(nodes.kt, nodes.k2).disputed == 0);
    nodes.bring(nodes.kt, nodes.k1);
    nodes.same_at_both();

    for (Station* each : nodes.all())
        each->node.clock.set(next_day + 24h * 365);
    CHECK_FALSE(is_told(nodes.k1, TaskKind::clock_behind));
    const ComplaintId later = nodes.k1.files();
    nodes.k1.must(nodes.k1.desk, later, StepKind::acknowledge, {{"how", "letter"}});
    CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 0);
    CHECK(nodes.kt.row(later) == nodes.k1.row(later));
    nodes.are_sound();
}

TEST_CASE("a new node in the place of such a kiosk begins with the right time") {
    YearAhead nodes;
    nodes.bring(nodes.k1, nodes.kt);
    REQUIRE(dismiss_node(nodes.kt.node.store(), "K1").value());
    const ComplaintId id = nodes.k2.files();
    nodes.k2.must(nodes.k2.desk, id, StepKind::acknowledge, {{"how", "letter"}});
    CHECK(nodes.bring(nodes.k2, nodes.kt).disputed == 0);
    CHECK(nodes.kt.row(id)->acknowledged == nodes.k2.row(id)->acknowledged);
    CHECK(iso(nodes.kt.row(id)->received) == "2026-11-23");
    // What the old one took in stays.
    CHECK(nodes.kt.row(nodes.after));
    nodes.are_sound();
}
