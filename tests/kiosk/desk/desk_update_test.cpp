// What becomes of the desk after each action: who may go where, what is wiped, which answers come too late.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/kiosk/desk/desk_case.hpp"

using namespace klachtenzuil;
using desk::Desk;
using desk::Place;
using desk::Who;
using desk::Wish;

namespace {

Desk signed_in(StaffRole role = StaffRole::management) {
    Desk at;
    at.sign_in.name = "directie";
    at.sign_in.passphrase = "een lange zin";
    const auto wishes = take(at, desk::press::SignIn{});
    const auto* errand = errand_of<desk::errand::SignIn>(wishes);
    REQUIRE(errand != nullptr);
    take(at, desk::done::SignedIn{errand->ticket, Who{"directie", role, false, false}});
    REQUIRE(at.who);
    return at;
}

desk::OpenedComplaint a_complaint() {
    auto open = std::make_shared<desk::OpenComplaint>();
    open->complaint.id = new_id<ComplaintId>();
    open->complaint.stage = Stage::handling;
    open->form.emplace();
    open->form->story = "wat er gebeurde";
    open->possible = {{StepKind::decide, std::nullopt}, {StepKind::extend, Failure{Reason::extended_before, {}}}};
    return open;
}

Desk with_complaint(StaffRole role = StaffRole::management) {
    Desk at = signed_in(role);
    take(at, desk::press::Open{});
    take(at, desk::done::Opened{a_complaint()});
    REQUIRE(at.open);
    return at;
}

}  // namespace

TEST_CASE("the passphrase leaves the screen with the errand") {
    Desk at;
    at.sign_in.name = "directie";
    at.sign_in.passphrase = "een lange zin";
    const auto wishes = take(at, desk::press::SignIn{});
    REQUIRE(errand_of<desk::errand::SignIn>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::SignIn>(wishes)->passphrase == "een lange zin");
    CHECK(wishes_for<desk::ForgetTyped>(wishes));
    CHECK(at.sign_in.passphrase.empty());
    CHECK(at.busy);
}

TEST_CASE("an answer to a sign-in that was left signs nobody in") {
    Desk at;
    at.stays = true;
    at.sign_in.name = "directie";
    at.sign_in.passphrase = "een lange zin";
    const int ticket = errand_of<desk::errand::SignIn>(take(at, desk::press::SignIn{}))->ticket;
    const auto wishes = desk::lock(at);
    CHECK(errand_of<desk::errand::SignOut>(wishes) != nullptr);
    take(at, desk::done::SignedIn{ticket, Who{"directie", StaffRole::management, false, false}});
    CHECK_FALSE(at.who);
    CHECK(at.place == Place::sign_in);
}

TEST_CASE("a one-time passphrase leads nowhere but to one's own, and management then to the recovery key") {
    Desk at;
    at.sign_in.name = "directie";
    at.sign_in.passphrase = "een lange zin";
    const int ticket = errand_of<desk::errand::SignIn>(take(at, desk::press::SignIn{}))->ticket;
    take(at, desk::done::SignedIn{ticket, Who{"directie", StaffRole::management, true, false}});
    CHECK(at.place == Place::own_passphrase);
    for (const Place place : {Place::work, Place::intake, Place::accounts, Place::purge})
        CHECK(take(at, desk::press::Go{place}).empty());
    CHECK(take(at, desk::press::Open{}).empty());
    at.own.passphrase = "een eigen lange zin";
    at.own.again = "een andere lange zin";
    CHECK(take(at, desk::press::ChoosePassphrase{}).empty());
    CHECK(at.own.differ);
    at.own.again = at.own.passphrase;
    CHECK(errand_of<desk::errand::ChoosePassphrase>(take(at, desk::press::ChoosePassphrase{})) != nullptr);
    CHECK(at.own.passphrase.empty());
    take(at, desk::done::PassphraseChosen{Who{"directie", StaffRole::management, false, true}});
    CHECK(at.place == Place::recovery_key);
    take(at, desk::done::RecoveryKeyMade{std::string("ABCD")});
    CHECK(at.recovery.key == "ABCD");
    const auto wishes = take(at, desk::press::KeepRecoveryKey{});
    CHECK(at.recovery.key.empty());
    CHECK(at.place == Place::work);
    CHECK(errand_of<desk::errand::LoadWork>(wishes) != nullptr);
}

