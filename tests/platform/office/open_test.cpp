#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "core/base/json.hpp"
#include "core/register/carried_entry.hpp"
#include "core/register/database.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "core/register/statement.hpp"
#include "platform/office/open_tables.hpp"
#include "platform/office/table_writer.hpp"
#include "tests/support/course.hpp"
#include "tests/support/program.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 07777U;
}

std::vector<std::byte> pdf(std::string_view text) {
    const std::string whole = "%PDF-1.7\n" + std::string(text) + "\n%%EOF";
    const auto bytes = std::as_bytes(std::span(whole));
    return {bytes.begin(), bytes.end()};
}

/// Complaints of every course, and one each of which the dossier is about who asks, destroyed, and not to be opened.
struct Office {
    TestNode node{"KT"};
    Course course{node};
    Worker other{node, "devries", StaffRole::management};
    Casework& work = course.management().work;
    TemporaryDirectory place;
    ComplaintId concerned, destroyed, closed, attached;

    Office() {
        destroyed = course.run(5);
        node.clock.advance(std::chrono::days{800});
        REQUIRE(work.purge(std::span(&destroyed, 1)));
        for (int i = 0; i < 3 * Course::kinds; ++i)
            attached = course.run(i);
        REQUIRE(work.attach(attached, "=brief, \"van\" Zoë.pdf", pdf("eerste")));
        REQUIRE(work.keep_letter(attached, "outcome", pdf("tweede")));
        concerned = node.add(a_form().told("Over de directeur.").form(), false).entry.id;
        REQUIRE(other.work.link_person(concerned, 0, "vanas"));
        const ComplaintId linked = node.add(a_form().told("Over de balie.").form(), false).entry.id;
        REQUIRE(other.work.link_person(linked, 0, "balie"));
        closed = node.add(a_form().told("Onleesbaar.").form(), false).entry.id;
        const auto spoiled = node->database().transaction([&](Sql& sql) -> Result<void> {
            auto update = sql.prepare("UPDATE dossier_key SET sealed = zeroblob(80) WHERE complaint = ?");
            bind_values(*update, closed);
            update->exec();
            return {};
        });
        REQUIRE(spoiled);
    }

    OpenedTables open(TableFormat format, const char* name) {
        const auto opened = open_tables(node.store(), work, {.format = format, .to = place / name, .since = {}});
        if (!opened) FAIL(name_of(opened.error().reason), " ", opened.error().detail);
        return *opened;
    }
    json table(const char* name) { return parse_json(contents_of(place / "json" / (std::string(name) + ".json"))); }
    json rows_for(const char* name, const ComplaintId& id) {
        const std::string reference = text_of(node->find(id).value()->entry.reference);
        json found = json::array();
        for (const json& row : table(name)) {
            if (row["reference"] == reference) found.push_back(row);
        }
        return found;
    }
};

}  // namespace

TEST_CASE("CSV, JSON and the workbook hold the same, as their own readers read them") {
    Office office;
    const auto csv = office.open(TableFormat::csv, "csv");
    CHECK(csv.complaints == 3 * Course::kinds + 4);
    CHECK(csv.open == csv.complaints - 3);
    CHECK(csv.closed == 1);
    office.open(TableFormat::json, "json");
    office.open(TableFormat::xlsx, "workbook.xlsx");
    const auto read =
        Program("/usr/bin/python3")
            .run({READ_BACK, office.place / "csv", office.place / "json", office.place / "workbook.xlsx"});
    CHECK_MESSAGE(read.status == 0, read.out, read.err);

    // What a formula was is a text in both, and a real text in JSON.
    CHECK(contents_of(office.place / "csv" / "dossiers.csv").find(",'=1+1,") != std::string::npos);
    CHECK(contents_of(office.place / "csv" / "dossiers.csv").find("'+31612345678") != std::string::npos);
}

TEST_CASE("a dossier that can be opened stands there whole, with its persons, steps and documents") {
    Office office;
    office.open(TableFormat::json, "json");
    const auto dossier = office.rows_for("dossiers", office.attached);
    REQUIRE(dossier.size() == 1);
    CHECK(dossier[0]["dossier"] == "open");
    CHECK(dossier[0]["name"] == "Zoë Çelik");
    CHECK(dossier[0]["story"] == awkward_texts()[20 % awkward_texts().size()]);
    bool heard = false;
    for (const auto& step : office.rows_for("steps", office.attached)) {
        if (step["step"] != "hear") continue;
        CHECK(parse_json(step["facts"].get<std::string>())["summary"] == dossier[0]["story"]);
        heard = true;
    }
    CHECK(heard);

    const auto documents = office.rows_for("attachments", office.attached);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0]["kind"] == "attachment");
    CHECK(documents[0]["name"] == "=brief, \"van\" Zoë.pdf");
    CHECK(documents[1]["kind"] == "letter");
    const auto file = office.place / "json" / documents[0]["file"].get<std::string>();
    CHECK(contents_of(file) == "%PDF-1.7\neerste\n%%EOF");
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(file.parent_path()) == 0700);
    CHECK(mode_of(office.place / "json") == 0700);
    CHECK(mode_of(office.place / "json" / "dossiers.json") == 0600);

    const auto persons = office.table("persons");
    REQUIRE(persons.size() == 1);
    CHECK(persons[0]["name"] == "de man aan de balie");
    CHECK(persons[0]["linked"] == true);
    CHECK(persons[0]["account"] == "balie");
}

