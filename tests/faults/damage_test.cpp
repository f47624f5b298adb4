// The database file is damaged, as by a bad disk or a careless hand: no crash, every change of a live row is seen, the
// file is never overwritten. KLACHTENZUIL_MUTATIONS=10000 damages it more often.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <tuple>

#include "core/register/backup.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"
#include "tests/faults/store_under_fault.hpp"

using namespace klachtenzuil;

namespace {

constexpr std::size_t page = 4096;

/// Everything that the tables hold, row by row and without the help of an index; nothing when it cannot be read.
std::optional<std::string> rows_of(const std::filesystem::path& database) {
    sqlite3* raw = nullptr;
    std::string all;
    bool read = sqlite3_open_v2(database.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK;
    const auto each = [&](const std::string& sql, auto&& row) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(raw, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return false;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            row(statement);
        sqlite3_finalize(statement);
        return code == SQLITE_DONE;
    };
    const auto append = [&](sqlite3_stmt* row) {
        for (int i = 0; i < sqlite3_column_count(row); ++i) {
            all += std::to_string(sqlite3_column_type(row, i)) + ':';
            const auto* begin = static_cast<const char*>(sqlite3_column_blob(row, i));
            if (begin) all.append(begin, static_cast<std::size_t>(sqlite3_column_bytes(row, i)));
            all += '\n';
        }
    };
    read = read && each("SELECT * FROM sqlite_schema ORDER BY type, name", append);
    for (const char* table : {"node", "account", "complaint", "dossier_part", "print_request", "setting"})
        read = read && each(std::string("SELECT rowid, * FROM ") + table + " NOT INDEXED ORDER BY rowid", append);
    for (const char* table :
         {"journal", "dossier_key", "measure", "person_link"})  // their rows stand in the index of their key
        read = read && each(std::string("SELECT * FROM ") + table, append);
    sqlite3_close(raw);
    return read ? std::optional(all) : std::nullopt;
}

/// One of the ways in which a file goes bad.
Bytes damaged(Bytes content, std::mt19937& random) {
    const auto somewhere = [&] { return random() % content.size(); };
    const auto some_page = [&] { return random() % (content.size() / page) * page; };
    switch (random() % 7) {
        case 0: content[somewhere()] ^= static_cast<std::uint8_t>(1U << random() % 8); break;
        case 1:
        case 2:
            for (std::size_t i = 0, end = 1 + random() % 16; i < end; ++i)
                content[somewhere()] = static_cast<std::uint8_t>(random());
            break;
        case 3: {  // a lost write
            const auto at = some_page();
            std::fill_n(content.begin() + static_cast<std::ptrdiff_t>(at), page, std::uint8_t{0});
            break;
        }
        case 4: {  // a write to the wrong place
            const auto from = some_page();
            const auto to = some_page();
            std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(from), page,
                        content.begin() + static_cast<std::ptrdiff_t>(to));
            break;
        }
        case 5: content.resize(somewhere()); break;
        default: {  // a torn sector
            const auto at = somewhere() / 512 * 512;
            for (std::size_t i = at; i < std::min(at + 512, content.size()); ++i)
                content[i] = static_cast<std::uint8_t>(random());
            break;
        }
    }
    return content;
}

/// The tables, filled: complaints with and without acknowledgement, longer than a page and shorter.
void fill(TestNode& node) {
    for (int i = 0; i < 12; ++i) {
        const Filed filed = node.add(Beginning::send(i).form, i % 2 == 0);
        if (i % 3 == 0) REQUIRE(node->acknowledge(filed.entry.id, filed.entry.received));
    }
}

struct Seen {
    int refused = 0;  ///< did not open
    int found = 0;    ///< opened, and verify named it
    int unused = 0;   ///< hit bytes that nothing lives in
    int missed = 0;
};

/// Looks at a damaged database as the program would, and counts what became of it.
void look(TestNode& node, const std::string& rows_before, Seen& seen) {
    const auto file = node.data() / database_file;
    const Bytes before = content_of(file);
    CHECK_FALSE(Register::init(node.data(), node.config, node.clock, cheapest_cost()).value());
    auto store = Register::open(node.data(), node.config, node.clock);
    if (!store) {
        ++seen.refused;
        CHECK((content_of(file) == before));
        return;
    }
    const auto verified = verify((*store)->database());
    const bool sound = verified && verified->sound();
    // Reading what cannot be read is a failure with a reason, never a crash.
    std::ignore = (*store)->list({}, {}, 100);
    std::ignore = (*store)->counts();
    CHECK((content_of(file) == before));
    store->reset();
    const auto rows = rows_of(file);
    if (!sound) {
        ++seen.found;
    } else if (rows == rows_before) {
        ++seen.unused;
    } else {
        ++seen.missed;
    }
}

}  // namespace

TEST_CASE("whatever is damaged in the database, it is seen, and nothing is overwritten") {
    TestNode node;
    fill(node);
    node.close();
    const auto file = node.data() / database_file;
    const Bytes good = content_of(file);
    const auto rows = rows_of(file);
    REQUIRE(rows);
    const char* wanted = std::getenv("KLACHTENZUIL_MUTATIONS");
    const long mutations = wanted ? std::atol(wanted) : 300;
    std::mt19937 random(4);
    Seen seen;
    for (long i = 0; i < mutations; ++i) {
        write_content(file, damaged(good, random));
        CAPTURE(i);
        const int missed = seen.missed;
        look(node, *rows, seen);
        CHECK(seen.missed == missed);
    }
    MESSAGE("did not open: ", seen.refused, ", found by verify: ", seen.found, ", nothing lived there: ", seen.unused);
    CHECK(seen.found > mutations / 10);
    CHECK(seen.refused > mutations / 30);
    write_content(file, good);
    node.reopen();
    CHECK(verify(node->database())->sound());
}

TEST_CASE("control: SQLite's own check alone does not see altered content") {
    TestNode node;
    fill(node);
    node.close();
    const auto file = node.data() / database_file;
    Bytes content = content_of(file);
    const std::string told = "\"channel\":\"kiosk\"";
    const auto at = std::search(content.begin(), content.end(), told.begin(), told.end());
    REQUIRE(at != content.end());
    std::copy_n("phone", 5, at + 11);
    write_content(file, content);
    node.reopen();
    const auto own_check = node->database().read([](Sql& sql) -> Result<std::string> {
        auto check = sql.prepare("PRAGMA integrity_check");
        check->executeStep();
        return check->getColumn(0).getString();
    });
    CHECK(own_check.value() == "ok");
    CHECK_FALSE(verify(node->database())->sound());
}

TEST_CASE("a damaged backup is refused, and what stands there stays") {
    TestNode node;
    fill(node);
    REQUIRE(backup(node.store(), node.place / "b"));
    node.close();
    const Bytes good = content_of(node.place / "b");
    const Bytes before = content_of(node.data() / database_file);
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        write_content(node.place / "bad", damaged(good, random));
        if (restore(node.place / "bad", node.data(), WhenThere::replace)) {
            // Then what was hit is not a part of the node, and the node is whole.
            node.reopen();
            CHECK(verify(node->database())->sound());
            node.close();
            write_content(node.data() / database_file, before);
        } else {
            ++refused;
            CHECK((content_of(node.data() / database_file) == before));
        }
    }
    CHECK(refused > 20);
}
