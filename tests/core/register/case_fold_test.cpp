// Steps of several nodes in one complaint: one order for all of them, and what the procedure forbids does not count,
// whoever wrote it down.

#include "core/register/case_fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>

#include "tests/core/register/nodes_case.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

void hear_both(Station& station, const ComplaintId& id) {
    for (const char* side : {"complainant", "employee"})
        station.must(station.handler, id, StepKind::hear, {{"side", side}, {"who", "X"}, {"summary", "Gehoord."}});
}

void decide(Station& station, const ComplaintId& id) {
    station.must(station.management, id, StepKind::decide,
                 {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
}

}  // namespace

TEST_CASE("whatever the order in which nodes hear of each other, all come to the same") {
    std::array<int, 6> order{0, 1, 2, 3, 4, 5};
    for (int round = 0; round < 24; ++round) {
        // Every 29th of the 720 orders.
        for (int i = 0; i < 29; ++i)
            std::ranges::next_permutation(order);
        Nodes nodes;
        const ComplaintId id = handled(nodes);
        nodes.bring(nodes.k1, nodes.k2);
        nodes.bring(nodes.kt, nodes.k2);
        // At the same time, each without the others: the handler hears, management extends, the desk acknowledges.
        nodes.kt.must(nodes.kt.handler, id, StepKind::hear, {{"side", "employee"}, {"who", "X"}, {"summary", "A."}});
        nodes.k1.must(nodes.k1.desk, id, StepKind::acknowledge, {{"how", "letter"}});
        nodes.k1.node.clock.advance(1min);
        nodes.kt.must(nodes.kt.management, id, StepKind::extend,
                      {{"until", "2027-01-20"}, {"reason", "expert"}, {"explanation", "x"}});
        nodes.k1.must(nodes.k1.management, id, StepKind::extend,
                      {{"until", "2027-01-21"}, {"reason", "absence"}, {"explanation", "x"}});
        const std::array<std::pair<Station*, Station*>, 6> ways{{{&nodes.k1, &nodes.k2},
                                                                 {&nodes.k1, &nodes.kt},
                                                                 {&nodes.k2, &nodes.k1},
                                                                 {&nodes.k2, &nodes.kt},
                                                                 {&nodes.kt, &nodes.k1},
                                                                 {&nodes.kt, &nodes.k2}}};
        for (const int way : order)
            Nodes::bring(*ways[static_cast<std::size_t>(way)].first, *ways[static_cast<std::size_t>(way)].second);
        for (Station* each : nodes.all()) {
            CHECK(each->row(id) == nodes.kt.row(id));
            CHECK(each->disputes(id) == nodes.kt.disputes(id));
            REQUIRE(each->disputes(id).size() == 1);
            CHECK(each->disputes(id)[0].reason == Reason::extended_before);
        }
        CHECK(iso(nodes.kt.row(id)->extension->until) == "2027-01-20");
        CHECK(nodes.kt.row(id)->acknowledged);
        nodes.are_sound();
    }
}

TEST_CASE("a step of a complaint that did not come in yet waits for it, with what it sealed") {
    Nodes nodes;
    const ComplaintId id = handled(nodes);
    nodes.k2.node.config.sync.office_key.clear();  // an office of its own
    Nodes::reopen(nodes.k2);
    nodes.kt.must(nodes.kt.handler, id, StepKind::hear, {{"side", "employee"}, {"who", "X"}, {"summary", "Gehoord."}});
    const TakenIn early = nodes.bring(nodes.kt, nodes.k2);
    CHECK(early.disputed == 0);
    CHECK_FALSE(nodes.k2.row(id));
    nodes.are_sound();
    nodes.bring(nodes.k1, nodes.k2);
    CHECK(nodes.k2.row(id) == nodes.kt.row(id));
    nodes.are_sound();
}

TEST_CASE("two desks that act at the same time end equal, with the later one disputed") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.files();
    nodes.bring(nodes.k1, nodes.kt);
    nodes.k1.must(nodes.k1.management, id, StepKind::accept);
    nodes.kt.node.clock.advance(1min);
    nodes.kt.must(nodes.kt.management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Elders."}});
    nodes.exchange();
    for (Station* each : {&nodes.k1, &nodes.kt}) {
        CHECK(each->row(id)->stage == Stage::handling);
        REQUIRE(each->disputes(id).size() == 1);
        CHECK(each->disputes(id)[0].node == "KT");
        CHECK(each->disputes(id)[0].reason == Reason::step_out_of_order);
        CHECK_FALSE(each->disputes(id)[0].settled);
        const auto todo = tasks(each->node.store());
        CHECK(std::ranges::count(*todo, TaskKind::step_disputed, &Task::kind) == 1);
    }
    CHECK(nodes.k1.row(id) == nodes.kt.row(id));
    const auto history = nodes.kt.management.work.history(id);
    CHECK(history->back().disputed == Reason::step_out_of_order);
    CHECK(history->back().facts.at("explanation") == "Elders.");
    nodes.are_sound();

    SUBCASE("until management does something in that complaint, there or elsewhere") {
        nodes.kt.must(nodes.kt.desk, id, StepKind::assign, {{"handler", "jan"}});
        CHECK_FALSE(nodes.kt.disputes(id)[0].settled);
        nodes.kt.must(nodes.kt.management, id, StepKind::note, {{"text", "Afgesproken: we behandelen hem."}});
        CHECK(nodes.kt.disputes(id)[0].settled);
        CHECK_FALSE(nodes.k1.disputes(id)[0].settled);
        nodes.bring(nodes.kt, nodes.k1);
        CHECK(nodes.k1.disputes(id)[0].settled);
        CHECK(nodes.k1.row(id) == nodes.kt.row(id));
        nodes.are_sound();
    }
}

TEST_CASE("what was built on a step that comes in late counts once it is there") {
    Nodes nodes;
    const ComplaintId id = handled(nodes);
    hear_both(nodes.k1, id);
    nodes.bring(nodes.k1, nodes.kt);
    decide(nodes.kt, id);
    // K2 hears of the decision before it hears of the hearings.
    auto k1 = Nodes::entries_of(nodes.k1);
    const auto count = static_cast<std::ptrdiff_t>(k1.size()) - 2;
    REQUIRE(take_in(nodes.k2.node.store(), "K1", std::span(k1).first(static_cast<std::size_t>(count))));
    const TakenIn early = nodes.bring(nodes.kt, nodes.k2);
    CHECK(early.disputed == 1);
    CHECK(nodes.k2.disputes(id)[0].reason == Reason::not_heard);
    CHECK(nodes.k2.row(id)->stage == Stage::handling);
    nodes.k2.is_sound();
    nodes.bring(nodes.k1, nodes.k2);
    CHECK(nodes.k2.disputes(id).empty());
    CHECK(nodes.k2.row(id) == nodes.kt.row(id));
    nodes.are_sound();
}

TEST_CASE("a forged step is kept, does not count, and stops nothing") {
    struct Row {
        const char* what;
        std::function<void(Nodes&, const ComplaintId&)> before;
        std::string actor;
        StepKind kind;
        Facts facts;
        Reason reason;
    };
    const auto nothing = [](Nodes&, const ComplaintId&) {};
    const auto heard = [](Nodes& nodes, const ComplaintId& id) { hear_both(nodes.kt, id); };
    const auto decided = [](Nodes& nodes, const ComplaintId& id) {
        hear_both(nodes.kt, id);
        decide(nodes.kt, id);
    };
    const auto told = [](Nodes& nodes, const ComplaintId& id) {
        hear_both(nodes.kt, id);
        decide(nodes.kt, id);
        nodes.kt.must(nodes.kt.management, id, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
    };
    const auto completed = [&](Nodes& nodes, const ComplaintId& id) {
        told(nodes, id);
        nodes.kt.must(nodes.kt.management, id, StepKind::complete, {{"satisfied", "yes"}, {"summary", "x"}});
    };
    const auto extended = [](Nodes& nodes, const ComplaintId& id) {
        nodes.kt.must(nodes.kt.management, id, StepKind::extend,
                      {{"until", "2027-01-20"}, {"reason", "expert"}, {"explanation", "x"}});
    };
    const Facts outcome{{"outcome", "upheld"}, {"cause", "x"}};
    const Row rows[] = {
        {"out of order", nothing, "vanas", StepKind::accept, {}, Reason::step_out_of_order},
        {"without the role", heard, "jan", StepKind::decide, outcome, Reason::not_permitted},
        {"by nobody", heard, "iemand", StepKind::decide, outcome, Reason::not_permitted},
        {"by the program", heard, "node", StepKind::decide, outcome, Reason::not_permitted},
        {"without what it must register", heard, "vanas", StepKind::decide, {{"cause", "x"}}, Reason::facts_missing},
        {"with what it does not know", heard, "vanas", StepKind::accept, {{"x", "y"}}, Reason::step_out_of_order},
        {"with a name in the clear",
         nothing,
         "jan",
         StepKind::hear,
         {{"side", "employee"}, {"who", "Zoë"}},
         Reason::fact_not_allowed},
        {"of tomorrow",
         nothing,
         "jan",
         StepKind::hear,
         {{"side", "employee"}, {"date", "2026-11-23"}},
         Reason::date_not_possible},
        {"before the complaint",
         nothing,
         "jan",
         StepKind::hear,
         {{"side", "employee"}, {"date", "2026-11-21"}},
         Reason::date_not_possible},
        {"not both sides heard", nothing, "vanas", StepKind::decide, outcome, Reason::not_heard},
        {"a second extension",
         extended,
         "vanas",
         StepKind::extend,
         {{"until", "2027-01-21"}, {"reason", "expert"}},
         Reason::extended_before},
        {"an extension over the maximum",
         nothing,
         "vanas",
         StepKind::extend,
         {{"until", "2027-02-15"}, {"reason", "expert"}},
         Reason::extension_too_long},
        {"completed and not told",
         decided,
         "vanas",
         StepKind::complete,
         {{"satisfied", "yes"}, {"summary", "x"}},
         Reason::not_told},
        {"not satisfied and not referred",
         told,
         "vanas",
         StepKind::complete,
         {{"satisfied", "no"}, {"summary", "x"}},
         Reason::not_referred},
        {"destroyed before its time", completed, "vanas", StepKind::destroy, {}, Reason::retention_runs},
        {"given to nobody", nothing, "balie", StepKind::assign, {{"handler", "niemand"}}, Reason::account_unknown},
        {"a key for others",
         nothing,
         "vanas",
         StepKind::note,
         {{"kind", "key"}, {"type", "office"}},
         Reason::not_permitted},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Nodes nodes;
        const ComplaintId id = handled(nodes);
        row.before(nodes, id);
        nodes.bring(nodes.kt, nodes.k1);
        const auto before = nodes.kt.row(id);
        forge(nodes.k1, id, row.actor, row.kind, row.facts);
        const ComplaintId next = nodes.k1.files();
        const TakenIn taken = nodes.bring(nodes.k1, nodes.kt);
        CHECK(taken.disputed == 1);
        CHECK(taken.complaints == 1);
        CHECK(nodes.kt.row(next));
        CHECK(nodes.kt.row(id) == before);
        REQUIRE(nodes.kt.disputes(id).size() == 1);
        CHECK(nodes.kt.disputes(id)[0].reason == row.reason);
        CHECK(nodes.kt.management.work.history(id)->back().disputed == row.reason);
        CHECK(dispute_word(row.reason).index >= 0);
        nodes.kt.is_sound();
        // Where it was forged it is seen.
        CHECK_FALSE(verify(nodes.k1.node->database())->sound());
    }
}

TEST_CASE("nothing is judged elsewhere before it is known who the named persons are") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.node.add().entry.id;
    forge(nodes.k1, id, "vanas", StepKind::accept, {});
    CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 1);
    CHECK(nodes.kt.disputes(id)[0].reason == Reason::persons_unlinked);
}

