#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>

#include "core/print/print_store.hpp"
#include "core/register/database.hpp"
#include "core/register/dossier.hpp"
#include "core/register/node_card.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

/// A complaint that was completed on the day of the test's clock, with an attachment and a letter to print.
struct Office {
    TestNode node;
    Worker desk{node, "balie", StaffRole::receptionist};
    Worker management{node, "vanas", StaffRole::management};
    Worker other_management{node, "bos", StaffRole::management};
    Worker handler{node, "jan", StaffRole::handler};

    void must(Worker& who, const ComplaintId& id, StepKind kind, Facts facts) {
        facts.try_emplace("date", iso(node->today()));
        const auto taken = who.work.take(id, {kind, std::move(facts)});
        if (!taken) FAIL(name_of(kind), " ", name_of(taken.error().reason), " ", taken.error().detail);
    }
    ComplaintId completed() {
        const ComplaintId id = node.add(a_form().naming_nobody().form()).entry.id;
        must(desk, id, StepKind::assign, {{"handler", "jan"}});
        must(management, id, StepKind::accept, {});
        for (const char* side : {"complainant", "employee"})
            must(handler, id, StepKind::hear, {{"side", side}, {"who", "Zoë Çelik"}, {"summary", "Gehoord."}});
        must(management, id, StepKind::decide,
             {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
        must(management, id, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
        must(management, id, StepKind::complete, {{"satisfied", "yes"}, {"summary", "Er werd te lang gewacht."}});
        return id;
    }
    ComplaintId refused() {
        const ComplaintId id = node.add(a_form().naming_nobody().form()).entry.id;
        must(management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Niet van ons."}});
        must(management, id, StepKind::inform, {{"about", "refusal"}, {"how", "letter"}});
        return id;
    }
    void on(const char* date) { node.clock.set(instant_from_iso(std::string(date) + "T12:00:00.000Z").value()); }

    std::vector<ComplaintId> purgeable(Worker& who) {
        const auto all = who.work.purgeable();
        REQUIRE(all);
        std::vector<ComplaintId> ids;
        for (const Complaint& complaint : *all)
            ids.push_back(complaint.id);
        return ids;
    }
    Complaint row(const ComplaintId& id) { return node->find(id).value().value().entry; }
    std::string file() const {
        std::ifstream stream(node.data() / database_file, std::ios::binary);
        std::ostringstream all;
        all << stream.rdbuf();
        return all.str();
    }
    /// A piece of every sealed part and key of a complaint, as it lies in the file.
    std::vector<std::string> marks(const ComplaintId& id) {
        const auto found = node->database().read([&](Sql& sql) -> Result<std::vector<std::string>> {
            std::vector<std::string> all;
            auto select = sql.prepare(
                "SELECT sealed FROM dossier_part WHERE complaint = ?1"
                " UNION ALL SELECT sealed FROM dossier_key WHERE complaint = ?1");
            bind_values(*select, id);
            while (select->executeStep()) {
                const auto bytes = bytes_of(select->getColumn(0));
                // From the middle, where no page's own head stands between; a long part lies on several pages.
                const auto middle = bytes.subspan(bytes.size() / 2, std::min<std::size_t>(24, bytes.size() / 2));
                all.emplace_back(reinterpret_cast<const char*>(middle.data()), middle.size());
            }
            return all;
        });
        REQUIRE(found);
        return *found;
    }
    void must_be_sound() {
        const auto verified = verify(node->database());
        REQUIRE(verified);
        for (const Finding& finding : verified->findings)
            FAIL_CHECK(name_of(finding.kind), " ", finding.where);
    }
};

std::vector<std::byte> a_scan(std::size_t size) {
    std::vector<std::byte> scan(size, std::byte{'x'});
    const std::string_view sign = "%PDF-1.7\n";
    constexpr std::string_view end = "%%EOF";
    std::ranges::copy(std::as_bytes(std::span(sign)), scan.begin());
    std::ranges::copy(std::as_bytes(std::span(end)), scan.end() - static_cast<std::ptrdiff_t>(end.size()));
    return scan;
}

}  // namespace

TEST_CASE("a dossier is past retention the day after its term, and not before") {
    Office office;
    const ComplaintId completed = office.completed();
    const ComplaintId refused = office.refused();
    office.node.add();  // still open
    CHECK(office.purgeable(office.management).empty());
    office.on("2028-11-22");
    CHECK(office.purgeable(office.management).empty());
    office.on("2028-11-23");
    auto both = office.purgeable(office.management);
    CHECK(both.size() == 2);
    CHECK(std::ranges::count(both, completed) == 1);
    CHECK(std::ranges::count(both, refused) == 1);
    const auto kept = office.management.work.kept_long_enough();
    REQUIRE(kept);
    for (const KeptLongEnough& each : *kept) {
        CHECK(iso(each.until) == "2028-11-22");
        CHECK_FALSE(each.waits_for_office);
    }
}

TEST_CASE("what is past retention is not looked for without an end in an index that is out of order") {
    Office office;
    office.refused();
    office.on("2026-11-23");
    office.refused();
    office.on("2029-01-01");
    CHECK(office.purgeable(office.management).size() == 2);
    // As a damaged page would: the text of the index says another order than that in which it stands.
    const char* const turned =
        "PRAGMA writable_schema = ON; CREATE TABLE was AS SELECT sql FROM sqlite_schema"
        " WHERE name = 'complaint_with_dossier_at_end'; DROP INDEX complaint_with_dossier_at_end;"
        " CREATE INDEX complaint_with_dossier_at_end ON complaint (received DESC, id DESC)"
        " WHERE due IS NULL AND destroyed IS NULL;"
        " UPDATE sqlite_schema SET sql = (SELECT sql FROM was) WHERE name = 'complaint_with_dossier_at_end';"
        " DROP TABLE was; PRAGMA writable_schema = RESET;";
    sqlite3* const handle = office.node->database().handle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    REQUIRE(sqlite3_exec(handle, turned, nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto found = office.management.work.purgeable();
    REQUIRE_FALSE(found);
    CHECK(found.error().reason == Reason::store_damaged);
}

TEST_CASE("a complaint that was completed long after its receipt counts from its completion") {
    Office office;
    const ComplaintId id = office.node.add(a_form().naming_nobody().form()).entry.id;
    office.on("2027-06-01");
    office.must(office.management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Nee."}});
    office.must(office.management, id, StepKind::inform, {{"about", "refusal"}, {"how", "phone"}});
    office.on("2029-06-01");
    CHECK(office.purgeable(office.management).empty());
    office.on("2029-06-02");
    CHECK(office.purgeable(office.management).size() == 1);
}

TEST_CASE("purging leaves nothing of the dossier in the file, and keeps the register line and the journal") {
    Office office;
    const ComplaintId id = office.completed();
    const ComplaintId kept = office.node.add().entry.id;
    REQUIRE(office.management.work.attach(id, "brief van Zoë.pdf", a_scan(300'000)));
    REQUIRE(office.management.work.keep_letter(id, "outcome", a_scan(9'000)));
    REQUIRE(office.management.work.link_person(id, 0, "jan"));
    const auto marks = office.marks(id);
    REQUIRE(marks.size() == 7);  // the form, two hearings, the reasons, an attachment, a letter, and the key
    // The test itself would see what is left: before, all of it is there.
    for (const std::string& mark : marks)
        CHECK(office.file().find(mark) != std::string::npos);
    std::ofstream(office.node.data() / (std::string(database_file) + ".before-0002")) << office.file();
    const Complaint before = office.row(id);

    office.on("2028-11-23");
    const auto size = office.file().size();
    const auto purged = office.management.work.purge(std::array{id});
    REQUIRE(purged);
    CHECK(*purged == 1);
    for (const std::string& mark : marks)
        CHECK(office.file().find(mark) == std::string::npos);
    CHECK(office.file().size() < size - 300'000);
    CHECK_FALSE(std::filesystem::exists(office.node.data() / (std::string(database_file) + ".before-0002")));
    CHECK(office.marks(id).empty());
    CHECK_FALSE(office.marks(kept).empty());

    Complaint after = office.row(id);
    CHECK(after.destroyed == office.node->today());
    CHECK(after.completion == before.completion);
    CHECK(after.decision == before.decision);
    CHECK_FALSE(std::ranges::any_of(after.persons, [](const PersonLink& link) { return link.staff.has_value(); }));
    CHECK(office.purgeable(office.management).empty());
    CHECK(office.management.work.form(id).error().reason == Reason::dossier_destroyed);
    CHECK(office.management.work.form(kept));
    const auto history = office.management.work.history(id);
    REQUIRE(history);
    CHECK(history->back().kind == StepKind::destroy);
    office.must_be_sound();
}

TEST_CASE("control: of a dossier that was not purged, or deleted and not overwritten, all is found in the file") {
    Office office;
    const ComplaintId id = office.completed();
    REQUIRE(office.management.work.attach(id, "brief.pdf", a_scan(300'000)));
    const auto marks = office.marks(id);
    const auto found = [&] {
        return std::ranges::count_if(
            marks, [file = office.file()](const std::string& mark) { return file.find(mark) != std::string::npos; });
    };
    office.on("2028-11-23");
    CHECK(found() == std::ssize(marks));
    CHECK(office.purgeable(office.management).size() == 1);
    sqlite3_exec(office.node->database().handle(), "PRAGMA secure_delete = OFF", nullptr, nullptr, nullptr);
    const auto deleted = office.node->database().transaction([&](Sql& sql) -> Result<void> {
        destroy_dossier(sql, id);
        return {};
    });
    REQUIRE(deleted);
    CHECK(office.marks(id).empty());
    CHECK(found() > 0);
}

TEST_CASE("only management purges, nothing before its time, and nobody a complaint about themselves") {
    Office office;
    const ComplaintId id = office.completed();
    CHECK(office.management.work.purge(std::array{id}).error().reason == Reason::retention_runs);
    REQUIRE(office.other_management.work.link_person(id, 0, "vanas"));
    office.on("2028-11-23");
    CHECK(office.desk.work.purge(std::array{id}).error().reason == Reason::not_permitted);
    CHECK(office.handler.work.purge(std::array{id}).error().reason == Reason::not_permitted);
    CHECK(office.management.work.purge(std::array{id}) == 0);
    CHECK_FALSE(office.row(id).destroyed);
    CHECK(office.management.work.purge({}) == 0);
    CHECK(office.management.work.purge(std::array{new_id<ComplaintId>()}).error().reason == Reason::reference_unknown);
    CHECK(office.other_management.work.purge(std::array{id}) == 1);
    CHECK(office.other_management.work.purge(std::array{id}).error().reason == Reason::dossier_destroyed);
}

TEST_CASE("what the office is to have is not purged before it has it") {
    Office office;
    const ComplaintId id = office.completed();
    office.on("2028-11-23");
    office.node.config.sync.office_key = text_of(NodeCard{"KT", {}, {}});
    CHECK(office.purgeable(office.management).empty());
    CHECK(office.management.work.purge(std::array{id}).error().reason == Reason::retention_runs);
    CHECK_FALSE(office.row(id).destroyed);
}

TEST_CASE("a letter that was still to be printed is given up with its dossier") {
    Office office;
    const ComplaintId id = office.refused();
    const auto part = office.management.work.keep_letter(id, "not_accepted", a_scan(100));
    REQUIRE(part);
    const PrintRequest letter{.id = new_id<PrintId>(),
                              .complaint = id,
                              .part = *part,
                              .state = PrintState::wanted,
                              .trouble = PrintTrouble::not_made,
                              .duplicate = false,
                              .job = std::nullopt,
                              .asked = office.node.clock.now(),
                              .changed = office.node.clock.now()};
    REQUIRE(office.node->database().transaction([&](Sql& sql) -> Result<void> {
        print_store::add(sql, letter);
        return {};
    }));
    office.on("2028-11-23");
    CHECK(office.management.work.purge(std::array{id}) == 1);
    const auto after = office.node->database().read([&](Sql& sql) { return print_store::find(sql, letter.id); });
    CHECK(after.value().value().state == PrintState::given_up);
    office.must_be_sound();
}