TEST_CASE("what cannot be opened is named, and nothing of it stands in the tables") {
    Office office;
    office.open(TableFormat::json, "json");
    const auto state = [&](const ComplaintId& id) {
        const auto rows = office.rows_for("dossiers", id);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0]["story"].is_null());
        CHECK(rows[0]["name"].is_null());
        CHECK(office.rows_for("complaints", id).size() == 1);
        CHECK(office.rows_for("steps", id).size() >= 1);
        CHECK(office.rows_for("persons", id).empty());
        return rows[0]["dossier"].get<std::string>();
    };
    CHECK(state(office.concerned) == "concerned");
    CHECK(state(office.destroyed) == "destroyed");
    CHECK(state(office.closed) == "closed");
    CHECK(contents_of(office.place / "json" / "dossiers.json").find("directeur") == std::string::npos);
}

TEST_CASE("the office opens what a kiosk sealed to it, and names what it did not") {
    Office office;
    TestNode kiosk("K1");
    REQUIRE(admit_node(office.node.store(), own_card(kiosk.store()).value()));
    const ComplaintId before = kiosk.add(a_form().told("Nog zonder kantoor.").form(), false).entry.id;
    kiosk.config.sync.office_key = text_of(own_card(office.node.store()).value());
    kiosk.reopen();
    const ComplaintId after = kiosk.add(a_form().told("Nu met kantoor.").form(), false).entry.id;
    Worker reception(kiosk, "receptie", StaffRole::receptionist);
    REQUIRE(reception.work.link_person(after, 0, "receptie"));
    const auto entries = read_entries(kiosk.store(), "K1", 0, 1000, 1U << 20U);
    REQUIRE(entries);
    REQUIRE(take_in(office.node.store(), "K1", *entries));

    CHECK(office.open(TableFormat::json, "json").closed == 2);
    CHECK(office.rows_for("dossiers", after)[0]["story"] == "Nu met kantoor.");
    const auto person = office.rows_for("persons", after);
    REQUIRE(person.size() == 1);
    CHECK(person[0]["linked"] == true);
    CHECK(person[0]["account"].is_null());  // an account of the kiosk's, which the office does not know
    CHECK(office.rows_for("dossiers", before)[0]["dossier"] == "closed");
    CHECK(office.rows_for("steps", before)[0]["step"] == "file");
}

TEST_CASE("a document that was altered makes its dossier closed, and the others stand there") {
    Office office;
    const auto spoiled = office.node->database().transaction([&](Sql& sql) -> Result<void> {
        auto update = sql.prepare(
            "UPDATE dossier_part SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB)"
            " WHERE kind = 'letter'");
        update->exec();
        return {};
    });
    REQUIRE(spoiled);
    CHECK(office.open(TableFormat::json, "json").closed == 2);
    CHECK(office.rows_for("dossiers", office.attached)[0]["dossier"] == "closed");
    const auto documents = office.rows_for("attachments", office.attached);
    REQUIRE(documents.size() == 2);
    CHECK(documents[0]["file"].is_string());
    CHECK(documents[1]["file"].is_null());
}

TEST_CASE("only management opens, nothing is overwritten, and nothing is left of what failed") {
    Office office;
    const Worker desk(office.node, "balie", StaffRole::receptionist);
    const OpenRequest request{.format = TableFormat::csv, .to = office.place / "csv", .since = {}};
    auto refused = open_tables(office.node.store(), desk.work, request);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == Reason::not_permitted);
    CHECK(std::filesystem::is_empty(office.place.path()));

    // What an earlier run left behind when it was killed.
    std::filesystem::create_directory(office.place / "csv.unfinished");
    std::ofstream(office.place / "csv.unfinished" / "dossiers.csv") << "half";
    office.open(TableFormat::csv, "csv");
    CHECK_FALSE(std::filesystem::exists(office.place / "csv.unfinished"));

    const std::string before = contents_of(office.place / "csv" / "dossiers.csv");
    for (const auto format : {TableFormat::csv, TableFormat::json, TableFormat::xlsx}) {
        refused =
            open_tables(office.node.store(), office.work, {.format = format, .to = office.place / "csv", .since = {}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reason == Reason::file_exists);
    }
    CHECK(contents_of(office.place / "csv" / "dossiers.csv") == before);

    office.open(TableFormat::xlsx, "workbook.xlsx");
    CHECK(mode_of(office.place / "workbook.xlsx") == 0600);
    CHECK_FALSE(std::filesystem::exists(office.place / "workbook.xlsx.unfinished"));
    refused = open_tables(office.node.store(), office.work,
                          {.format = TableFormat::csv, .to = office.place / "no" / "such", .since = {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == Reason::file_missing);
}

TEST_CASE("from a date on, what was received before stays out") {
    Office office;
    const auto all = office.open(TableFormat::csv, "csv");
    const auto opened = open_tables(
        office.node.store(), office.work,
        {.format = TableFormat::json, .to = office.place / "json", .since = plus_days(office.node->today(), -1)});
    REQUIRE(opened);
    CHECK(opened->complaints == all.complaints - 1);
    CHECK(office.rows_for("complaints", office.destroyed).empty());
}

TEST_CASE("a formula is a text, whatever it begins with") {
    for (const char* text : {"=1", "+1", "-1", "@A", "\tx", "\rx"})
        CHECK(defused(text) == "'" + std::string(text));
    for (const char* text : {"", "a=1", "'=1", " =1"})
        CHECK(defused(text) == text);
}