TEST_CASE("a forged complaint comes in nowhere, and what it stands for is safe") {
    Nodes nodes;
    const ComplaintId real = nodes.k1.files();
    nodes.bring(nodes.k1, nodes.kt);
    nodes.bring(nodes.k1, nodes.k2);
    const auto row = nodes.kt.row(real);
    const auto filed = Nodes::entries_of(nodes.k1).back().entry;
    Facts none;
    const auto forge_file = [&](const ComplaintId& id, const std::string& from, const std::string& to) {
        std::string facts = filed.facts;
        if (const auto at = facts.find(from); at != std::string::npos) facts.replace(at, from.size(), to);
        REQUIRE(nodes.k2.node->database().transaction([&](Sql& sql) -> Result<void> {
            const auto end = journal_end(sql, nodes.k2.node.clock);
            REQUIRE(
                append_step(sql, "K2", end->head, end->now,
                            {.kind = StepKind::file, .actor = "visitor", .complaint = id, .facts = facts, .part = {}}));
            return {};
        }));
    };
    forge_file(new_id<ComplaintId>(), "x", "y");           // the number of another node
    forge_file(real, R"("node":"K1")", R"("node":"K2")");  // the complaint of another node
    forge_file(new_id<ComplaintId>(), R"("node":"K1","number":1)", R"("node":"K2","number":0)");
    forge_file(new_id<ComplaintId>(), R"("node":"K1","number":1,"persons_named":0)",
               R"("node":"K2","number":1,"persons_named":100)");
    forge_file(new_id<ComplaintId>(), "{", "");
    ComplaintId first;
    first.bytes.fill(0xFF);  // the first, whatever the order of the ids
    forge_file(first, R"("node":"K1")", R"("node":"K2")");
    forge_file(new_id<ComplaintId>(), R"("node":"K1")", R"("node":"K2")");  // its number for the second time
    const TakenIn taken = nodes.bring(nodes.k2, nodes.kt);
    CHECK(taken.disputed == 6);
    CHECK(taken.complaints == 1);
    CHECK(nodes.kt.row(real) == row);
    CHECK(nodes.kt.row(first));
    CHECK(nodes.kt.management.work.form(real));
    CHECK(nodes.bring(nodes.k2, nodes.k1).complaints == 1);
    CHECK(nodes.k1.row(real) == row);
}

