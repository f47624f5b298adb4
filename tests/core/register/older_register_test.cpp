// A register with everything in it, as the version before the last wrote it: it is migrated with every row as it was,
// and refuses afterwards what it refused before.

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <set>

#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "tests/core/sync/busy_node.hpp"

using namespace klachtenzuil;

namespace {

constexpr std::size_t version_before = 7;

void exec(Database& database, const std::string& sql) {
    char* why = nullptr;
    const int code = sqlite3_exec(database.handle(), sql.c_str(), nullptr, nullptr, &why);
    const std::string said = why ? why : "";
    sqlite3_free(why);
    if (code != SQLITE_OK) FAIL(sql, ": ", said);
}

/// What a query answers, a text a row.
std::vector<std::string> rows(Database& database, const std::string& query) {
    const auto found = database.read([&](Sql& sql) -> Result<std::vector<std::string>> {
        auto select = sql.prepare(query.c_str());
        std::vector<std::string> all;
        while (select->executeStep()) {
            std::string row;
            for (int i = 0; i < select->getColumnCount(); ++i)
                row += select->getColumn(i).getString() + '|';
            all.push_back(std::move(row));
        }
        return all;
    });
    if (!found) FAIL(query, ": ", found.error().detail);
    return *found;
}

std::vector<std::string> tables(Database& database) {
    return rows(database, "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name");
}

/// Everything that stands in the database, with the types of the values and in the order in which it was written.
std::map<std::string, std::vector<std::string>> content(Database& database) {
    std::map<std::string, std::vector<std::string>> all;
    for (std::string table : tables(database)) {
        table.pop_back();
        std::string columns;
        for (std::string column : rows(database, fmt::format("SELECT name FROM pragma_table_xinfo('{}')", table))) {
            column.pop_back();
            columns += fmt::format("{}quote({})", columns.empty() ? "" : ", ", column);
        }
        all[table] = rows(database, fmt::format("SELECT {} FROM main.{}", columns, table));
    }
    return all;
}

/// Writes all of `from` into a database of the version before.
void write_before(const std::filesystem::path& from, const std::filesystem::path& to) {
    auto older = Database::create(to, {.migrations = migrations().first(version_before)});
    REQUIRE(older);
    Database& database = **older;
    exec(database, "PRAGMA foreign_keys = OFF; ATTACH '" + from.string() + "' AS newer; DELETE FROM setting");
    for (std::string table : tables(database)) {
        table.pop_back();
        std::string columns;
        for (std::string column : rows(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table))) {
            column.pop_back();
            columns += (columns.empty() ? "" : ", ") + column;
        }
        exec(database, fmt::format("INSERT INTO main.{0} ({1}) SELECT {1} FROM newer.{0}", table, columns));
    }
    exec(database, "DETACH newer");
}

/// A register in which every kind of step was taken, and one complaint refused.
struct Older {
    Older() {
        Worker management{busy.node, "vanas", StaffRole::management};
        const ComplaintId refused = busy.node.add(a_form().naming_nobody().form()).entry.id;
        const Facts why{{"date", "2026-11-22"}, {"reason", "not_ours"}, {"explanation", "Niet bij ons."}};
        const auto taken = management.work.take(refused, {StepKind::refuse, why});
        if (!taken) FAIL(name_of(taken.error().reason), " ", taken.error().detail);
        before = content(busy.node->database());
        busy.node.close();
        write_before(path(), busy.node.place / "older.db");
        std::filesystem::rename(busy.node.place / "older.db", path());
    }
    std::filesystem::path path() const { return busy.node.data() / database_file; }

    BusyNode busy;
    std::map<std::string, std::vector<std::string>> before;
};

/// Whether a row is taken that is as one that stands there, but for its keys and this column.
bool takes(Database& database, const std::string& table, const std::string& column, const std::string& value) {
    std::string columns;
    std::string values;
    for (std::string name : rows(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table))) {
        name.pop_back();
        columns += (columns.empty() ? "" : ", ") + name;
        values += values.empty() ? "" : ", ";
        if (name == column) {
            values += "?1";
        } else if (name == "id") {
            values += "randomblob(16)";
        } else {
            values += name == "number" || name == "seq" ? name + " + 5000" : name;
        }
    }
    const std::string text = fmt::format("INSERT INTO {0} ({1}) SELECT {2} FROM {0} WHERE {3} IS NOT NULL LIMIT 1",
                                         table, columns, values, column);
    const auto done = database.transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare(text.c_str());
        insert->bind(1, value);
        const bool stands = insert->exec() == 1;
        return failed(stands ? Reason::step_out_of_order : Reason::store_damaged);  // so that it is taken back
    });
    return done.error().reason == Reason::step_out_of_order;
}

struct Names {
    const char* table;
    const char* column;
    std::vector<std::string> names;
};

const std::vector<Names> names_of_columns{
    {"journal", "step", {"begin",    "account",       "file",   "acknowledge", "assign",  "accept",        "refuse",
                         "hear",     "waive_hearing", "extend", "decide",      "measure", "check_measure", "inform",
                         "complete", "refer",         "reopen", "correct",     "note",    "destroy"}},
    {"complaint", "channel", {"kiosk", "walk_in", "phone", "letter", "email"}},
    {"complaint", "kind", {"client", "employer", "contract_party", "staff", "freelancer"}},
    {"complaint", "stage", {"received", "assessing", "handling", "decided", "completed", "refused"}},
    {"complaint", "refusal", {"no_complaint", "not_ours", "handled_before", "other"}},
    {"complaint", "extension_reason", {"investigation", "expert", "absence", "complainant", "other"}},
    {"complaint", "outcome", {"upheld", "partly_upheld", "not_upheld"}},
    {"complaint", "satisfied", {"yes", "no", "unknown"}}};

}  // namespace

