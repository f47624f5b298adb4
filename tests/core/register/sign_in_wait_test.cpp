// How long somebody waits who guesses, whatever they restart and wherever they put the clock.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "core/register/database.hpp"
#include "core/register/statement.hpp"
#include "tests/core/register/people.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
using std::chrono::seconds;

TEST_CASE("after five wrong passphrases the account waits 30 seconds, and each time twice as long to 15 minutes") {
    const std::pair<int, int> rows[] = {{0, 0},   {4, 0},   {5, 30},   {6, 60},   {7, 120},
                                        {8, 240}, {9, 480}, {10, 900}, {11, 900}, {1'000'000, 900}};
    for (const auto& [wrong, waits] : rows) {
        CAPTURE(wrong);
        CHECK(wait_after_tries(wrong) == seconds{waits});
    }
    NodeWithPeople office;
    (void)office.director();
    office.guess("directie", 5);
    for (int wrong = 5; wrong < 12; ++wrong) {
        const auto whole = wait_after_tries(wrong);
        const auto refused = office.try_in("directie", own_passphrase);
        REQUIRE(reason_of(refused) == Reason::sign_in_waits);
        CHECK(refused.error().detail == fmt::format("{}", whole.count()));
        CHECK(sign_in_wait(office.store(), "directie", office.clock) == whole);
        CHECK(count_waiting(office.store(), office.clock) == 1);
        office.clock.advance(whole - 1ms);
        CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::sign_in_waits);
        CHECK(sign_in_wait(office.store(), "directie", office.clock) == 1s);
        office.clock.advance(1ms);
        CHECK(sign_in_wait(office.store(), "directie", office.clock) == 0s);
        CHECK(count_waiting(office.store(), office.clock) == 0);
        CHECK(reason_of(office.try_in("directie", wrong_passphrase)) == Reason::sign_in_wrong);
    }
    office.clock.advance(15min);
    CHECK(office.try_in("directie", own_passphrase));
    office.guess("directie", 4);
    CHECK(office.try_in("directie", own_passphrase));
}

TEST_CASE("names that do not exist and accounts that are disabled answer as a wrong passphrase does") {
    NodeWithPeople office;
    const SignedIn manager = office.director();
    (void)office.employee(manager, "jansen", StaffRole::handler);
    REQUIRE(office.disable(manager, "jansen"));
    for (const char* name : {"bestaat-niet", "jansen"}) {
        CAPTURE(name);
        office.guess(name, 5);
        const auto refused = office.try_in(name, own_passphrase);
        CHECK(reason_of(refused) == Reason::sign_in_waits);
        CHECK(refused.error().detail == "30");
    }
    CHECK(reason_of(office.try_in("bestaat-ook-niet", own_passphrase)) == Reason::sign_in_waits);
    CHECK(office.try_in("directie", own_passphrase));
}

TEST_CASE("the try counts before the passphrase is looked at") {
    NodeWithPeople office;
    (void)office.director();
    const auto tries = [&] {
        return office.store().database().read([](Sql& sql) -> Result<int> {
            auto select = sql.prepare("SELECT coalesce(max(wrong), 0) FROM sign_in_try WHERE account = 'directie'");
            select->executeStep();
            return select->getColumn(0).getInt();
        });
    };
    // More memory than the machine gives: looking at the passphrase fails, as if the program was ended there.
    Account greedy = office.store().find_account("directie")->value();
    const auto set_memory = [&](std::size_t memory) {
        const auto done = office.store().database().transaction([&](Sql& sql) -> Result<void> {
            auto update = sql.prepare("UPDATE account SET memory = ? WHERE name = 'directie'");
            bind_values(*update, static_cast<std::int64_t>(memory));
            update->exec();
            return {};
        });
        REQUIRE(done);
    };
    set_memory(1);  // less than Argon2 can do with
    CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::store_unreadable);
    CHECK(tries() == 1);
    set_memory(greedy.wrapped.cost.memory);
    CHECK(office.try_in("directie", own_passphrase));
    CHECK(tries() == 0);
}

