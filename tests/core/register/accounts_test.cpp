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
#include "tests/core/register/people.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
using std::chrono::seconds;

TEST_CASE("whoever knows name and passphrase signs in, however the name is typed") {
    NodeWithPeople office;
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
    NodeWithPeople office;
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
    NodeWithPeople office;
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
    NodeWithPeople office;
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
    NodeWithPeople office;
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
    NodeWithPeople office;
    const SignedIn manager = office.director();
    SignedIn handler = office.employee(manager, "jansen", StaffRole::handler);
    const auto once = office.reset(manager, "jansen");
    REQUIRE(once);
    CHECK(reason_of(office.choose(handler, other_passphrase)) == Reason::sign_in_wrong);
    CHECK(office.try_in("jansen", *once));
}

TEST_CASE("who is disabled cannot sign in, works no further, and is let in again with a new passphrase only") {
    NodeWithPeople office;
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
    NodeWithPeople office;
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
    NodeWithPeople office;
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
