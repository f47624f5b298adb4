#include "core/register/status_question.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include "core/register/database.hpp"
#include "core/register/status_code.hpp"
#include "core/register/verify.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// A complaint and its code, as the paper has it and as it is typed.
struct OnPaper {
    explicit OnPaper(TestNode& node) : filed(node.add()) {
        const auto printed = status_code_for_paper(node.store(), filed.entry.id);
        REQUIRE(printed);
        code = *printed;
        plain = read_status_code(code).value();
    }

    Filed filed;
    std::string code;
    std::string plain;
};

std::string another_code(const std::string& code) {
    std::string other = code;
    other.front() = other.front() == '2' ? '3' : '2';
    return other;
}

Result<StatusAnswer> ask(TestNode& node, const Reference& reference, const std::string& code) {
    return ask_status(node.store(), reference, code, node.config.terms, node.clock);
}

Reason why_not(const Result<StatusAnswer>& answer) {
    REQUIRE_FALSE(answer);
    return answer.error().reason;
}

/// Wrong codes until the question is closed, with the waits in between; how long it is closed then.
int close(TestNode& node, const Reference& reference, const std::string& code, int wrong) {
    for (int i = 0; i < wrong; ++i) {
        auto answer = ask(node, reference, code);
        if (why_not(answer) == Reason::status_closed) {
            node.clock.advance(std::chrono::seconds{std::stoi(answer.error().detail)});
            answer = ask(node, reference, code);
        }
        CHECK(why_not(answer) == Reason::status_code_wrong);
    }
    const auto answer = ask(node, reference, code);
    return why_not(answer) == Reason::status_closed ? std::stoi(answer.error().detail) : 0;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("number and code of the paper get the answer, again and again") {
    TestNode node;
    const OnPaper paper(node);
    for (int i = 0; i < 20; ++i) {
        const auto answer = ask(node, paper.filed.entry.reference, paper.plain);
        REQUIRE(answer);
        CHECK(answer->reference == paper.filed.entry.reference);
        CHECK(answer->stage == Stage::received);
    }
    node.clock.advance(24h);
    REQUIRE(node->acknowledge(paper.filed.entry.id, amsterdam(node.clock.now()).date));
    const auto answer = ask(node, paper.filed.entry.reference, paper.plain);
    REQUIRE(answer);
    CHECK(answer->done.back().what == StatusPoint::acknowledged);
}

TEST_CASE("a wrong code and a number that is not there get the same answers and the same waits") {
    TestNode node;
    const OnPaper paper(node);
    const OnPaper other(node);
    const Reference unknown{"K1", 2026, 999};
    CHECK(why_not(ask(node, paper.filed.entry.reference, other.plain)) == Reason::status_code_wrong);
    for (const Reference& reference : {other.filed.entry.reference, unknown}) {
        for (int i = 0; i < 5; ++i)
            CHECK(why_not(ask(node, reference, another_code(other.plain))) == Reason::status_code_wrong);
        const auto closed = ask(node, reference, another_code(other.plain));
        CHECK(why_not(closed) == Reason::status_closed);
        CHECK(closed.error().detail == "30");
    }
    CHECK_MESSAGE(ask(node, paper.filed.entry.reference, paper.plain), "another complaint is not closed with it");
}

TEST_CASE("the right code opens nothing while the question is closed, and starts from none after it") {
    TestNode node;
    const OnPaper paper(node);
    const Reference reference = paper.filed.entry.reference;
    const std::string wrong = another_code(paper.plain);
    REQUIRE(close(node, reference, wrong, 5) == 30);
    CHECK(why_not(ask(node, reference, paper.plain)) == Reason::status_closed);
    node.clock.advance(29s);
    CHECK(why_not(ask(node, reference, paper.plain)) == Reason::status_closed);
    node.clock.advance(1s);
    CHECK(ask(node, reference, paper.plain));
    for (int i = 0; i < 5; ++i)
        CHECK(why_not(ask(node, reference, wrong)) == Reason::status_code_wrong);
}

TEST_CASE("the wait doubles up to 15 minutes") {
    TestNode node;
    const OnPaper paper(node);
    const std::string wrong = another_code(paper.plain);
    int expected = 30;
    REQUIRE(close(node, paper.filed.entry.reference, wrong, 5) == expected);
    for (int i = 0; i < 8; ++i) {
        expected = std::min(2 * expected, 900);
        CHECK(close(node, paper.filed.entry.reference, wrong, 1) == expected);
    }
}

TEST_CASE("neither a restart of program or machine nor a moved clock shortens the wait") {
    TestNode node;
    const OnPaper paper(node);
    const Reference reference = paper.filed.entry.reference;
    REQUIRE(close(node, reference, another_code(paper.plain), 5) == 30);
    node.clock.advance(20s);
    node.reopen();
    CHECK(ask(node, reference, paper.plain).error().detail == "10");
    node.clock.set(node.clock.now() + 24h);
    CHECK(ask(node, reference, paper.plain).error().detail == "10");
    node.clock.restart_machine("second boot");
    CHECK(ask(node, reference, paper.plain).error().detail == "30");
    node.clock.advance(30s);
    CHECK(ask(node, reference, paper.plain));
}

TEST_CASE("made-up numbers do not fill the disk") {
    TestNode node;
    const OnPaper paper(node);
    for (int number = 1; number <= 1100; ++number)
        CHECK_FALSE(ask(node, {"K1", 2025, number}, paper.plain));
    const auto kept = node->database().read([](Sql& sql) -> Result<int> {
        auto count = sql.prepare("SELECT count(*) FROM status_try");
        count->executeStep();
        return count->getColumn(0).getInt();
    });
    REQUIRE(kept);
    CHECK(*kept == 1000);
}

TEST_CASE("a paper that is made again shows the same code") {
    TestNode node;
    const OnPaper paper(node);
    node.reopen();
    CHECK(status_code_for_paper(node.store(), paper.filed.entry.id) == paper.code);
}

TEST_CASE(
    "a complaint that came from elsewhere or before there were codes has none to print, and no question opens it") {
    TestNode node;
    const OnPaper paper(node);
    SUBCASE("no hash") {
        REQUIRE(node->database().transaction([](Sql& sql) -> Result<void> {
            sql.prepare("UPDATE complaint SET status_hash = NULL")->exec();
            return {};
        }));
    }
    SUBCASE("of another node") {
        REQUIRE(node->database().transaction([](Sql& sql) -> Result<void> {
            sql.prepare("UPDATE complaint SET status_hash = zeroblob(32)")->exec();
            return {};
        }));
    }
    CHECK(status_code_for_paper(node.store(), paper.filed.entry.id) == std::string());
    CHECK(why_not(ask(node, paper.filed.entry.reference, paper.plain)) == Reason::status_code_wrong);
}

TEST_CASE("the code stands nowhere in the data directory, and the journal vouches for its hash") {
    TestNode node;
    const OnPaper paper(node);
    CHECK(ask(node, paper.filed.entry.reference, paper.plain));
    const auto sound = verify(node->database());
    REQUIRE(sound);
    CHECK(sound->sound());
    REQUIRE(node->database().transaction([](Sql& sql) -> Result<void> {
        sql.prepare("UPDATE complaint SET status_hash = zeroblob(32)")->exec();
        return {};
    }));
    CHECK_FALSE(verify(node->database())->sound());
    node.close();
    for (const auto& each : std::filesystem::recursive_directory_iterator(node.data())) {
        if (!each.is_regular_file()) continue;
        const std::string content = content_of(each.path());
        CHECK(content.find(paper.code) == std::string::npos);
        CHECK(content.find(paper.plain) == std::string::npos);
    }
}
