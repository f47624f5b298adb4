// Indexes that are out of order, as a damaged page or a faulty disk leaves them: whatever goes along one slice by slice
// must come to an end, and say that the register is damaged.

#include "core/register/in_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

#include "core/register/carried_entry.hpp"
#include "core/register/figure_rows.hpp"
#include "core/register/slices.hpp"
#include "core/register/verify.hpp"
#include "core/register/work_list.hpp"
#include "tests/core/register/meddle.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// Turns the order of an index around, while its text says what it said.
std::string index_turned_around(std::string_view name, std::string_view columns) {
    return fmt::format(
        "CREATE TABLE was AS SELECT sql FROM sqlite_schema WHERE name = '{0}'; DROP INDEX {0};"
        "CREATE INDEX {0} ON complaint {1};"
        "UPDATE sqlite_schema SET sql = (SELECT sql FROM was) WHERE name = '{0}'; DROP TABLE was;",
        name, columns);
}

/// Puts one tree in the place of another.
std::string tree_in_place_of(std::string_view name) {
    return fmt::format(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'turned')"
        " WHERE name = '{}'; DELETE FROM sqlite_schema WHERE name = 'turned';",
        name);
}

/// The same for the ids of complaints, whose index has no text.
std::string ids_turned_around() {
    return "CREATE INDEX turned ON complaint (id DESC);" + tree_in_place_of("sqlite_autoindex_complaint_1");
}

/// The same for the numbers of the journal.
std::string journal_turned_around() {
    return "CREATE TABLE turned (node TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, actor TEXT NOT NULL,"
           " complaint BLOB, step TEXT NOT NULL, facts TEXT NOT NULL, part BLOB, hash BLOB NOT NULL,"
           " PRIMARY KEY (node, seq DESC)) STRICT, WITHOUT ROWID;"
           "INSERT INTO turned SELECT node, seq, at_ms, actor, complaint, step, facts, part, hash FROM journal;" +
           tree_in_place_of("journal");
}

/// More measures than a slice holds, and their order turned around.
std::string measures_turned_around() {
    return "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 1500)"
           " INSERT INTO measure (complaint, number, kind, what, owner, decided, due) SELECT (SELECT min(id) FROM"
           " complaint), n, 'corrective', 'x', 'x', '2026-11-20', '2026-11-30' FROM up;"
           "CREATE TABLE turned (complaint BLOB NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,"
           " what TEXT NOT NULL, owner TEXT NOT NULL, decided TEXT NOT NULL, due TEXT NOT NULL, checked TEXT,"
           " result TEXT, PRIMARY KEY (complaint DESC, number DESC)) STRICT, WITHOUT ROWID;"
           "INSERT INTO turned SELECT complaint, number, kind, what, owner, decided, due, checked, result"
           " FROM measure;" +
           tree_in_place_of("measure");
}

template <class Answer>
bool is_damaged(const Answer& answer) {
    return !answer && answer.error().reason == Reason::store_damaged;
}

struct Damaged {
    TestNode node;

    Damaged() {
        for (int i = 0; i < 3; ++i) {
            node.clock.advance(1min);
            node.add(a_form().by(Channel::letter).received(fmt::format("2026-11-{}", 18 + i).c_str()).form());
        }
    }
    void damage(const std::string& sql) {
        node.close();
        meddle(node, sql.c_str());
        node.reopen();
    }
};

const std::string receipts = "(received DESC, registered_ms DESC, id DESC, due, stage, handler, kind)";

}  // namespace

TEST_CASE("what goes on goes on, and what stands still or comes back does not") {
    InOrder up(1);
    CHECK(up.go_on(2));
    CHECK(up.go_on(7));
    CHECK_FALSE(up.go_on(7));
    CHECK_FALSE(up.go_on(3));
    CHECK(up.key() == 7);
    InOrder<int, std::greater<>> down(7);
    CHECK(down.go_on(3));
    CHECK_FALSE(down.go_on(4));
}

TEST_CASE_FIXTURE(Damaged, "the list of a register that is out of order ends") {
    REQUIRE(node->list({}, {}, 10)->size() == 3);
    damage(index_turned_around("complaint_by_receipt", receipts));
    CHECK(is_damaged(node->list({}, {}, 10)));
}

TEST_CASE_FIXTURE(Damaged, "the work list ends, by term and by receipt") {
    REQUIRE(work_list(node.store(), {}, {}, 10)->size() == 3);
    damage(index_turned_around("complaint_by_due", "(due DESC, id DESC, stage, handler, kind) WHERE due IS NOT NULL") +
           index_turned_around("complaint_by_receipt", receipts));
    CHECK(is_damaged(work_list(node.store(), {}, {}, 10)));
    CHECK(is_damaged(work_list(node.store(), {.order = WorkOrder::newest}, {}, 10)));
    CHECK(is_damaged(work_list(node.store(), {.open_only = false, .order = WorkOrder::newest}, {}, 10)));
}

TEST_CASE_FIXTURE(Damaged, "the tasks end") {
    REQUIRE(tasks(node.store()));
    damage(index_turned_around("complaint_with_persons",
                               "(received DESC, registered_ms DESC, id DESC, persons_named)"
                               " WHERE persons_named > 0 AND due IS NOT NULL"));
    CHECK(is_damaged(tasks(node.store())));
}

TEST_CASE_FIXTURE(Damaged, "new terms end") {
    node.close();
    meddle(node, ids_turned_around().c_str());
    node.config.terms.complete_days = 40;
    CHECK(is_damaged(Register::open(node.data(), node.config, node.clock)));
}

TEST_CASE_FIXTURE(Damaged, "what is written to others ends, and what is checked") {
    damage(journal_turned_around());
    CHECK(is_damaged(read_entries(node.store(), "K1", 0, 100, 1000)));
    CHECK(is_damaged(read_journal(node.store(), "K1", 0)));
    const auto verified = verify(node->database());
    REQUIRE(verified);
    CHECK(std::ranges::count(verified->findings, FindingKind::database_damaged, &Finding::kind) > 0);
}

TEST_CASE_FIXTURE(Damaged, "the measures of the figures end") {
    int count = 0;
    const auto take = [&](const MeasureRow&) { ++count; };
    damage(measures_turned_around());
    CHECK(is_damaged(read_measure_rows(node.store(), take)));
    CHECK(count <= 1500);
}

TEST_CASE("the figures of more complaints than a slice holds end, forwards and backwards") {
    TestNode node;
    fill_rows(node.store(), {.complaints = 12'000});
    node.close();
    meddle(node, index_turned_around("complaint_for_figures", "(figures DESC, id DESC)").c_str());
    node.reopen();
    const Day after_all{std::chrono::year{2027} / 1 / 1};
    int count = 0;
    // Backwards and forwards of an order that is the other way round.
    const auto fits = [&](const CaseRow&) { return ++count > 0; };
    CHECK(is_damaged(find_figure_rows(node.store(), after_all, fits, 1'000'000)));
    CHECK(is_damaged(read_figure_rows(node.store(), {.last = after_all}, [&](const CaseRow& row) { fits(row); })));
    CHECK(count <= 24'000);
}