TEST_CASE("whom it is about is found out when somebody with the key opens the complaint") {
    Nodes nodes;
    const ComplaintId id = nodes.k1.node.add().entry.id;
    nodes.bring(nodes.k1, nodes.kt);
    Worker bos(nodes.kt.node, "bos", StaffRole::management);
    SUBCASE("whoever acted") {
        REQUIRE(nodes.kt.desk.work.link_person(id, 0, "vanas"));
        nodes.bring(nodes.kt, nodes.k1);
        forge(nodes.k1, id, "vanas", StepKind::accept, {});
        CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 0);
        CHECK(nodes.kt.row(id)->stage == Stage::handling);
        nodes.kt.is_sound();
    }
    SUBCASE("whoever it was given to") {
        REQUIRE(nodes.kt.desk.work.link_person(id, 0, "jan"));
        nodes.bring(nodes.kt, nodes.k1);
        forge(nodes.k1, id, "balie", StepKind::assign, {{"handler", "jan"}});
        CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 0);
        CHECK(nodes.kt.row(id)->handler == "jan");
    }
    const auto history = bos.work.history(id);
    REQUIRE(history);
    CHECK(history->back().disputed == Reason::person_concerned);
    CHECK(nodes.kt.row(id)->stage == Stage::received);
    CHECK(nodes.kt.row(id)->handler.empty());
    REQUIRE(nodes.kt.disputes(id).size() == 1);
    CHECK(nodes.kt.disputes(id)[0].reason == Reason::person_concerned);
    nodes.kt.is_sound();
    // It stays so when more comes in.
    nodes.k1.must(nodes.k1.desk, id, StepKind::acknowledge, {{"how", "letter"}});
    nodes.bring(nodes.k1, nodes.kt);
    CHECK(nodes.kt.disputes(id).size() == 1);
    CHECK(nodes.kt.row(id)->acknowledged);
    nodes.kt.is_sound();
}

