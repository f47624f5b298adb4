// Who can sign in, what it takes, and what stays when somebody cannot.

#include "core/register/accounts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "core/register/database.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

constexpr auto own_passphrase = "drie fietsen achter de schuur";
constexpr auto other_passphrase = "vier stoelen bij het raam";
constexpr auto wrong_passphrase = "dit is hem niet geweest";

/// A node with people.
class Office : public TestNode {
  public:
    Result<SignedIn> try_in(std::string_view name, std::string_view passphrase) {
        return sign_in(store(), name, passphrase, clock);
    }
    SignedIn in(std::string_view name, std::string_view passphrase) {
        auto who = try_in(name, passphrase);
        REQUIRE(who);
        return std::move(*who);
    }
    Result<void> choose(SignedIn& who, std::string_view passphrase) {
        return change_own_passphrase(store(), who, passphrase, clock, cheapest_cost());
    }
    /// The first account, with a passphrase of its own.
    SignedIn director() {
        SignedIn who = in("directie", first_passphrase(data()));
        REQUIRE(choose(who, own_passphrase));
        return who;
    }
    Result<std::string> added(const SignedIn& who, std::string_view name, StaffRole role) {
        return add_account(store(), who, name, role, clock, cheapest_cost());
    }
    /// Somebody new, with a passphrase of their own.
    SignedIn employee(const SignedIn& manager, std::string_view name, StaffRole role) {
        const auto once = added(manager, name, role);
        REQUIRE(once);
        SignedIn who = in(name, *once);
        REQUIRE(choose(who, own_passphrase));
        return who;
    }
    Result<std::string> reset(const SignedIn& who, std::string_view name) {
        return reset_passphrase(store(), who, name, clock, cheapest_cost());
    }
    Result<std::string> enable(const SignedIn& who, std::string_view name) {
        return enable_account(store(), who, name, clock, cheapest_cost());
    }
    Result<void> disable(const SignedIn& who, std::string_view name) {
        return disable_account(store(), who, name, clock);
    }
    Result<std::string> recovery(const SignedIn& who) {
        return make_recovery_key(store(), who, clock, cheapest_cost());
    }
    void guess(std::string_view name, int times) {
        for (int i = 0; i < times; ++i)
            REQUIRE_FALSE(try_in(name, wrong_passphrase));
    }
    /// The actor of the last journal entry, and what it is about.
    std::pair<std::string, std::string> last_step() {
        auto step = store().database().read([](Sql& sql) -> Result<std::pair<std::string, std::string>> {
            auto select = sql.prepare("SELECT actor, facts FROM journal ORDER BY seq DESC LIMIT 1");
            select->executeStep();
            return std::pair(select->getColumn(0).getString(), select->getColumn(1).getString());
        });
        REQUIRE(step);
        return *step;
    }
    bool is_sound() {
        const auto verified = verify(store().database());
        REQUIRE(verified);
        for (const auto& finding : verified->findings)
            MESSAGE(name_of(finding.kind), " ", finding.where);
        return verified->sound();
    }
};

template <class Value>
std::optional<Reason> reason_of(const Result<Value>& result) {
    return result ? std::nullopt : std::optional(result.error().reason);
}

}  // namespace

TEST_CASE("whoever knows name and passphrase signs in, however the name is typed") {
    Office office;
    const SignedIn who = office.director();
    CHECK(who.account.name == "directie");
    CHECK(who.account.role == StaffRole::management);
    CHECK_FALSE(who.desk_secret.empty());
    CHECK(office.try_in(" Directie ", own_passphrase));
    CHECK(reason_of(office.try_in("directie", wrong_passphrase)) == Reason::sign_in_wrong);
    CHECK(reason_of(office.try_in("directie", "")) == Reason::sign_in_wrong);
    CHECK(reason_of(office.try_in("jansen", own_passphrase)) == Reason::sign_in_wrong);
    CHECK(reason_of(office.try_in("", own_passphrase)) == Reason::sign_in_wrong);
}

TEST_CASE("the first passphrase serves to choose one's own, and its file is gone then") {
    Office office;
    const std::string first = first_passphrase(office.data());
    SignedIn who = office.in("directie", first);
    CHECK(who.account.must_change);
    CHECK(std::filesystem::exists(office.data() / first_sign_in_file));
    CHECK(reason_of(office.added(who, "balie", StaffRole::receptionist)) == Reason::passphrase_must_change);
    CHECK(reason_of(office.reset(who, "directie")) == Reason::passphrase_must_change);
    CHECK(reason_of(office.disable(who, "directie")) == Reason::passphrase_must_change);
    CHECK(reason_of(office.recovery(who)) == Reason::passphrase_must_change);
    CHECK(reason_of(may_work(office.store(), who)) == Reason::passphrase_must_change);
    CHECK(reason_of(office.choose(who, "te kort")) == Reason::passphrase_weak);
    CHECK(reason_of(office.choose(who, first)) == Reason::passphrase_weak);
    CHECK(who.account.must_change);

    REQUIRE(office.choose(who, own_passphrase));
    CHECK_FALSE(who.account.must_change);
    CHECK(may_work(office.store(), who));
    CHECK_FALSE(std::filesystem::exists(office.data() / first_sign_in_file));
    CHECK(office.last_step().first == "directie");
    CHECK(reason_of(office.try_in("directie", first)) == Reason::sign_in_wrong);
    CHECK_FALSE(office.in("directie", own_passphrase).account.must_change);
    CHECK(office.is_sound());
}

