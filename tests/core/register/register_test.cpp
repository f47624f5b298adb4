#include "core/register/register.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/complaint/term.hpp"
#include "core/register/database.hpp"
#include "core/register/node_card.hpp"
#include "core/register/statement.hpp"
#include "core/staff/seal.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

Date day(const char* text) {
    return date_from_iso(text).value();
}

Instant utc(const char* text) {
    return instant_from_iso(text).value();
}

int mode_of(const std::filesystem::path& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return static_cast<int>(facts.st_mode & 0777);
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::set<std::string> names_in(const std::filesystem::path& directory) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        names.insert(entry.path().filename());
    return names;
}

}  // namespace

TEST_CASE("init makes a node that only its owner can read") {
    const TestNode node;
    CHECK(names_in(node.data()) == std::set<std::string>{database_file, node_key_file, first_sign_in_file});
    CHECK(mode_of(node.data()) == 0700);
    for (const auto& name : names_in(node.data()))
        CHECK(mode_of(node.data() / name) == 0600);
}

TEST_CASE("a second init changes nothing") {
    TestNode node;
    node.add();
    node.close();
    std::map<std::string, std::string> before;
    for (const auto& name : names_in(node.data()))
        before[name] = content_of(node.data() / name);
    const auto again = Register::init(node.data(), node.config, node.clock, cheapest_cost());
    REQUIRE(again);
    CHECK_FALSE(*again);
    for (const auto& [name, content] : before)
        CHECK(content_of(node.data() / name) == content);
    CHECK(names_in(node.data()).size() == before.size());
}

TEST_CASE("an init that was cut off is taken up again") {
    const TemporaryDirectory place;
    const FakeClock clock(utc("2026-11-22T08:00:00.000Z"));
    const Config config = default_config();
    const auto data = place / "data";
    REQUIRE(Register::init(data, config, clock, cheapest_cost()));
    const std::string key = content_of(data / node_key_file);
    // As if the power went before the database got its name.
    std::filesystem::rename(data / database_file, data / "register.db.new");
    std::ofstream(data / "register.db.new-journal") << "half a journal";
    CHECK(Register::open(data, config, clock).error().reason == Reason::store_missing);

    const auto again = Register::init(data, config, clock, cheapest_cost());
    REQUIRE(again);
    CHECK(*again == data / first_sign_in_file);
    CHECK(content_of(data / node_key_file) == key);
    CHECK(names_in(data) == std::set<std::string>{database_file, node_key_file, first_sign_in_file});
    auto store = Register::open(data, config, clock);
    REQUIRE(store);
    CHECK(desk_secret(**store).size() == 32);
}

TEST_CASE("the first account must choose a passphrase of its own") {
    TestNode node;
    const auto account = node->find_account("directie");
    REQUIRE(account);
    REQUIRE(*account);
    CHECK((*account)->must_change);
    CHECK((*account)->role == StaffRole::management);
    CHECK(unwrap(**account, first_passphrase(node.data())).has_value());
    CHECK(node->find_account("niemand").value() == std::nullopt);
}

TEST_CASE("a directory that is not whole is refused with the reason") {
    TestNode node;
    node.close();
    const auto reason = [&] { return Register::open(node.data(), node.config, node.clock).error().reason; };
    CHECK(Register::open(node.place / "elsewhere", node.config, node.clock).error().reason == Reason::store_missing);

    const auto key = node.data() / node_key_file;
    const std::string content = content_of(key);
    std::filesystem::remove(key);
    CHECK(reason() == Reason::keys_missing);
    std::ofstream(key) << content.substr(1);
    CHECK(reason() == Reason::keys_damaged);
    std::ofstream(key) << std::string(32, 'k');
    CHECK(reason() == Reason::keys_damaged);
    std::ofstream(key) << content;
    node.config.node = "K2";
    CHECK(reason() == Reason::config_bad_value);
}