TEST_CASE("the recovery key is printed where the printer keeps nothing of it, and its job ends with the screen") {
    Desk at = signed_in();
    take(at, desk::press::MakeRecoveryKey{});
    take(at, desk::done::RecoveryKeyMade{std::string("ABCD"), false});
    CHECK(take(at, desk::press::PrintRecoveryKey{}).empty());
    at.recovery.can_print = true;
    const auto wishes = take(at, desk::press::PrintRecoveryKey{});
    REQUIRE(errand_of<desk::errand::PrintRecoveryKey>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::PrintRecoveryKey>(wishes)->key == "ABCD");
    take(at, desk::done::RecoveryKeySent{failed(Reason::printer_unreachable, "CUPS")});
    CHECK_FALSE(at.recovery.printed);
    CHECK(at.failure->reason == Reason::printer_unreachable);
    take(at, desk::press::PrintRecoveryKey{});
    take(at, desk::done::RecoveryKeySent{Result<void>()});
    CHECK(at.recovery.printed);
    CHECK(at.recovery.key == "ABCD");  // until somebody says that it is on paper
    CHECK(take(at, desk::press::PrintRecoveryKey{}).empty());
    CHECK(errand_of<desk::errand::EndRecoveryPrint>(take(at, desk::press::KeepRecoveryKey{})) != nullptr);
    CHECK(at.recovery.key.empty());
}

TEST_CASE("over a visit the sign-in leads to the choice how to help") {
    Desk at;
    at.over_visit = true;
    at.sign_in.name = "balie";
    at.sign_in.passphrase = "een lange zin";
    const int ticket = errand_of<desk::errand::SignIn>(take(at, desk::press::SignIn{}))->ticket;
    take(at, desk::done::SignedIn{ticket, Who{"balie", StaffRole::receptionist, false, false}});
    CHECK(at.place == Place::help);
    take(at, desk::press::HelpVisitor{});
    CHECK(at.helping);
    CHECK(wishes_for<desk::LeaveDesk>(take(at, desk::press::SignOut{})));
}

TEST_CASE("signing out and locking wipe everything and let go of the key") {
    for (const bool stays : {false, true}) {
        Desk at = with_complaint();
        at.stays = stays;
        at.work.words = "Çelik";
        const desk::OpenedComplaint open = at.open;
        const auto wishes = take(at, desk::press::SignOut{});
        CHECK(errand_of<desk::errand::SignOut>(wishes) != nullptr);
        CHECK(wishes_for<desk::ForgetTyped>(wishes));
        CHECK(wishes_for<desk::LeaveDesk>(wishes) == !stays);
        CHECK_FALSE(at.who);
        CHECK(at.open == nullptr);
        CHECK_FALSE(open->form);
        CHECK(at.work.words.empty());
        CHECK(at.work.lines.empty());
    }
}

TEST_CASE("what was fetched for somebody who left is wiped unseen") {
    Desk at = signed_in();
    take(at, desk::press::Open{});
    desk::lock(at);
    const auto late = a_complaint();
    take(at, desk::done::Opened{late});
    CHECK(at.open == nullptr);
    CHECK_FALSE(late->form);
}

TEST_CASE("an answer to an older question does not replace the list") {
    Desk at = signed_in();
    const int old = at.work.ticket;
    WorkFilter filter;
    filter.overdue_only = true;
    take(at, desk::press::Filter{filter});
    take(at, desk::done::WorkLoaded{old, true, std::vector<WorkLine>(3), true, 3});
    CHECK(at.work.lines.empty());
    take(at, desk::done::WorkLoaded{at.work.ticket, true, std::vector<WorkLine>(2), false, 5});
    CHECK(at.work.lines.size() == 2);
    const auto wishes = take(at, desk::press::LoadMore{});
    REQUIRE(errand_of<desk::errand::LoadWork>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::LoadWork>(wishes)->after);
    CHECK(take(at, desk::press::LoadMore{}).empty());
    take(at, desk::done::WorkLoaded{at.work.ticket, false, std::vector<WorkLine>(3), true});
    CHECK(at.work.lines.size() == 5);
    CHECK(take(at, desk::press::LoadMore{}).empty());
}