namespace {

/// Guesses `times` passphrases, as fast as `waits` lets, on a machine whose programs are started anew and whose clock
/// is set back and forth between. Answers how much time passed that no setting moves.
template <class Waits>
seconds time_to_guess(NodeWithPeople& office, int times, Waits waits) {
    const Steady begin = office.clock.steady();
    const Instant start = office.clock.now();
    int looked_at = 0;
    for (int turn = 0; looked_at < times; ++turn) {
        const auto elsewhere = std::chrono::hours(24) * (turn % 2 == 0 ? 400 * (turn % 7) : -30 * (turn % 5));
        office.clock.set(start + elsewhere);
        if (turn % 3 == 0) office.reopen();
        const seconds wait = waits(office);
        if (wait > 0s) {
            // First as if the clock alone could end it.
            office.clock.set(office.clock.now() + wait);
            office.reopen();
            if (const seconds left = waits(office); left > 0s) office.clock.advance(left);
        }
        const auto refused = office.try_in("directie", wrong_passphrase);
        REQUIRE_FALSE(refused);
        if (refused.error().reason == Reason::sign_in_wrong) ++looked_at;
    }
    return std::chrono::floor<seconds>(office.clock.steady() - begin);
}

}  // namespace

TEST_CASE("a thousand guesses take ten days, whatever is restarted and wherever the clock is put") {
    constexpr int guesses = 1000;
    seconds whole{};
    for (int wrong = 0; wrong < guesses; ++wrong)
        whole += wait_after_tries(wrong);
    REQUIRE(whole > 240h);
    NodeWithPeople office;
    (void)office.director();
    const auto taken = time_to_guess(office, guesses, [](NodeWithPeople& node) {
        const auto wait = sign_in_wait(node.store(), "directie", node.clock);
        REQUIRE(wait);
        return *wait;
    });
    CHECK(taken >= whole);
    CHECK(taken <= whole + 1min);
}

TEST_CASE("negative control: a wait that is counted on the wall clock lets a thousand guesses through in no time") {
    struct WallTries {
        int wrong = 0;
        Instant at{};
    } tries;
    NodeWithPeople office;
    (void)office.director();
    const auto taken = time_to_guess(office, 1000, [&](NodeWithPeople& node) -> seconds {
        // What the store would hold if it counted so; its own wait is taken away.
        const auto forgotten = node.store().database().transaction([](Sql& sql) -> Result<void> {
            sql.prepare("DELETE FROM sign_in_try")->exec();
            return {};
        });
        REQUIRE(forgotten);
        const auto passed = node.clock.now() - tries.at;
        const auto wait = wait_after_tries(tries.wrong);
        if (passed >= wait) {
            tries = {tries.wrong + 1, node.clock.now()};
            return 0s;
        }
        return std::min(std::chrono::ceil<seconds>(wait - passed), wait);
    });
    CHECK(taken < 24h);
}

TEST_CASE("a machine that starts anew begins the wait anew, and forgets no try") {
    NodeWithPeople office;
    (void)office.director();
    office.guess("directie", 5);
    office.clock.advance(30s);
    office.guess("directie", 1);
    office.clock.advance(50s);
    CHECK(sign_in_wait(office.store(), "directie", office.clock) == 10s);
    office.clock.restart_machine("second boot");
    office.reopen();
    CHECK(sign_in_wait(office.store(), "directie", office.clock) == 60s);
    office.clock.advance(59s);
    CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::sign_in_waits);
    office.clock.restart_machine("third boot");
    office.clock.advance(24h);  // before anybody looks: the wait begins when the program sees the new start
    CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::sign_in_waits);
    office.clock.advance(60s);
    CHECK(office.try_in("directie", own_passphrase));

    // Where the machine does not tell which start it is, a time before the try's is another one.
    office.clock.restart_machine("");
    office.clock.advance(100s);
    office.guess("directie", 5);
    office.clock.restart_machine("");
    CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::sign_in_waits);
    office.clock.advance(29s);
    CHECK(reason_of(office.try_in("directie", own_passphrase)) == Reason::sign_in_waits);
    office.clock.advance(1s);
    CHECK(office.try_in("directie", own_passphrase));
}
