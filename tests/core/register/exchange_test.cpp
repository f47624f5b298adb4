// What a node keeps of its exchange with others beside the journal: disputes, what others hold, how deliveries went.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>

#include "tests/core/register/nodes_case.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// Changes the file behind the program's back; the hashes that rows carry of themselves are not made anew.
void meddle(TestNode& node, const char* sql) {
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((node.data() / database_file).c_str(), &raw) == SQLITE_OK);
    const auto nothing = [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_null(context); };
    sqlite3_create_function_v2(raw, "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, nothing, nullptr,
                               nullptr, nullptr);
    const int code = sqlite3_exec(raw, sql, nullptr, nullptr, nullptr);
    CHECK(code == SQLITE_OK);
    CHECK(sqlite3_total_changes(raw) > 0);
    sqlite3_close(raw);
}

}  // namespace

TEST_CASE("what is changed of disputes and deliveries behind the program's back is seen") {
    struct Row {
        const char* what;
        const char* sql;
        FindingKind kind;
    };
    const Row rows[] = {
        {"a dispute removed", "DELETE FROM dispute", FindingKind::step_unreadable},
        {"a dispute settled", "UPDATE dispute SET settled = 1", FindingKind::dispute_altered},
        {"another rule", "UPDATE dispute SET reason = 'not_told'", FindingKind::dispute_altered},
        {"an own step left out",
         "INSERT INTO dispute (node, seq, complaint, reason, found, settled)"
         " SELECT node, seq, complaint, 'not_told', 'arrival', 0 FROM journal WHERE node = 'KT' AND step = 'accept'",
         FindingKind::dispute_altered},
        {"a step left out that counts",
         "INSERT INTO dispute (node, seq, complaint, reason, found, settled)"
         " SELECT node, seq, complaint, 'not_told', 'arrival', 0 FROM journal WHERE node = 'K1' AND step = "
         "'acknowledge'",
         FindingKind::complaint_altered},
        {"a receipt", "UPDATE received SET through = through + 1", FindingKind::exchange_altered},
        {"a run", "UPDATE run SET reason = NULL", FindingKind::exchange_altered},
        {"a node's service", "INSERT INTO dismissed_node (code, at_ms) VALUES ('K2', 0)",
         FindingKind::exchange_altered},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Nodes nodes;
        const ComplaintId id = handled(nodes);
        nodes.k1.must(nodes.k1.desk, id, StepKind::acknowledge, {{"how", "letter"}});
        forge(nodes.k1, id, "vanas", StepKind::accept, {});
        nodes.bring(nodes.k1, nodes.kt);
        Register& store = nodes.kt.node.store();
        REQUIRE(register_received(store, {"K1", 1, Nodes::entries_of(nodes.kt)[0].entry.hash, {}}));
        REQUIRE(register_run(store, UnattendedKind::deliver, Failure{Reason::transport_refused, "x"}));
        nodes.kt.is_sound();
        // The table's own hashes are made from what stands there: somebody who alters the file leaves the old ones.
        meddle(nodes.kt.node, row.sql);
        const auto verified = verify(store.database());
        REQUIRE(verified);
        const bool seen = std::ranges::any_of(verified->findings, [&](const Finding& f) { return f.kind == row.kind; });
        if (!seen) FAIL_CHECK(row.what);
    }
}

TEST_CASE("how what runs by itself ended is kept") {
    TestNode node;
    CHECK(last_runs(node.store())->empty());
    REQUIRE(register_run(node.store(), UnattendedKind::deliver, {}));
    const Instant good = node.clock.now();
    node.clock.advance(1h);
    REQUIRE(register_run(node.store(), UnattendedKind::backup, {}));
    REQUIRE(register_run(node.store(), UnattendedKind::deliver, Failure{Reason::transport_unreachable, "sftp, x"}));
    const auto runs = last_runs(node.store());
    REQUIRE(runs->size() == 2);
    CHECK(runs->front().kind == UnattendedKind::deliver);
    CHECK(runs->front().failure == Failure{Reason::transport_unreachable, "sftp, x"});
    CHECK(runs->front().last_good == good);
    CHECK(runs->front().at == node.clock.now());
    CHECK_FALSE(runs->back().failure);
    CHECK(verify(node->database())->sound());
}

TEST_CASE("deliveries that do not succeed are a task") {
    TestNode node;
    const auto fails = [&] {
        const auto todo = tasks(node.store());
        REQUIRE(todo);
        return std::ranges::count(*todo, TaskKind::delivery_failed, &Task::kind) == 1;
    };
    node.clock.advance(24h * 3);
    CHECK_FALSE(fails());  // there is no office
    REQUIRE(register_run(node.store(), UnattendedKind::deliver, Failure{Reason::transport_refused, "x"}));
    CHECK(fails());
    REQUIRE(register_run(node.store(), UnattendedKind::deliver, {}));
    CHECK_FALSE(fails());
    node.config.sync.office_key = text_of(NodeCard{"KT", {}, {}});
    node.reopen();
    node.clock.advance(36h);
    CHECK_FALSE(fails());
    node.clock.advance(1min);
    CHECK(fails());
}
