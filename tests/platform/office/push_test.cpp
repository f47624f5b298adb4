#include "platform/office/push.hpp"

#include <doctest/doctest.h>

#include "core/register/carried_entry.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "tests/platform/office/in_postgres.hpp"
#include "tests/support/course.hpp"
#include "tests/support/postgres_server.hpp"

using namespace klachtenzuil;

namespace {

/// One cluster for all; each test begins with none of our tables.
PostgresServer& server() {
    static PostgresServer one;
    return one;
}

struct Office {
    TestNode node{"KT"};
    Course course{node};
    const std::string address = server().address();

    Office() { rows_of(address, "DROP SCHEMA IF EXISTS klachtenzuil CASCADE"); }
    void run(int count) {
        for (int i = 0; i < count; ++i)
            course.run(m_next++);
    }
    Pushed push() {
        const auto pushed = klachtenzuil::push(node.store(), address);
        if (!pushed) FAIL(name_of(pushed.error().reason), " ", pushed.error().detail);
        return *pushed;
    }
    Reason refused(const std::string& to) {
        const auto pushed = klachtenzuil::push(node.store(), to);
        REQUIRE_FALSE(pushed);
        return pushed.error().reason;
    }
    void must_be_equal() {
        const auto found = differences(node.store(), address);
        for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 10); ++i)
            MESSAGE(found[i]);
        CHECK(found.empty());
        CHECK(half_pushed(address).empty());
    }

  private:
    int m_next = 0;
};

}  // namespace

TEST_CASE("what is pushed is what the register holds, and a second push finds nothing new") {
    Office office;
    office.run(2 * Course::kinds + 20);
    CHECK(office.push().complaints == 2 * Course::kinds + 20);
    office.must_be_equal();
    CHECK(office.push() == Pushed{});

    office.run(Course::kinds);
    CHECK(office.push().complaints == Course::kinds);
    office.must_be_equal();
}

TEST_CASE("control: a row that was altered there is seen by the comparison") {
    Office office;
    office.run(Course::kinds);
    office.push();
    rows_of(office.address, "UPDATE klachtenzuil.complaint SET summary = 'anders' WHERE stage = 'completed'");
    rows_of(office.address, "UPDATE klachtenzuil.measure SET what = 'anders' WHERE number = 2");
    rows_of(office.address,
            "INSERT INTO klachtenzuil.journal SELECT 'KT', seq + 1, at, actor, complaint, step, facts, part,"
            " hash FROM klachtenzuil.journal ORDER BY seq DESC LIMIT 1");
    CHECK(differences(office.node.store(), office.address).size() == 4);
    CHECK(half_pushed(office.address).size() == 1);
}

TEST_CASE("a step that is taken later brings its complaint up to date, with measures that changed") {
    Office office;
    office.run(Course::kinds);
    office.push();
    const auto checked = rows_of(office.address,
                                 "SELECT reference FROM klachtenzuil.measure JOIN klachtenzuil.complaint"
                                 " ON id = complaint WHERE number = 2 AND checked IS NULL"
                                 " AND stage = 'decided'");
    REQUIRE_FALSE(checked.empty());
    const auto found = office.node->find(read_reference(*checked.front().front()).value());
    REQUIRE(found);
    REQUIRE(office.course.management().work.take(
        (*found)->id,
        {StepKind::check_measure, {{"date", iso(office.node->today())}, {"measure", "2"}, {"result", "worked"}}}));
    CHECK(office.push() == Pushed{.entries = 1, .complaints = 1});
    office.must_be_equal();
}

TEST_CASE("a step that the procedure refuses stands there as disputed, until management did something since") {
    Office office;
    Worker& management = office.course.management();
    TestNode kiosk("K1");
    kiosk.config.sync.office_key = text_of(own_card(office.node.store()).value());
    kiosk.reopen();
    Worker desk(kiosk, "directeur", StaffRole::management);
    REQUIRE(admit_node(office.node.store(), own_card(kiosk.store()).value()));
    const auto deliver = [&] {
        const auto after = head_of(office.node.store(), "K1").value().sequence;
        const auto entries = read_entries(kiosk.store(), "K1", after, 1000, 1U << 20U).value();
        return take_in(office.node.store(), "K1", entries).value();
    };
    const ComplaintId id = kiosk.add(a_form().naming_nobody().form(), false).entry.id;
    deliver();

    const auto today = iso(office.node->today());
    office.node.clock.advance(std::chrono::minutes{10});
    REQUIRE(management.work.take(
        id, {StepKind::refuse, {{"date", today}, {"reason", "not_ours"}, {"explanation", "Niet van ons."}}}));
    kiosk.clock.advance(std::chrono::minutes{20});
    REQUIRE(desk.work.take(id, {StepKind::accept, {{"date", today}}}));
    REQUIRE(deliver().disputed == 1);
    office.push();
    office.must_be_equal();
    CHECK(rows_of(office.address, "SELECT FROM klachtenzuil.dispute WHERE NOT settled").size() == 1);

    office.node.clock.advance(std::chrono::minutes{20});
    REQUIRE(management.work.take(id, {StepKind::reopen, {{"date", today}, {"reason", "Toch van ons."}}}));
    office.push();
    office.must_be_equal();
    CHECK(rows_of(office.address, "SELECT FROM klachtenzuil.dispute WHERE settled").size() == 1);
}