TEST_CASE("a complaint is stored with its number, its dates and a sealed dossier") {
    TestNode node;
    const Form form = a_form().about(Category::behaviour).told("De deur bleef dicht, hoe ik ook klopte.").form();
    const auto id = new_id<ComplaintId>();
    const auto filed = node->add(id, form, true);
    REQUIRE(filed);
    const Complaint& entry = filed->entry;
    CHECK(entry.id == id);
    CHECK(entry.reference == Reference{"K1", 2026, 1});
    CHECK(entry.registered == node.clock.now());
    CHECK(iso(entry.received) == "2026-11-22");
    CHECK(entry.channel == Channel::kiosk);
    CHECK(entry.kind == ComplainantKind::client);
    CHECK(entry.about == form.about);
    CHECK(entry.stage == Stage::received);
    CHECK_FALSE(entry.acknowledged);
    CHECK(filed->print);
    CHECK(filed->journal_head.size() == 64);

    node.reopen();
    CHECK(node->find(id).value() == *filed);
    CHECK(node->find(entry.reference).value() == entry);
    CHECK(node->find(new_id<ComplaintId>()).value() == std::nullopt);
    CHECK(node->find(Reference{"K1", 2026, 2}).value() == std::nullopt);

    const auto told = node->open_dossier(id, desk_secret(node.store()));
    REQUIRE(told);
    CHECK(*told == form);
    CHECK(node->open_dossier(id, new_desk_pair().secret).error().reason == Reason::keys_damaged);
    CHECK(content_of(node.data() / database_file).find("klopte") == std::string::npos);
    CHECK(content_of(node.data() / database_file).find("elik") == std::string::npos);
}

TEST_CASE("the same complaint sent again is the same complaint") {
    TestNode node;
    const auto id = new_id<ComplaintId>();
    const auto first = node->add(id, a_form().form(), true);
    REQUIRE(first);
    node.clock.advance(24h);
    node.reopen();
    CHECK(node->add(id, a_form().told("iets anders").form(), false).value() == *first);
    CHECK(node->list({}, {}, 10)->size() == 1);
}

TEST_CASE("without paper there is no print request") {
    TestNode node;
    CHECK_FALSE(node.add(a_form().form(), false).print);
    CHECK(node->counts()->prints_open == 0);
    CHECK(node.add(a_form().form(), true).print);
    CHECK(node->counts()->prints_open == 1);
}

TEST_CASE("an office that has a key can open what was filed after it was set") {
    TestNode node;
    const DeskPair office = new_desk_pair();
    node.config.sync.office_key = text_of(NodeCard{"KT", {}, office.open});
    node.reopen();
    const Filed filed = node.add();
    auto keys = node->database().read([&](Sql& sql) -> Result<int> {
        auto select = sql.prepare("SELECT count(*) FROM dossier_key");
        select->executeStep();
        return select->getColumn(0).getInt();
    });
    CHECK(keys.value() == 2);
    CHECK(node->open_dossier(filed.entry.id, desk_secret(node.store())).has_value());
    node.config.sync.office_key = text_of(NodeCard{"KT", {}, {}});
    node.reopen();
    CHECK(node->add(new_id<ComplaintId>(), a_form().form(), true).error().reason == Reason::keys_damaged);
}

TEST_CASE("numbers count per year of receipt, without a gap") {
    TestNode node;
    const auto filed = [&](const char* received) {
        return node.add(a_form().by(Channel::letter).received(received).form()).entry.reference;
    };
    CHECK(filed("2026-11-20") == Reference{"K1", 2026, 1});
    CHECK(filed("2025-12-30") == Reference{"K1", 2025, 1});
    CHECK(filed("2026-01-02") == Reference{"K1", 2026, 2});
    CHECK(filed("2025-12-31") == Reference{"K1", 2025, 2});
    // A failure in between gives no number away.
    node.config.sync.office_key = text_of(NodeCard{"KT", {}, {}});
    node.reopen();
    CHECK_FALSE(node->add(new_id<ComplaintId>(), a_form().form(), true));
    node.config.sync.office_key.clear();
    node.reopen();
    CHECK(filed("2026-02-02") == Reference{"K1", 2026, 3});
}

TEST_CASE("when the numbers of a year are used up, the complaint is refused") {
    TestNode node;
    auto done = node->database().transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare(
            "INSERT INTO complaint (id, node, year, number, registered_ms, received, channel, about, language, stage,"
            " brought_letter) VALUES (zeroblob(16), 'K1', 2026, 999999, 0, '2026-01-01', 'kiosk', 1, 'nl', 'received',"
            " 0)");
        insert->exec();
        return {};
    });
    REQUIRE(done);
    CHECK(node->add(new_id<ComplaintId>(), a_form().form(), true).error().reason == Reason::store_full);
    CHECK(node->add(new_id<ComplaintId>(), a_form().received("2025-12-31").form(), true).has_value());
}

TEST_CASE("the day of receipt is the local day at the kiosk") {
    TestNode node;
    node.clock.set(utc("2026-12-31T23:30:00.000Z"));
    const Filed filed = node.add();
    CHECK(iso(filed.entry.received) == "2027-01-01");
    CHECK(filed.entry.reference == Reference{"K1", 2027, 1});
}