TEST_CASE(
    "a complaint about management that another node gives to a handler is disputed, and to an independent person not") {
    for (const bool about_management : {true, false}) {
        CAPTURE(about_management);
        Nodes nodes;
        Worker bos(nodes.kt.node, "bos", StaffRole::management);
        const ComplaintId id = nodes.k1.node.add().entry.id;
        nodes.bring(nodes.k1, nodes.kt);
        const std::optional<std::string> whom =
            about_management ? std::optional<std::string>("vanas") : std::optional<std::string>();
        REQUIRE(nodes.kt.desk.work.link_person(id, 0, whom));
        nodes.bring(nodes.kt, nodes.k1);
        forge(nodes.k1, id, "balie", StepKind::assign, {{"handler", "jan"}});
        CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 0);  // without the key nobody can tell
        const auto history = bos.work.history(id);
        REQUIRE(history);
        CHECK(history->back().kind == StepKind::assign);
        CHECK(history->back().disputed ==
              (about_management ? std::optional(Reason::management_concerned) : std::nullopt));
        CHECK(nodes.kt.disputes(id).size() == (about_management ? 1 : 0));
        CHECK(nodes.kt.row(id)->handler == (about_management ? "" : "jan"));
        CHECK(nodes.kt.row(id)->stage == (about_management ? Stage::received : Stage::assessing));
        const auto waiting = tasks(nodes.kt.node.store()).value();
        CHECK(std::ranges::count(waiting, TaskKind::step_disputed, &Task::kind) == (about_management ? 1 : 0));
        nodes.kt.is_sound();
    }
    // To an independent person it may go.
    Nodes nodes;
    Worker extern_here(nodes.k1.node, "extern", StaffRole::independent);
    Worker bos(nodes.kt.node, "bos", StaffRole::management);
    const ComplaintId id = nodes.k1.node.add().entry.id;
    nodes.bring(nodes.k1, nodes.kt);
    REQUIRE(nodes.kt.desk.work.link_person(id, 0, "vanas"));
    nodes.bring(nodes.kt, nodes.k1);
    forge(nodes.k1, id, "balie", StepKind::assign, {{"handler", "extern"}});
    nodes.bring(nodes.k1, nodes.kt);
    CHECK_FALSE(bos.work.history(id)->back().disputed);
    CHECK(nodes.kt.row(id)->handler == "extern");
}