TEST_CASE("a register with everything in it is migrated with every row as it was") {
    Older older;
    older.busy.node.reopen();
    Database& database = older.busy.node->database();
    const auto after = content(database);
    for (const auto& [table, rows] : older.before) {
        CAPTURE(table);
        REQUIRE(after.contains(table));
        CHECK(after.at(table) == rows);
    }
    CHECK(after.at("journal").size() > 15);
    CHECK(after.at("complaint").size() == 2);
    const auto schema = schema_of(database);
    CHECK(schema.value() == schema_of_new().value());
    const auto verified = verify(database);
    REQUIRE(verified);
    for (const Finding& finding : verified->findings)
        FAIL_CHECK(name_of(finding.kind), " ", finding.where);
    CHECK(rows(database, "PRAGMA foreign_keys") == std::vector<std::string>{"1|"});
    older.busy.node.add();
}

TEST_CASE("every column of a complaint is migrated with what stood in it, and not in another") {
    Older older;
    const auto open = [&](std::size_t version) {
        auto database = Database::open(older.path(), {.migrations = migrations().first(version)});
        REQUIRE(database);
        return std::move(*database);
    };
    auto before = open(version_before);
    std::string changes = "UPDATE complaint SET summary = 'summary', cause = 'cause', complainant_waived = 1";
    int day = 0;
    for (const char* column : {"acknowledged", "started", "accepted", "refused", "refusal_told", "complainant_heard",
                               "employee_heard", "extended", "extended_until", "extension_told", "decided",
                               "outcome_told", "referred", "completed", "destroyed", "due"})
        changes += fmt::format(", {} = '2027-01-{:02}'", column, ++day);
    exec(*before,
         changes +
             ", refusal = 'other', extension_reason = 'expert', outcome = 'upheld', satisfied = 'no', handler ="
             " 'jan', persons_named = 3, reopened = 2, brought_letter = 1, anonymous = 0");
    const auto was = content(*before).at("complaint");
    before.reset();
    // What is made of the columns can be made otherwise later.
    auto after = open(version_before + 1);
    CHECK(content(*after).at("complaint") == was);
}

TEST_CASE("a register in which a row points to nothing is not migrated") {
    Older older;
    {
        auto database = Database::open(older.path(), {.migrations = migrations().first(version_before)});
        REQUIRE(database);
        exec(**database, "PRAGMA foreign_keys = OFF; DELETE FROM complaint");
    }
    const auto opened = Database::open(older.path());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().reason == Reason::store_damaged);
    auto still = Database::open(older.path(), {.migrations = migrations().first(version_before)});
    REQUIRE(still);
    CHECK(rows(**still, "SELECT count(*) FROM journal") != std::vector<std::string>{"0|"});
}

TEST_CASE("journal and register take the names that they took before, and no others") {
    Older older;
    older.busy.node.close();
    auto before = Database::open(older.path(), {.migrations = migrations().first(version_before)});
    REQUIRE(before);
    const auto asked = [](Database& database) {
        std::vector<std::string> refused;
        for (const auto& [table, column, names] : names_of_columns) {
            for (const std::string& name : names)
                if (!takes(database, table, column, name)) refused.push_back(name);
            for (const std::string& name : {names.front() + "s", std::string("nothing"), std::string()})
                if (takes(database, table, column, name)) refused.push_back("not " + name);
        }
        return refused;
    };
    CHECK(asked(**before).empty());
    before->reset();
    auto after = Database::open(older.path());
    REQUIRE(after);
    CHECK(asked(**after).empty());
    // One date without what belongs to it, and the other way round.
    for (const char* const alone :
         {"refused = NULL", "refusal = NULL", "extension_reason = NULL", "outcome = NULL", "satisfied = NULL"}) {
        CAPTURE(alone);
        const auto text = fmt::format("UPDATE complaint SET {0} WHERE {1} IS NOT NULL", alone,
                                      std::string_view(alone).substr(0, std::string_view(alone).find(' ')));
        const auto done = (*after)->transaction([&](Sql& sql) -> Result<void> {
            sql.prepare(text.c_str())->exec();
            return {};
        });
        CHECK_FALSE(done);
    }
}

TEST_CASE("a register that went through the index of the figures as it was is migrated like every other") {
    Older older;
    for (const std::size_t version : {std::size_t{8}, std::size_t{9}}) {
        CAPTURE(version);
        const std::filesystem::path path = older.busy.node.place / fmt::format("at-{}.db", version);
        std::filesystem::copy_file(older.path(), path);
        {
            auto database = Database::open(path, {.migrations = migrations().first(version)});
            REQUIRE(database);
            exec(**database, "CREATE INDEX complaint_for_figures ON complaint (received, figures, id)");
        }
        auto migrated = Database::open(path);
        REQUIRE(migrated);
        CHECK(content(**migrated).at("complaint") == older.before.at("complaint"));
        CHECK(schema_of(**migrated).value() == schema_of_new().value());
        CHECK(rows(**migrated, "PRAGMA integrity_check") == std::vector<std::string>{"ok|"});
    }
}