TEST_CASE("a clock that goes back is told, and the journal stays in order") {
    TestNode node;
    const Filed first = node.add();
    CHECK_FALSE(node->check_health()->clock_behind);
    node.clock.set(utc("1970-01-01T00:00:10.000Z"));
    CHECK(node->check_health()->clock_behind);
    const Filed second = node.add();
    CHECK(second.entry.registered == first.entry.registered);
    CHECK(iso(second.entry.received) == "2026-11-22");
    node.clock.set(utc("2026-11-23T08:00:00.000Z"));
    CHECK_FALSE(node->check_health()->clock_behind);
    CHECK(iso(node.add().entry.received) == "2026-11-23");
}

TEST_CASE("a page of the register goes on where the last one ended") {
    TestNode node;
    const char* days[] = {"2026-11-20", "2026-11-22", "2026-11-21", "2026-11-22", "2026-11-20"};
    for (const char* received : days) {
        node.add(a_form().by(Channel::phone).received(received).form());
        node.clock.advance(1min);
    }
    std::vector<int> numbers;
    std::optional<Reference> after;
    while (true) {
        const auto page = node->list({}, after, 2);
        REQUIRE(page);
        if (page->empty()) break;
        for (const Complaint& entry : *page)
            numbers.push_back(entry.reference.number);
        after = page->back().reference;
    }
    CHECK(numbers == std::vector<int>{4, 2, 3, 5, 1});
    CHECK(node->list({.stage = Stage::received}, {}, 10)->size() == 5);
    CHECK(node->list({.stage = Stage::completed}, {}, 10)->empty());
    CHECK(node->list({}, Reference{"K1", 2026, 9}, 10).error().reason == Reason::reference_unknown);
}

TEST_CASE("a complaint is overdue the day after its term, until it is acknowledged") {
    TestNode node;
    const Filed late = node.add(a_form().by(Channel::letter).received("2026-11-07").form());
    node.add(a_form().by(Channel::letter).received("2026-11-08").form());
    CHECK(iso(deadlines(late.entry.received, node.config.terms).acknowledge) == "2026-11-21");
    auto overdue = node->list({.stage = {}, .overdue_only = true}, {}, 10);
    REQUIRE(overdue);
    REQUIRE(overdue->size() == 1);
    CHECK(overdue->front().reference == late.entry.reference);
    CHECK(node->counts()->acknowledge_overdue == 1);
    node.clock.advance(24h);
    CHECK(node->counts()->acknowledge_overdue == 2);

    REQUIRE(node->acknowledge(late.entry.id, day("2026-11-23")));
    CHECK(node->counts()->acknowledge_overdue == 1);
    CHECK(node->counts()->by_stage[0] == 2);
    CHECK(node->find(late.entry.reference).value()->acknowledged == day("2026-11-23"));
}

TEST_CASE("an acknowledgement goes out once, and for a complaint that is there") {
    TestNode node;
    const Filed filed = node.add();
    REQUIRE(node->acknowledge(filed.entry.id, day("2026-11-22")));
    CHECK(node->acknowledge(filed.entry.id, day("2026-11-23")).error().reason == Reason::step_out_of_order);
    CHECK(node->acknowledge(new_id<ComplaintId>(), day("2026-11-22")).error().reason == Reason::reference_unknown);
    // What a complaint was filed with stays what the sender gets back.
    CHECK(node->find(filed.entry.id).value()->journal_head == filed.journal_head);
}

TEST_CASE("an acknowledgement is taken back with the transaction around it") {
    TestNode node;
    const Filed filed = node.add();
    auto done = node->database().transaction([&](Sql&) -> Result<void> {
        REQUIRE(node->acknowledge(filed.entry.id, day("2026-11-22")));
        return failed(Reason::printer_refused);
    });
    CHECK(done.error().reason == Reason::printer_refused);
    CHECK_FALSE(node->find(filed.entry.reference).value()->acknowledged);
    CHECK(node->acknowledge(filed.entry.id, day("2026-11-22")).has_value());
}

TEST_CASE("a store that takes complaints is healthy, and stays as it was") {
    TestNode node;
    node.add();
    const auto health = node->check_health();
    REQUIRE(health);
    CHECK(health->free_bytes >= least_free_bytes);
    CHECK(node->list({}, {}, 10)->size() == 1);
    CHECK(node->counts()->prints_open == 1);
}