TEST_CASE(
    "that a linked person is somebody else after all counts from another node when management says so, and only then") {
    for (const char* const who : {"balie", "vanas"}) {
        CAPTURE(who);
        const bool may = std::string_view(who) == "vanas";
        Nodes nodes;
        const ComplaintId id = nodes.k1.node.add().entry.id;
        nodes.bring(nodes.k1, nodes.kt);
        REQUIRE(nodes.kt.desk.work.link_person(id, 0, "jan"));
        nodes.bring(nodes.kt, nodes.k1);
        const auto linked = nodes.kt.row(id);
        forge(nodes.k1, id, who, StepKind::correct, {{"what", "person"}, {"person", "0"}, {"staff", "nobody"}});
        CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == (may ? 0 : 1));
        CHECK(nodes.kt.management.work.history(id)->back().disputed ==
              (may ? std::nullopt : std::optional(Reason::not_permitted)));
        CHECK((nodes.kt.row(id) == linked) == !may);
        const std::string answer = nodes.kt.takes(nodes.kt.desk, id, StepKind::assign, {{"handler", "jan"}});
        CHECK(answer == (may ? "taken" : "person_concerned"));
        nodes.kt.is_sound();
    }
}

TEST_CASE("a complainant who works here is answered for before another node's step counts, but not in older journals") {
    for (const bool older : {false, true}) {
        CAPTURE(older);
        Nodes nodes;
        Form form = a_form().naming_nobody().of(ComplainantKind::staff).form();
        if (older) form.complainant.kind = ComplainantKind::client;  // files what an older version did: nobody asked
        const ComplaintId id = nodes.k1.node.add(form).entry.id;
        forge(nodes.k1, id, "balie", StepKind::correct, {{"what", "kind"}, {"value", "staff"}});
        forge(nodes.k1, id, "vanas", StepKind::accept, {});
        CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == (older ? 0 : 1));
        CHECK(nodes.kt.row(id)->stage == (older ? Stage::handling : Stage::received));
        if (!older) CHECK(nodes.kt.disputes(id)[0].reason == Reason::persons_unlinked);
        nodes.kt.is_sound();
    }
}