TEST_CASE("a first passphrase's file that stayed is removed at the next sign-in, never before it was changed") {
    Office office;
    const std::string first = first_passphrase(office.data());
    const auto file = office.data() / first_sign_in_file;
    const auto copy = office.place / "copy";
    std::filesystem::copy(file, copy);
    (void)office.in("directie", first);
    CHECK(std::filesystem::exists(file));
    SignedIn who = office.in("directie", first);
    REQUIRE(office.choose(who, own_passphrase));
    std::filesystem::copy(copy, file);
    (void)office.in("directie", own_passphrase);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("management adds people, each with the desk's secret under a passphrase for once") {
    Office office;
    const Filed filed = office.add();
    const SignedIn manager = office.director();
    const auto once = office.added(manager, "balie", StaffRole::receptionist);
    REQUIRE(once);
    CHECK(office.last_step().first == "directie");
    CHECK(office.last_step().second.find("balie") != std::string::npos);
    SignedIn who = office.in("balie", *once);
    CHECK(who.account.must_change);
    CHECK(who.account.role == StaffRole::receptionist);
    REQUIRE(office.choose(who, own_passphrase));
    CHECK(office.store().open_dossier(filed.entry.id, who.desk_secret));

    CHECK(reason_of(office.added(manager, "balie", StaffRole::handler)) == Reason::account_exists);
    CHECK(reason_of(office.added(manager, "directie", StaffRole::handler)) == Reason::account_exists);
    CHECK(reason_of(office.added(manager, "herstel", StaffRole::management)) == Reason::account_exists);
    for (const char* bad : {"", "x", "Jan", "jan jansen", "visitor"}) {
        CAPTURE(bad);
        CHECK(reason_of(office.added(manager, bad, StaffRole::handler)) == Reason::account_name_bad);
    }
    CHECK(reason_of(office.added(who, "nog-een", StaffRole::handler)) == Reason::not_permitted);
    CHECK(reason_of(office.reset(who, "directie")) == Reason::not_permitted);
    CHECK(reason_of(office.disable(who, "directie")) == Reason::not_permitted);
    CHECK(reason_of(office.enable(who, "directie")) == Reason::not_permitted);
    CHECK(reason_of(office.recovery(who)) == Reason::not_permitted);
    const auto accounts = list_accounts(office.store());
    REQUIRE(accounts);
    REQUIRE(accounts->size() == 2);
    CHECK(accounts->at(0).name == "balie");
    CHECK(accounts->at(1).name == "directie");
    CHECK(office.is_sound());
}

TEST_CASE("a reset loses no dossier, ends the wait, and the old passphrase opens nothing any more") {
    Office office;
    const SignedIn manager = office.director();
    const SignedIn handler = office.employee(manager, "jansen", StaffRole::handler);
    const Filed before = office.add();
    office.guess("jansen", 5);
    CHECK(reason_of(office.try_in("jansen", own_passphrase)) == Reason::sign_in_waits);

    const auto once = office.reset(manager, "jansen");
    REQUIRE(once);
    CHECK(office.last_step().first == "directie");
    CHECK(reason_of(may_work(office.store(), handler)) == Reason::passphrase_must_change);
    CHECK(reason_of(office.try_in("jansen", own_passphrase)) == Reason::sign_in_wrong);
    SignedIn again = office.in("jansen", *once);
    CHECK(again.account.must_change);
    REQUIRE(office.choose(again, other_passphrase));
    const auto told = office.store().open_dossier(before.entry.id, again.desk_secret);
    REQUIRE(told);
    CHECK(told->story == a_form().form().story);
    CHECK(reason_of(office.reset(manager, "niemand")) == Reason::account_unknown);
    CHECK(reason_of(office.reset(manager, "herstel")) == Reason::account_unknown);
    CHECK(office.is_sound());
}

TEST_CASE("an own passphrase that was reset meanwhile is not put in place of the new one") {
    Office office;
    const SignedIn manager = office.director();
    SignedIn handler = office.employee(manager, "jansen", StaffRole::handler);
    const auto once = office.reset(manager, "jansen");
    REQUIRE(once);
    CHECK(reason_of(office.choose(handler, other_passphrase)) == Reason::sign_in_wrong);
    CHECK(office.try_in("jansen", *once));
}

TEST_CASE("who is disabled cannot sign in, works no further, and is let in again with a new passphrase only") {
    Office office;
    const SignedIn manager = office.director();
    SignedIn gone = office.employee(manager, "jansen", StaffRole::handler);
    REQUIRE(office.disable(manager, "jansen"));
    CHECK(office.last_step().first == "directie");
    CHECK(reason_of(office.try_in("jansen", own_passphrase)) == Reason::sign_in_wrong);
    CHECK(reason_of(may_work(office.store(), gone)) == Reason::not_permitted);
    CHECK(reason_of(office.choose(gone, other_passphrase)) == Reason::not_permitted);
    CHECK(reason_of(office.reset(manager, "jansen")) == Reason::account_unknown);
    CHECK(reason_of(office.added(manager, "jansen", StaffRole::handler)) == Reason::account_exists);
    CHECK(office.disable(manager, "jansen"));
    const auto stored = office.store().find_account("jansen");
    REQUIRE(stored);
    REQUIRE(*stored);
    Account tampered = **stored;
    tampered.disabled = false;
    CHECK_FALSE(unwrap(tampered, own_passphrase));  // the secret is gone, not only the mark set

    const auto once = office.enable(manager, "jansen");
    REQUIRE(once);
    CHECK(office.in("jansen", *once).account.must_change);
    CHECK(reason_of(office.enable(manager, "jansen")) == Reason::account_exists);
    CHECK(reason_of(office.enable(manager, "niemand")) == Reason::account_unknown);
    CHECK(office.is_sound());
}

TEST_CASE("the last account of management stays, also when there is a recovery key and others are disabled") {
    Office office;
    const SignedIn manager = office.director();
    REQUIRE(office.recovery(manager));
    (void)office.employee(manager, "jansen", StaffRole::handler);
    CHECK(reason_of(office.disable(manager, "directie")) == Reason::last_manager);
    const SignedIn second = office.employee(manager, "devries", StaffRole::management);
    REQUIRE(office.disable(manager, "devries"));
    CHECK(reason_of(office.disable(manager, "directie")) == Reason::last_manager);
    const auto once = office.enable(manager, "devries");
    REQUIRE(once);
    SignedIn back = office.in("devries", *once);
    REQUIRE(office.choose(back, other_passphrase));
    REQUIRE(office.disable(back, "directie"));
    CHECK(reason_of(office.disable(back, "devries")) == Reason::last_manager);
    CHECK(office.disable(back, "jansen"));
    CHECK(reason_of(office.disable(back, "herstel")) == Reason::account_unknown);
    CHECK(office.is_sound());
}

TEST_CASE("the recovery key opens the way when every passphrase is lost, and nothing else") {
    Office office;
    const Filed filed = office.add();
    const SignedIn manager = office.director();
    CHECK(has_recovery_key(office.store()) == false);
    const auto old = office.recovery(manager);
    REQUIRE(old);
    CHECK(has_recovery_key(office.store()) == true);
    const auto key = office.recovery(manager);
    REQUIRE(key);
    CHECK(reason_of(office.try_in("herstel", *old)) == Reason::sign_in_wrong);
    CHECK(list_accounts(office.store())->size() == 1);

    SignedIn saved = office.in("herstel", *key);
    CHECK_FALSE(saved.account.must_change);
    CHECK(reason_of(may_work(office.store(), saved)) == Reason::not_permitted);
    CHECK(reason_of(office.choose(saved, other_passphrase)) == Reason::not_permitted);
    CHECK(reason_of(office.disable(saved, "directie")) == Reason::not_permitted);
    CHECK(reason_of(office.enable(saved, "directie")) == Reason::not_permitted);
    CHECK(reason_of(office.recovery(saved)) == Reason::not_permitted);
    CHECK(office.added(saved, "devries", StaffRole::management));
    const auto once = office.reset(saved, "directie");
    REQUIRE(once);
    CHECK(office.last_step().first == "herstel");
    SignedIn back = office.in("directie", *once);
    REQUIRE(office.choose(back, other_passphrase));
    CHECK(office.store().open_dossier(filed.entry.id, back.desk_secret));
    CHECK(office.is_sound());
}

TEST_CASE("after five wrong passphrases the account waits 30 seconds, and each time twice as long to 15 minutes") {
    const std::pair<int, int> rows[] = {{0, 0},   {4, 0},   {5, 30},   {6, 60},   {7, 120},
                                        {8, 240}, {9, 480}, {10, 900}, {11, 900}, {1'000'000, 900}};
    for (const auto& [wrong, waits] : rows) {
        CAPTURE(wrong);
        CHECK(wait_after_tries(wrong) == seconds{waits});
    }
    Office office;
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
    Office office;
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
    Office office;
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
seconds time_to_guess(Office& office, int times, Waits waits) {
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
    Office office;
    (void)office.director();
    const auto taken = time_to_guess(office, guesses, [](Office& node) {
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
    Office office;
    (void)office.director();
    const auto taken = time_to_guess(office, 1000, [&](Office& node) -> seconds {
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
    Office office;
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
