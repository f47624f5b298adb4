#include "core/register/database.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>
#include <tuple>

#include "core/register/statement.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

constexpr std::array first{Migration{1, "CREATE TABLE word (text TEXT NOT NULL UNIQUE) STRICT;"}};
constexpr std::array first_two{
    first[0], Migration{2, "CREATE TABLE other (n INTEGER) STRICT; INSERT INTO other SELECT count(*) FROM word;"}};
constexpr std::array first_and_broken{first[0], Migration{2, "CREATE TABLE third (n INTEGER); CREATE TABLE word (n);"}};

Database::Options with(std::span<const Migration> migrations) {
    return {std::chrono::milliseconds{20}, migrations};
}

Result<void> put(Database& database, const char* word) {
    return database.transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare("INSERT INTO word VALUES (?)");
        bind_values(*insert, word);
        insert->exec();
        return {};
    });
}

int number(Database& database, const char* query) {
    auto found = database.read([&](Sql& sql) -> Result<int> {
        auto select = sql.prepare(query);
        select->executeStep();
        return select->getColumn(0).getInt();
    });
    REQUIRE(found);
    return *found;
}

int words_in(Database& database) {
    return number(database, "SELECT count(*) FROM word");
}

}  // namespace

TEST_CASE("a database is opened with the settings that survive a power cut") {
    const TemporaryDirectory place;
    auto database = Database::create(place / "a.db");
    REQUIRE(database);
    CHECK((*database)->version() == migrations().back().number);
    const auto journal_mode = (*database)->read([](Sql& sql) -> Result<std::string> {
        auto select = sql.prepare("PRAGMA journal_mode");
        select->executeStep();
        return select->getColumn(0).getString();
    });
    CHECK(journal_mode.value() == "delete");
    CHECK(number(**database, "PRAGMA synchronous") == 3);
    CHECK(number(**database, "PRAGMA mmap_size") == 0);
    CHECK(number(**database, "PRAGMA secure_delete") == 1);
    CHECK(number(**database, "PRAGMA trusted_schema") == 0);
    CHECK(number(**database, "PRAGMA foreign_keys") == 1);
    CHECK(number(**database, "PRAGMA application_id") == application_id);
    struct stat facts {};
    REQUIRE(::stat((place / "a.db").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("what a failed transaction wrote is taken back") {
    const TemporaryDirectory place;
    auto database = std::move(Database::create(place / "a.db", with(first)).value());
    REQUIRE(put(*database, "een"));
    auto refused = database->transaction([&](Sql&) -> Result<void> {
        REQUIRE(put(*database, "twee"));
        return failed(Reason::step_out_of_order);
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == Reason::step_out_of_order);
    CHECK(words_in(*database) == 1);
    CHECK(put(*database, "een").error().reason == Reason::store_damaged);
    CHECK(put(*database, "drie").has_value());
    CHECK(words_in(*database) == 2);
}

TEST_CASE("a part of a transaction that fails is taken back alone") {
    const TemporaryDirectory place;
    auto database = std::move(Database::create(place / "a.db", with(first)).value());
    auto done = database->transaction([&](Sql&) -> Result<void> {
        REQUIRE(put(*database, "een"));
        CHECK_FALSE(database->transaction([&](Sql&) -> Result<void> {
            REQUIRE(put(*database, "twee"));
            return failed(Reason::step_out_of_order);
        }));
        CHECK_FALSE(put(*database, "een"));
        return put(*database, "drie");
    });
    CHECK(done);
    CHECK(words_in(*database) == 2);
}

TEST_CASE("an exception of the caller leaves nothing behind") {
    const TemporaryDirectory place;
    auto database = std::move(Database::create(place / "a.db", with(first)).value());
    CHECK_THROWS_AS(std::ignore = database->transaction([&](Sql&) -> Result<void> {
        REQUIRE(put(*database, "een"));
        throw std::runtime_error("ours");
    }),
                    std::runtime_error);
    CHECK(words_in(*database) == 0);
}

TEST_CASE("an older database is copied before it is migrated") {
    const TemporaryDirectory place;
    {
        auto old = std::move(Database::create(place / "a.db", with(first)).value());
        REQUIRE(put(*old, "een"));
    }
    auto database = Database::open(place / "a.db", with(first_two));
    REQUIRE(database);
    CHECK((*database)->version() == 2);
    CHECK(number(**database, "SELECT n FROM other") == 1);
    auto copy = Database::open(place / "a.db.before-0002", with(first));
    REQUIRE(copy);
    CHECK((*copy)->version() == 1);
    CHECK(words_in(**copy) == 1);
}

TEST_CASE("a migration that fails changes nothing") {
    const TemporaryDirectory place;
    { REQUIRE(Database::create(place / "a.db", with(first))); }
    CHECK_FALSE(Database::open(place / "a.db", with(first_and_broken)));
    auto database = Database::open(place / "a.db", with(first));
    REQUIRE(database);
    CHECK(number(**database, "SELECT count(*) FROM sqlite_schema WHERE name = 'third'") == 0);
}

TEST_CASE("a file that cannot be used is refused with the reason") {
    const TemporaryDirectory place;
    { REQUIRE(Database::create(place / "newer.db", with(first_two))); }
    std::ofstream(place / "text.db") << std::string(4096, 'x');
    std::ofstream(place / "empty.db").flush();
    std::filesystem::create_directory(place / "directory.db");

    CHECK(Database::open(place / "nothing.db").error().reason == Reason::store_missing);
    CHECK(Database::open(place / "newer.db", with(first)).error().reason == Reason::store_newer);
    CHECK(Database::open(place / "text.db").error().reason == Reason::store_damaged);
    CHECK(Database::open(place / "empty.db").error().reason == Reason::store_damaged);
    CHECK(Database::open(place / "directory.db").error().reason == Reason::store_unreadable);
    CHECK(Database::create(place / "text.db").error().reason == Reason::file_exists);
    CHECK_FALSE(std::filesystem::exists(place / "nothing.db"));
}

TEST_CASE("a database that another program keeps busy is locked, and free again afterwards") {
    const TemporaryDirectory place;
    auto ours = std::move(Database::create(place / "a.db", with(first)).value());
    auto theirs = std::move(Database::open(place / "a.db", with(first)).value());
    auto held = theirs->transaction([&](Sql&) -> Result<void> {
        CHECK(put(*ours, "een").error().reason == Reason::store_locked);
        return {};
    });
    CHECK(held);
    CHECK(put(*ours, "een").has_value());
}

TEST_CASE("a copy is whole, private, and never replaces a file") {
    const TemporaryDirectory place;
    auto database = std::move(Database::create(place / "a.db", with(first)).value());
    REQUIRE(put(*database, std::string(3'000'000, 'a').c_str()));
    REQUIRE(put(*database, "een"));
    REQUIRE(copy_online(*database, place / "copy.db"));
    CHECK(copy_online(*database, place / "copy.db").error().reason == Reason::file_exists);
    auto copy = std::move(Database::open(place / "copy.db", with(first)).value());
    CHECK(words_in(*copy) == 2);
    struct stat facts {};
    REQUIRE(::stat((place / "copy.db").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("the migrations are numbered without a gap") {
    int expected = 0;
    for (const Migration& migration : migrations())
        CHECK(migration.number == ++expected);
    CHECK(expected > 0);
}
