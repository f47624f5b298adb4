// What runs by itself: it registers how it ended, and `status` tells.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/failure.hpp"
#include "tests/platform/ctl/office.hpp"

using namespace klachtenzuil;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json status_of(const Office& office) {
    const Ended status = office.ctl().run({"--json", "status"});
    REQUIRE(status.status <= 1);
    return parse_json(status.out);
}

bool needs(const json& status, const char* what) {
    const auto& all = status["needs_person"];
    return std::find(all.begin(), all.end(), what) != all.end();
}

}  // namespace

TEST_CASE("a backup by itself is told of, also when it fails") {
    const Office office;
    const std::string folder = office / "backups";
    const std::vector<std::string> command{"backup", "--into", folder, "--keep", "2"};
    CHECK(status_of(office)["last_backup"].is_null());

    CHECK(office.ctl().run(command).status == 2);
    json status = status_of(office);
    CHECK(status["last_backup"]["failure"] == "file_missing");
    CHECK(status["last_backup"]["last_good"].is_null());
    CHECK(needs(status, "backup_failed"));
    CHECK(office.ctl().run({"status"}).out.find("nog nooit gelukt") != std::string::npos);

    fs::create_directory(folder);
    const Ended made = office.ctl().run(command);
    CHECK(made.status == 0);
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
    status = status_of(office);
    CHECK(status["last_backup"]["failure"].is_null());
    CHECK(status["last_backup"]["last_good"] == status["last_backup"]["at"]);
    CHECK_FALSE(needs(status, "backup_failed"));
    CHECK(status["last_purge"].is_null());
    CHECK(status["nodes"] == json::array());
    CHECK(status["bundles_waiting"] == json{{"in", 0}, {"out", 0}});
}

TEST_CASE("a backup goes into a file or into a folder, and keeps at least one") {
    const Office office;
    CHECK(office.ctl().run({"backup"}).status == 2);
    CHECK(office.ctl().run({"backup", office / "b", "--into", office / "backups"}).status == 2);
    CHECK(office.ctl().run({"backup", "--into", office / "backups", "--keep", "0"}).status == 2);
    // What a person does is no night's work.
    CHECK(office.ctl().run({"backup", office / "b"}).status == 0);
    CHECK(status_of(office)["last_backup"].is_null());
}

TEST_CASE("a purge by itself is told of, also when its account may not or its passphrase does not fit") {
    const Office office;
    const auto purge_as = [&](const char* who, const std::string& passphrase_file) {
        return office.ctl().run({"--as", who, "--passphrase-file", passphrase_file, "purge", "--unattended"}).status;
    };
    const auto last = [&] { return status_of(office)["last_purge"]; };

    CHECK(office.ctl().run({"purge", "--unattended"}).status == 2);
    CHECK(office.ctl().run({"purge", "--unattended", "--dry-run"}).err.find("--unattended") != std::string::npos);
    CHECK(last().is_null());

    CHECK(purge_as("directie", office.passphrase_file("directie")) == 0);
    CHECK(last()["failure"].is_null());
    const json good = last()["at"];

    CHECK(purge_as("directie", office / "no such file") == 2);
    CHECK(last()["failure"] == "file_unreadable");
    CHECK(purge_as("balie", office.passphrase_file("balie")) == 3);
    CHECK(last()["failure"] == "not_permitted");
    CHECK(purge_as("directie", office.write("other", "something else altogether\n")) == 3);
    CHECK(last()["failure"] == "sign_in_wrong");
    CHECK(last()["last_good"] == good);
    CHECK(needs(status_of(office), "purge_failed"));
}

TEST_CASE("a push by itself is told of, also when there is no database") {
    const Office office;
    const auto push = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"office", "push", "postgresql://nobody@127.0.0.1:1/none"};
        all.insert(all.end(), more.begin(), more.end());
        return office.ctl().run(all).status;
    };
    // What a person does is no night's work.
    CHECK(push({}) == 4);
    CHECK(status_of(office)["last_push"].is_null());
    CHECK(push({"--unattended"}) == 4);
    const json status = status_of(office);
    CHECK(status["last_push"]["failure"] == "office_store_unreachable");
    CHECK(status["last_push"]["last_good"].is_null());
    CHECK(needs(status, "push_failed"));
    CHECK(office.ctl().run({"status"}).out.find("Laatste overzetting") != std::string::npos);
}
