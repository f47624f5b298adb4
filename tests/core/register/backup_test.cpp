#include "core/register/backup.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("a backup gives the whole node again") {
    TestNode node;
    const Form form = a_form().told("Dit mag niet weg.").form();
    const Filed filed = node.add(form);
    REQUIRE(backup(node.store(), node.place / "b"));
    struct stat facts {};
    REQUIRE(::stat((node.place / "b").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(backup(node.store(), node.place / "b").error().reason == Reason::file_exists);
    node.add();

    const auto data = node.place / "new" / "data";
    REQUIRE(restore(node.place / "b", data, WhenThere::refuse));
    auto again = Register::open(data, node.config, node.clock);
    REQUIRE(again);
    CHECK((*again)->find(filed.entry.id).value() == filed);
    CHECK((*again)->list({}, {}, 10)->size() == 1);
    CHECK(verify((*again)->database())->sound());
    CHECK((*again)->open_dossier(filed.entry.id, desk_secret(**again)).value() == form);
    CHECK((*again)->add(new_id<ComplaintId>(), a_form().form(), true)->entry.reference.number == 2);
    for (const auto& entry : std::filesystem::directory_iterator(data)) {
        REQUIRE(::stat(entry.path().c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
    }
    // The node's key does not stay behind in the database that came out of the backup.
    CHECK((content_of(data / database_file).find(content_of(data / node_key_file)) == std::string::npos));
}

TEST_CASE("a register that stands there is replaced only when asked, and then kept") {
    TestNode node;
    node.add();
    REQUIRE(backup(node.store(), node.place / "b"));
    node.add();
    node.close();
    const std::string before = content_of(node.data() / database_file);
    CHECK(restore(node.place / "b", node.data(), WhenThere::refuse).error().reason == Reason::file_exists);
    CHECK((content_of(node.data() / database_file) == before));

    for (const char* kept : {"register.db.replaced-1", "register.db.replaced-2"}) {
        const std::string stands = content_of(node.data() / database_file);
        REQUIRE(restore(node.place / "b", node.data(), WhenThere::replace));
        CHECK((content_of(node.data() / kept) == stands));
        node.reopen();
        CHECK(node->list({}, {}, 10)->size() == 1);
        node.close();
    }
}

TEST_CASE("a damaged register does not stop a restore, and its journal is not played back into the new one") {
    TestNode node;
    node.add();
    REQUIRE(backup(node.store(), node.place / "b"));
    node.close();
    write(node.data() / database_file, std::string(9000, 'x'));
    write(node.data() / "register.db-journal", std::string(9000, 'y'));
    REQUIRE(restore(node.place / "b", node.data(), WhenThere::replace));
    CHECK((content_of(node.data() / "register.db.replaced-1") == std::string(9000, 'x')));
    CHECK((content_of(node.data() / "register.db-journal.replaced-1") == std::string(9000, 'y')));
    CHECK_FALSE(std::filesystem::exists(node.data() / "register.db-journal"));
    node.reopen();
    CHECK(verify(node->database())->sound());
}

TEST_CASE("a register in use is not replaced") {
    TestNode node;
    REQUIRE(backup(node.store(), node.place / "b"));
    auto held = node->database().transaction([&](Sql&) -> Result<void> {
        CHECK(restore(node.place / "b", node.data(), WhenThere::replace).error().reason == Reason::store_locked);
        return {};
    });
    CHECK(held);
}

TEST_CASE("what is no sound backup is refused before anything is touched") {
    TestNode node;
    const Filed filed = node.add();
    REQUIRE(backup(node.store(), node.place / "b"));
    const std::string good = content_of(node.place / "b");
    const std::string before = content_of(node.data() / database_file);
    const auto reason = [&](const std::string& content) {
        write(node.place / "bad", content);
        const auto done = restore(node.place / "bad", node.data(), WhenThere::replace);
        REQUIRE_FALSE(done);
        CHECK((content_of(node.data() / database_file) == before));
        CHECK_FALSE(std::filesystem::exists(node.data() / "register.db.restored"));
        return done.error().reason;
    };
    CHECK(reason("dit is geen database") == Reason::store_damaged);
    CHECK(reason(before) == Reason::store_damaged);
    std::string altered = good;
    const std::string told = "\"channel\":\"kiosk\"";
    const auto at = altered.find(told);
    REQUIRE(at != std::string::npos);
    altered.replace(at, told.size(), "\"channel\":\"phone\"");
    CHECK(reason(altered) == Reason::store_altered);
    std::string other_key = good;
    const auto key_at = other_key.find(content_of(node.data() / node_key_file));
    REQUIRE(key_at != std::string::npos);
    other_key[key_at] = static_cast<char>(other_key[key_at] ^ 1);
    CHECK(reason(other_key) == Reason::keys_damaged);
    CHECK(restore(node.place / "nothing", node.data(), WhenThere::replace).error().reason == Reason::file_unreadable);
    const std::filesystem::path bad = node.place / "bad";
    write(bad, "dit is geen database");
    CHECK(restore(bad, node.data(), WhenThere::replace).error() == Failure{Reason::store_damaged, bad.string()});
    CHECK(node->find(filed.entry.id).value() == filed);
}