TEST_CASE("a step that is refused cannot be begun, and one with facts missing is not asked for") {
    Desk at = with_complaint();
    take(at, desk::press::BeginStep{StepKind::extend});
    CHECK(at.place == Place::work);
    take(at, desk::press::BeginStep{StepKind::decide});
    CHECK(at.place == Place::step);
    CHECK(take(at, desk::press::TakeStep{}).empty());
    CHECK_FALSE(at.step.problems.empty());
    at.step.set("outcome", "upheld");
    at.step.set("cause", " wachttijd ");
    at.step.set("reasons", "omdat");
    const auto wishes = take(at, desk::press::TakeStep{});
    const auto* errand = errand_of<desk::errand::Take>(wishes);
    REQUIRE(errand != nullptr);
    CHECK(errand->step.facts.at("cause") == "wachttijd");
    CHECK(errand->step.facts.at("date") == "2026-11-22");
}

TEST_CASE("a step that the procedure refuses leaves what was typed, and says why") {
    Desk at = with_complaint();
    take(at, desk::press::BeginStep{StepKind::decide});
    at.step.set("outcome", "upheld");
    at.step.set("cause", "wachttijd");
    at.step.set("reasons", "omdat");
    take(at, desk::press::TakeStep{});
    take(at, desk::done::StepTaken{failed(Reason::not_heard)});
    CHECK(at.place == Place::step);
    CHECK(at.step.value("reasons") == "omdat");
    CHECK(at.failure->reason == Reason::not_heard);
    take(at, desk::press::TakeStep{});
    take(at, desk::done::StepTaken{a_complaint()});
    CHECK(at.place == Place::work);
    CHECK(at.done);
    CHECK(at.step.facts.empty());
}

TEST_CASE("accounts and purge are for management alone") {
    for (const StaffRole role : {StaffRole::receptionist, StaffRole::handler, StaffRole::independent}) {
        Desk at = signed_in(role);
        CHECK(take(at, desk::press::Go{Place::accounts}).empty());
        CHECK(take(at, desk::press::Go{Place::purge}).empty());
        at.accounts.name = "x";
        at.accounts.role = StaffRole::management;
        CHECK(take(at, desk::press::AddAccount{}).empty());
        CHECK(take(at, desk::press::ResetPassphrase{"directie"}).empty());
        at.place = Place::accounts;
        CHECK(take(at, desk::press::AskDisable{"directie"}).empty());
        at.accounts.closing = desk::ClosingAccount{"directie"};
        CHECK(take(at, desk::press::DisableAccount{}).empty());
        at.place = Place::purge;
        at.purge.due.resize(1);
        CHECK(take(at, desk::press::AskPurge{}).empty());
        CHECK_FALSE(at.purge.asked);
        at.purge.asked = true;
        CHECK(take(at, desk::press::Purge{}).empty());
        CHECK(take(at, desk::press::MakeRecoveryKey{}).empty());
    }
}

namespace {

KeptLongEnough kept(bool waits_for_office = false) {
    KeptLongEnough each{{}, today, waits_for_office};
    each.complaint.id = new_id<ComplaintId>();
    return each;
}

}  // namespace

