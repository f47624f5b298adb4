// Figures out of a register whose tables or indexes stand in another order than they say.

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "core/analysis/analysis.hpp"
#include "core/register/database.hpp"
#include "core/register/figure_rows.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("figures and measures in an order that is damaged end, and say that the register is damaged") {
    TestNode node;
    // More than one slice.
    fill_rows(node.store(), {.seed = 3, .complaints = 6000, .first_year = 2023, .years = 3});
    const auto turn = [&](const char* sql) {
        sqlite3* const handle = node->database().handle();
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        const std::string all = fmt::format("PRAGMA writable_schema = ON; {} PRAGMA writable_schema = RESET;", sql);
        REQUIRE(sqlite3_exec(handle, all.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    const auto is_damaged = [](const auto& result) {
        return !result && result.error().reason == Reason::store_damaged;
    };
    SUBCASE("complaints") {
        const auto none = [](const CaseRow&) { return false; };
        REQUIRE(find_figure_rows(node.store(), 2025y / 12 / 31, none, 10));
        turn(
            "CREATE TABLE was AS SELECT sql FROM sqlite_schema WHERE name = 'complaint_for_figures';"
            " DROP INDEX complaint_for_figures;"
            " CREATE INDEX complaint_for_figures ON complaint (figures DESC, id DESC);"
            " UPDATE sqlite_schema SET sql = (SELECT sql FROM was) WHERE name = 'complaint_for_figures';"
            " DROP TABLE was;");
        const FigureRowsWanted all{.last = 2026y / 12 / 31, .since = {}, .even_over = {}};
        CHECK(is_damaged(read_figure_rows(node.store(), all, [](const CaseRow&) {})));
        CHECK(is_damaged(find_figure_rows(node.store(), 2025y / 12 / 31, none, 10)));
    }
    SUBCASE("measures") {
        REQUIRE(read_measure_rows(node.store(), [](const MeasureRow&) {}));
        turn(
            "CREATE TABLE turned (complaint BLOB NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,"
            " what TEXT NOT NULL, owner TEXT NOT NULL, decided TEXT NOT NULL, due TEXT NOT NULL, checked TEXT,"
            " result TEXT, PRIMARY KEY (complaint DESC, number DESC)) STRICT, WITHOUT ROWID;"
            " INSERT INTO turned SELECT * FROM measure; UPDATE sqlite_schema SET rootpage ="
            " (SELECT rootpage FROM sqlite_schema WHERE name = 'turned') WHERE name = 'measure';"
            " DELETE FROM sqlite_schema WHERE name = 'turned';");
        CHECK(is_damaged(read_measure_rows(node.store(), [](const MeasureRow&) {})));
        CHECK(is_damaged(analyse(node.store(), {year_of(2025y)})));
    }
}