TEST_CASE("where the terms of the organisation changed, every complaint's days are counted anew") {
    Office office;
    office.run(Course::kinds);
    office.push();
    office.node.config.terms.complete_days = 30;
    office.node.reopen();
    // The complaint of another office, which pushes into the same tables.
    const char* const elsewhere =
        "INSERT INTO klachtenzuil.complaint SELECT (r).* FROM (SELECT json_populate_record(c,"
        " json_build_object('id', gen_random_uuid(), 'reference', 'X', 'terms', '1')) AS r"
        " FROM klachtenzuil.complaint c LIMIT 1) AS other";
    rows_of(office.address, elsewhere);
    CHECK(office.push() == Pushed{.entries = 0, .complaints = Course::kinds});
    CHECK(rows_of(office.address, "DELETE FROM klachtenzuil.complaint WHERE reference = 'X' RETURNING 1").size() == 1);
    office.must_be_equal();
    CHECK(office.push() == Pushed{});
}

TEST_CASE("an address that holds a password is refused, and so is what is no address") {
    Office office;
    CHECK(holds_password("postgresql://owner:secret@localhost/office"));
    CHECK(holds_password("host=localhost password=secret"));
    CHECK(holds_password("postgresql://localhost/office?sslpassword=secret"));
    CHECK_FALSE(holds_password("postgresql://owner@localhost/office"));
    CHECK(office.refused("postgresql://owner:secret@localhost/office") == Reason::usage);
    CHECK_FALSE(is_postgres_address("office"));
    CHECK(office.refused("office") == Reason::usage);
}

TEST_CASE("a second push at the same time says so and leaves") {
    Office office;
    office.run(1);
    auto other = Postgres::connect(office.address);
    REQUIRE(other);
    REQUIRE(other->run("SELECT pg_advisory_lock(1263294001)"));
    CHECK(office.refused(office.address) == Reason::delivery_running);
    REQUIRE(other->run("SELECT pg_advisory_unlock(1263294001)"));
    office.push();
    office.must_be_equal();
}

TEST_CASE("a server that is not there is unreachable; one without that user or database lets nobody in") {
    Office office;
    CHECK(office.refused("postgresql:///office?host=/nowhere") == Reason::office_store_unreachable);
    CHECK(office.refused(server().address("stranger")) == Reason::office_store_login);
    const auto pushed = push(office.node.store(), "postgresql:///nothing?host=" + server().directory().string());
    REQUIRE_FALSE(pushed);
    CHECK(pushed.error().reason == Reason::office_store_login);
    CHECK(pushed.error().detail.ends_with("/nothing"));
}

TEST_CASE("what stands there under another hash, further than here, or of another version is left as it is") {
    Office office;
    office.run(2);
    office.push();
    const std::string back =
        "UPDATE klachtenzuil.node SET through = through - 1, head = (SELECT hash FROM"
        " klachtenzuil.journal WHERE node = code AND seq = through - 1)";
    SUBCASE("another hash") {
        rows_of(office.address, "UPDATE klachtenzuil.node SET head = decode(repeat('00', 32), 'hex')");
        CHECK(office.refused(office.address) == Reason::office_store_differs);
    }
    SUBCASE("further than here") {
        rows_of(office.address, "UPDATE klachtenzuil.node SET through = 100000");
        CHECK(office.refused(office.address) == Reason::office_store_differs);
    }
    SUBCASE("an entry that is there already") {
        rows_of(office.address, back);
        CHECK(office.refused(office.address) == Reason::office_store_differs);
    }
    SUBCASE("another key under the node's code") {
        rows_of(office.address, "UPDATE klachtenzuil.node SET sign_key = decode(repeat('00', 32), 'hex')");
        CHECK(office.refused(office.address) == Reason::office_store_differs);
    }
    SUBCASE("tables of a newer version") {
        rows_of(office.address, "INSERT INTO klachtenzuil.migration (number) VALUES (9000)");
        CHECK(office.refused(office.address) == Reason::office_store_differs);
    }
}

TEST_CASE("one role reads and reports, the other pushes, and nobody rewrites a journal") {
    Office office;
    office.run(2);
    office.push();
    rows_of(office.address, "DROP ROLE IF EXISTS reader");
    rows_of(office.address, "DROP ROLE IF EXISTS pusher");
    rows_of(office.address, "CREATE ROLE reader LOGIN IN ROLE klachtenzuil_report");
    rows_of(office.address, "CREATE ROLE pusher LOGIN IN ROLE klachtenzuil_push");
    CHECK(rows_of(server().address("reader"), "SELECT FROM klachtenzuil.complaint").size() == 2);
    CHECK(office.refused(server().address("reader")) == Reason::office_store_not_allowed);

    office.run(Course::kinds);
    const auto pushed = push(office.node.store(), server().address("pusher"));
    if (!pushed) FAIL(pushed.error().detail);
    office.must_be_equal();

    for (const char* user : {"pusher", "reader", "owner"}) {
        auto postgres = Postgres::connect(server().address(user));
        REQUIRE(postgres);
        for (const char* change : {"UPDATE klachtenzuil.journal SET actor = 'x'", "DELETE FROM klachtenzuil.journal",
                                   "TRUNCATE klachtenzuil.journal"})
            CHECK_FALSE(postgres->run(change));
    }
}

TEST_CASE("whoever may not make tables is told so") {
    Office office;
    rows_of(office.address, "DROP ROLE IF EXISTS nobody_special");
    rows_of(office.address, "CREATE ROLE nobody_special LOGIN");
    const auto pushed = push(office.node.store(), server().address("nobody_special"));
    REQUIRE_FALSE(pushed);
    CHECK(pushed.error().reason == Reason::office_store_not_allowed);
    CHECK(pushed.error().detail.starts_with("nobody_special@"));
    CHECK(pushed.error().detail.find("permission denied") != std::string::npos);
}