TEST_CASE("nothing is destroyed that was not shown and asked about once more") {
    Desk at = signed_in();
    CHECK(errand_of<desk::errand::PreviewPurge>(take(at, desk::press::Go{Place::purge})) != nullptr);
    std::vector<KeptLongEnough> found(desk::purged_at_once + 5, kept());
    found.push_back(kept(true));
    take(at, desk::done::PurgeLooked{found});
    CHECK(at.purge.due.size() == desk::purged_at_once);
    CHECK(at.purge.all_due == desk::purged_at_once + 5);
    CHECK(at.purge.waiting.size() == 1);
    CHECK(take(at, desk::press::Purge{}).empty());
    take(at, desk::press::AskPurge{});
    CHECK(at.purge.asked);
    take(at, desk::press::Back{});
    CHECK_FALSE(at.purge.asked);
    CHECK(at.place == Place::purge);
    take(at, desk::press::AskPurge{});
    const auto wishes = take(at, desk::press::Purge{});
    REQUIRE(errand_of<desk::errand::Purge>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::Purge>(wishes)->complaints.size() == desk::purged_at_once);
    CHECK_FALSE(at.purge.asked);
    // What is left is looked at anew, and what somebody else has to do is told.
    const auto after = take(at, desk::done::Purged{static_cast<int>(desk::purged_at_once) - 2});
    CHECK(errand_of<desk::errand::PreviewPurge>(after) != nullptr);
    CHECK(at.purge.left == 2);
}

TEST_CASE("an account is closed only after it was said what becomes of its complaints") {
    Desk at = signed_in();
    take(at, desk::press::Go{Place::accounts});
    take(at, desk::done::AccountsListed{std::vector<desk::StaffLine>{}});
    CHECK(take(at, desk::press::DisableAccount{}).empty());
    const auto asked = take(at, desk::press::AskDisable{"jansen"});
    REQUIRE(errand_of<desk::errand::CountHandled>(asked) != nullptr);
    CHECK(errand_of<desk::errand::CountHandled>(asked)->name == "jansen");
    take(at, desk::done::HandledCounted{"jansen", std::int64_t{3}});
    REQUIRE(at.accounts.closing);
    CHECK(at.accounts.closing->handles == 3);
    take(at, desk::press::Back{});
    CHECK_FALSE(at.accounts.closing);
    CHECK(at.place == Place::accounts);
    take(at, desk::press::AskDisable{"jansen"});
    take(at, desk::done::HandledCounted{"jansen", std::int64_t{3}});
    const auto wishes = take(at, desk::press::DisableAccount{});
    REQUIRE(errand_of<desk::errand::DisableAccount>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::DisableAccount>(wishes)->name == "jansen");
    CHECK_FALSE(at.accounts.closing);
}

TEST_CASE("a scan is looked at before it is attached") {
    Desk at = with_complaint();
    take(at, desk::press::ListScans{});
    take(at, desk::done::ScansListed{std::vector<Scan>(2, Scan{.name = "brief.pdf"})});
    CHECK(take(at, desk::press::AttachScan{}).empty());
    CHECK(errand_of<desk::errand::ShowScan>(take(at, desk::press::LookAtScan{at.scans.list.front()})) != nullptr);
    take(at, desk::done::ScanShown{std::make_shared<desk::ShownPage>()});
    CHECK(at.scans.page);
    // Back leads to the list of scans, not out of it.
    take(at, desk::press::Back{});
    CHECK(at.place == Place::scans);
    CHECK_FALSE(at.scans.chosen);
    CHECK_FALSE(at.scans.page);
    take(at, desk::press::LookAtScan{at.scans.list.front()});
    take(at, desk::done::ScanShown{failed(Reason::attachment_type)});
    CHECK(at.failure);
    const auto wishes = take(at, desk::press::AttachScan{});
    REQUIRE(errand_of<desk::errand::AttachScan>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::AttachScan>(wishes)->scan.name == "brief.pdf");
}

TEST_CASE("a passphrase for somebody else is shown, and wiped with the screen") {
    Desk at = signed_in();
    take(at, desk::press::Go{Place::accounts});
    take(at, desk::done::AccountsListed{std::vector<desk::StaffLine>{}});
    take(at, desk::press::ResetPassphrase{"balie"});
    take(at, desk::done::PassphraseGiven{"balie", std::string("ABCD-EFGH")});
    CHECK(at.accounts.passphrase == "ABCD-EFGH");
    take(at, desk::done::AccountsListed{std::vector<desk::StaffLine>{}});
    take(at, desk::press::Back{});
    CHECK(at.accounts.passphrase.empty());
    CHECK(at.place == Place::work);
}

