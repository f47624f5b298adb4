#include <doctest/doctest.h>

#include <filesystem>

#include "tests/platform/ctl/office.hpp"
#include "tests/platform/office/in_postgres.hpp"
#include "tests/support/postgres_server.hpp"

using namespace klachtenzuil;
using nlohmann::json;

TEST_CASE("an office pushes with one command, and again without harm") {
    const Office office;
    const PostgresServer server;
    const std::string first = office.filed();
    const auto pushed = office.ctl().run({"--json", "office", "push", server.address()});
    REQUIRE_MESSAGE(pushed.status == 0, pushed.err);
    CHECK(parse_json(pushed.out)["complaints"] == 1);
    CHECK(rows_of(server.address(), "SELECT reference FROM klachtenzuil.complaint").front().front() == first);
    const auto again = office.ctl().run({"office", "push", server.address()});
    CHECK(again.status == 0);
    CHECK(again.out.find("niets nieuws") != std::string::npos);
}

TEST_CASE("a push refuses a password on the command line and never says it, and names a server that is not there") {
    const Office office;
    auto refused = office.ctl().run({"office", "push", "postgresql://owner:geheim7@localhost/office"});
    CHECK(refused.status == 2);
    CHECK(refused.err.find("PGPASSFILE") != std::string::npos);
    CHECK(refused.err.find("geheim7") == std::string::npos);
    refused = office.ctl().run({"office", "push", "postgresql://owner:geheim7@["});
    CHECK(refused.status == 2);
    CHECK(refused.err.find("geheim7") == std::string::npos);
    CHECK(office.ctl().run({"office", "push"}).status == 2);
    CHECK(office.ctl().run({"office"}).status == 2);
    refused = office.ctl().run({"office", "push", "postgresql:///office?host=/nowhere"});
    CHECK(refused.status == 4);
    CHECK(refused.err.starts_with(beginning_of(Reason::office_store_unreachable)));
}

TEST_CASE("management opens everything as tables; a handler does not, and nothing is overwritten") {
    const Office office;
    const std::string reference = office.filed();
    const std::string to = office / "tabellen";
    CHECK(office.as("jansen", {"office", "open", "--csv", to}).status == 3);
    CHECK_FALSE(std::filesystem::exists(to));
    const auto opened = office.as("devries", {"office", "open", "--json", to});
    REQUIRE_MESSAGE(opened.status == 0, opened.err);
    CHECK(std::filesystem::exists(to + "/complaints.json"));
    CHECK(office.as("devries", {"office", "open", "--xlsx", to}).status == 2);
    const auto told =
        office.as("devries", {"--json", "office", "open", "--xlsx", to + ".xlsx", "--since", office.day(0)});
    REQUIRE_MESSAGE(told.status == 0, told.err);
    CHECK(parse_json(told.out)["complaints"] == 0);
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{},
                                                  {"--csv", to + "1", "--json", to + "2"},
                                                  {"--csv", to + "1", "--since", "gisteren"}}) {
        std::vector<std::string> words{"office", "open"};
        words.insert(words.end(), wrong.begin(), wrong.end());
        CHECK(office.as("devries", words).status == 2);
    }
}

TEST_CASE("a dossier that cannot be opened is told with status 1") {
    const Office office;
    const std::string reference = office.filed();
    const std::string to = office / "tabellen";
    REQUIRE(Program("/usr/bin/sqlite3")
                .run({office.data() + "/register.db", "UPDATE dossier_key SET sealed = zeroblob(80)"})
                .status == 0);
    const auto opened = office.as("devries", {"office", "open", "--csv", to});
    CHECK(opened.status == 1);
    CHECK(opened.err.find("closed") != std::string::npos);
    CHECK(std::filesystem::exists(to + "/dossiers.csv"));
}