TEST_CASE("a part that another node made up does not keep anybody from reading the rest") {
    Nodes nodes;
    const ComplaintId id = handled(nodes);
    const Sealed rubbish(100, std::uint8_t{7});
    forge(nodes.k1, id, "jan", StepKind::hear, {{"side", "employee"}}, hash_of(rubbish));
    auto entries = Nodes::entries_of(nodes.k1, head_of(nodes.kt.node.store(), "K1")->sequence);
    entries.back().part = CarriedPart{PartKind::note, rubbish};
    CHECK(Nodes::answer(nodes.kt, "K1", entries) == "taken");
    const auto history = nodes.kt.management.work.history(id);
    REQUIRE(history);
    CHECK(history->back().facts.contains("side"));
    CHECK_FALSE(history->back().facts.contains("summary"));
    nodes.kt.is_sound();
}

TEST_CASE("a clock that is a year ahead elsewhere does not move this one, and what it wrote is told to management") {
    Nodes nodes;
    const ComplaintId id = handled(nodes);
    nodes.k1.node.clock.advance(24h * 365);
    const ComplaintId filed = nodes.k1.files();
    nodes.k1.must(nodes.k1.desk, id, StepKind::acknowledge, {{"how", "letter"}});
    const TakenIn taken = nodes.bring(nodes.k1, nodes.kt);
    CHECK(taken.complaints == 1);
    CHECK(nodes.kt.row(filed));
    CHECK(taken.disputed == 1);
    CHECK(nodes.kt.disputes(id)[0].reason == Reason::date_not_possible);
    nodes.kt.must(nodes.kt.handler, id, StepKind::hear, {{"side", "employee"}, {"who", "X"}, {"summary", "A."}});
    CHECK(head_of(nodes.kt.node.store(), "KT")->at < instant_from_iso("2026-11-24T00:00:00.000Z").value());
    nodes.kt.must(nodes.kt.management, id, StepKind::note, {{"text", "Gezien."}});
    CHECK(nodes.kt.disputes(id)[0].settled);
    nodes.kt.is_sound();
}

TEST_CASE("a clock that stands at 1970 keeps every step in its place, and judges no other") {
    Nodes nodes;
    const ComplaintId id = handled(nodes);
    nodes.kt.node.clock.advance(24h * 30);
    nodes.kt.must(nodes.kt.management, id, StepKind::note, {{"text", "Een maand later."}});
    nodes.k1.node.clock.set(instant_from_iso("1970-01-01T00:00:01.000Z").value());
    CHECK(nodes.bring(nodes.kt, nodes.k1).disputed == 0);
    // What it builds on the office's step stands after it, whatever its clock says.
    nodes.k1.must(nodes.k1.desk, id, StepKind::acknowledge, {{"how", "letter"}, {"date", "2026-12-22"}});
    CHECK(nodes.bring(nodes.k1, nodes.kt).disputed == 0);
    CHECK(nodes.kt.row(id) == nodes.k1.row(id));
    const auto history = nodes.kt.management.work.history(id);
    CHECK(history->back().node == "K1");
    CHECK(history->back().at > (*history)[history->size() - 2].at);
    const ComplaintId next = nodes.k1.files();
    CHECK(nodes.bring(nodes.k1, nodes.kt).complaints == 1);
    CHECK(nodes.kt.row(next));
    nodes.are_sound();
}