TEST_CASE("what is like the complaint is shown once, and never a reason to refuse it") {
    Desk at = signed_in(StaffRole::receptionist);
    take(at, desk::press::Go{Place::intake});
    CHECK(take(at, desk::press::FileComplaint{}).empty());
    CHECK_FALSE(at.intake.problems.empty());
    Form& form = at.intake.form;
    form.complainant.anonymous = true;
    form.about.set(0);
    form.story = "het verhaal";
    CHECK(errand_of<desk::errand::FindLike>(take(at, desk::press::FileComplaint{})) != nullptr);
    CHECK(take(at, desk::done::LikeFound{{Reference{}}}).empty());
    CHECK(at.place == Place::intake);
    const auto wishes = take(at, desk::press::FileComplaint{});
    REQUIRE(errand_of<desk::errand::FileComplaint>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::FileComplaint>(wishes)->form.channel == Channel::phone);
    take(at, desk::done::Filed{failed(Reason::store_full)});
    CHECK(at.intake.form.story == "het verhaal");
    take(at, desk::press::FileComplaint{});
    take(at, desk::done::Filed{a_complaint()});
    CHECK(at.place == Place::work);
    CHECK(at.intake.form.story.empty());
}

TEST_CASE("the list comes back as long as it was, and what a search found stays with the change in it") {
    Desk at = with_complaint();
    at.work.lines.resize(450);
    take(at, desk::press::BeginStep{StepKind::decide});
    for (const char* const fact : {"outcome", "cause", "reasons"})
        at.step.set(fact, "upheld");
    take(at, desk::press::TakeStep{});
    const auto wishes = take(at, desk::done::StepTaken{a_complaint()});
    REQUIRE(errand_of<desk::errand::LoadWork>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::LoadWork>(wishes)->lines == 450);
    CHECK(at.work.lines.size() == 450);  // shown until the new ones are there

    const auto changed = a_complaint();
    changed->complaint.stage = Stage::decided;
    changed->next = NextTerm{TermKind::complete, today};
    at.work.lines.resize(2);
    at.work.lines[1].complaint.reference = {"K1", 2026, 42};
    changed->complaint.reference = {"K1", 2026, 42};
    at.work.found = true;
    CHECK(errand_of<desk::errand::LoadWork>(take(at, desk::done::StepTaken{changed})) == nullptr);
    CHECK(at.work.found);
    CHECK(at.work.lines[1].complaint.stage == Stage::decided);
    CHECK(at.work.lines[1].next == changed->next);
}

TEST_CASE("one press does one thing: while an errand runs nothing else is asked") {
    Desk at = with_complaint();
    take(at, desk::press::BeginStep{StepKind::decide});
    at.step.set("outcome", "upheld");
    at.step.set("cause", "wachttijd");
    at.step.set("reasons", "omdat");
    CHECK_FALSE(take(at, desk::press::TakeStep{}).empty());
    CHECK(take(at, desk::press::TakeStep{}).empty());
    CHECK(take(at, desk::press::PrintAgain{}).empty());
    CHECK(take(at, desk::press::Go{Place::intake}).empty());
}

TEST_CASE("a search says how far it is, can be stopped, and opens what it found alone") {
    Desk at = signed_in();
    at.work.words = "Bakker";
    const auto wishes = take(at, desk::press::LookUp{});
    REQUIRE(errand_of<desk::errand::LookUp>(wishes) != nullptr);
    const int ticket = errand_of<desk::errand::LookUp>(wishes)->ticket;
    take(at, desk::done::SearchGoes{ticket, 1000});
    CHECK(at.work.looked == 1000);
    CHECK(errand_of<desk::errand::StopSearch>(take(at, desk::press::StopSearch{})) != nullptr);
    take(at, desk::done::Found{ticket, std::vector<WorkLine>(2)});
    CHECK(at.work.found);
    CHECK_FALSE(at.work.looked);
    CHECK(take(at, desk::press::StopSearch{}).empty());
    take(at, desk::press::LookUp{});
    const auto found = take(at, desk::done::Found{at.work.ticket, std::vector<WorkLine>(1)});
    CHECK(errand_of<desk::errand::Open>(found) != nullptr);
}
