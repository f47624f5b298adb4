#include "kiosk/update.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw.hpp"
#include "kiosk/timing.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
const Reference asked_for{"K1", 2026, 42};

template <class Kind>
const Kind* find(const std::vector<Effect>& effects) {
    for (const auto& each : effects) {
        if (const auto* errand = std::get_if<Errand>(&each)) {
            if (const auto* found = std::get_if<Kind>(errand)) return found;
        }
    }
    return nullptr;
}

bool wipes_screen(const std::vector<Effect>& effects) {
    return std::any_of(effects.begin(), effects.end(),
                       [](const auto& each) { return std::holds_alternative<effect::WipeScreen>(each); });
}

/// A kiosk without screen, clock or disk: actions in, effects out.
struct Visit {
    Model model = first_model(default_config(), {Steady{}, today});
    Moment now{Steady{}, today};
    std::vector<Effect> effects = first_effects(model);

    void take(const Action& action) { effects = update(model, action, now); }
    void healthy_store() { take(act::StoreChecked{StoreHealth{}, new_id<ComplaintId>()}); }
    void pass(std::chrono::milliseconds time) {
        now.steady += time;
        take(act::Tick{});
    }

    Visit& started() {
        take(act::PaperChanged{});
        healthy_store();
        take(act::Start{});
        healthy_store();
        return *this;
    }
    Visit& all_told() {
        started();
        Form& form = model.draft.form;
        form.about.set(static_cast<std::size_t>(Category::treatment));
        take(act::Next{});
        form.complainant.kind = ComplainantKind::client;
        model.draft.who_speaks_answered = true;
        take(act::Next{});
        form.story = "Ik wachtte twee uur.";
        take(act::Next{});
        take(act::Next{});
        form.complainant.name = "Zoë Çelik";
        form.complainant.email = "zoe@example.org";
        form.complainant.reply_by = ReplyBy::email;
        take(act::Next{});
        return *this;
    }
    /// Somebody of the desk signs in over what is on the screen.
    void sign_in() {
        take(act::OpenDesk{});
        model.desk->sign_in = {.name = "noor", .passphrase = "een lange zin", .ticket = {}};
        take(act::Desk{desk::press::SignIn{}});
        take(act::Desk{desk::done::SignedIn{model.desk->sign_in.ticket,
                                            desk::Who{"noor", StaffRole::receptionist, false, false}}});
    }
    bool signs_out() const {
        return std::any_of(effects.begin(), effects.end(), [](const Effect& each) {
            const auto* errand = std::get_if<Errand>(&each);
            const auto* at_desk = errand ? std::get_if<effect::Desk>(errand) : nullptr;
            return at_desk && std::holds_alternative<desk::errand::SignOut>(at_desk->errand);
        });
    }
    Visit& asking() {
        take(act::PaperChanged{});
        healthy_store();
        take(act::AskStatus{});
        model.status.draft = {"k1 2026 42 " + std::string(1, text_of(asked_for).back()), "7kqm 4xzp"};
        return *this;
    }
    StatusAnswer answer() const {
        Complaint complaint;
        complaint.reference = asked_for;
        complaint.received = today;
        return status_of(complaint, model.config.terms);
    }
    Filed stored() const {
        Filed filed;
        filed.entry.id = model.id;
        filed.entry.reference = {"K1", 2026, 42};
        filed.entry.received = today;
        filed.print = new_id<PrintId>();
        return filed;
    }
    Visit& sent() {
        all_told();
        take(act::Send{});
        take(act::Sent{model.id, stored()});
        return *this;
    }
    void paper(PrintState state, PrintTrouble trouble = PrintTrouble::none) {
        PrintRequest request = *model.paper;
        request.state = state;
        request.trouble = trouble;
        take(act::PaperChanged{{request}, !is_settled(state)});
    }
};

}  // namespace

TEST_CASE("the form opens only after the store was found well") {
    Visit visit;
    CHECK(find<effect::CheckStore>(visit.effects));
    visit.healthy_store();
    visit.take(act::Start{});
    CHECK(find<effect::CheckStore>(visit.effects));
    CHECK(visit.model.screen == Screen::welcome);
    SUBCASE("well") {
        visit.healthy_store();
        CHECK(visit.model.screen == Screen::about);
    }
    SUBCASE("full disk") {
        visit.take(act::StoreChecked{failed(Reason::store_full, "0 bytes"), {}});
        CHECK(visit.model.screen == Screen::out_of_order);
        visit.pass(31s);
        CHECK(find<effect::CheckStore>(visit.effects));
        visit.healthy_store();
        CHECK(visit.model.screen == Screen::welcome);
    }
    SUBCASE("pressed twice") {
        visit.take(act::Start{});
        CHECK(visit.effects.empty());
    }
}

TEST_CASE("a step is not left while something on it is missing, and nothing typed is cleared") {
    Visit visit;
    visit.started();
    visit.take(act::Next{});
    CHECK(visit.model.screen == Screen::about);
    CHECK_FALSE(visit.model.problems.empty());
    visit.model.draft.form.about.set(0);
    visit.take(act::Next{});
    CHECK(visit.model.screen == Screen::who);
    CHECK(visit.model.problems.empty());
    visit.take(act::Back{});
    CHECK(visit.model.screen == Screen::about);
    CHECK(has(visit.model.draft.form.about, Category::service));
}

TEST_CASE("an answer is changed from the check page and leads straight back") {
    Visit visit;
    visit.all_told();
    REQUIRE(visit.model.screen == Screen::check);
    visit.take(act::Change{Screen::happened});
    CHECK(visit.model.screen == Screen::happened);
    visit.model.draft.form.story = "Anders.";
    visit.take(act::Next{});
    CHECK(visit.model.screen == Screen::check);
    visit.take(act::Change{Screen::who});
    visit.take(act::Back{});
    CHECK(visit.model.screen == Screen::check);
}

TEST_CASE("sending happens once, and cannot be done again from the last page") {
    Visit visit;
    visit.all_told();
    visit.take(act::Send{});
    REQUIRE(find<effect::Send>(visit.effects));
    CHECK(find<effect::Send>(visit.effects)->form.story == "Ik wachtte twee uur.");
    CHECK(visit.model.screen == Screen::sending);
    visit.take(act::Send{});
    CHECK(visit.effects.empty());
    visit.take(act::Sent{visit.model.id, visit.stored()});
    CHECK(visit.model.screen == Screen::done);
    CHECK(visit.model.draft == Draft{});
    CHECK(wipes_screen(visit.effects));
    for (const Action& action : {Action{act::Back{}}, Action{act::Send{}}, Action{act::Next{}}}) {
        visit.take(action);
        CHECK(visit.effects.empty());
        CHECK(visit.model.screen == Screen::done);
    }
}

TEST_CASE("a complaint that could not be stored is kept on the screen and sent again under the same id") {
    Visit visit;
    visit.all_told();
    visit.take(act::Send{});
    const ComplaintId id = visit.model.id;
    visit.take(act::Sent{id, failed(Reason::store_locked)});
    CHECK(visit.model.screen == Screen::check);
    CHECK(visit.model.send_failure);
    CHECK(visit.model.draft.form.story == "Ik wachtte twee uur.");
    visit.take(act::Send{});
    REQUIRE(find<effect::Send>(visit.effects));
    CHECK(find<effect::Send>(visit.effects)->id == id);
}

TEST_CASE("stop and wipe asks one question and wipes everything") {
    Visit visit;
    visit.all_told();
    visit.model.settings.contrast = Contrast::dark;
    visit.take(act::AskStop{});
    CHECK(visit.model.overlay == Overlay::stop_question);
    visit.take(act::CloseDialog{});
    CHECK(visit.model.screen == Screen::check);
    visit.take(act::AskStop{});
    visit.take(act::StopAndWipe{});
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(visit.model.draft == Draft{});
    CHECK(visit.model.settings == first_settings(visit.model.config));
    CHECK(wipes_screen(visit.effects));
    CHECK_FALSE(find<effect::Send>(visit.effects));
}

TEST_CASE("back from the first step asks before it wipes what was told") {
    Visit visit;
    visit.started();
    SUBCASE("nothing told") {
        visit.take(act::Back{});
        CHECK(visit.model.screen == Screen::welcome);
    }
    SUBCASE("something told") {
        visit.model.draft.form.about.set(2);
        visit.take(act::Back{});
        CHECK(visit.model.overlay == Overlay::stop_question);
        CHECK(visit.model.screen == Screen::about);
    }
}

TEST_CASE("whoever types is warned after 180 seconds and wiped 45 seconds later") {
    Visit visit;
    visit.started();
    visit.model.draft.form.about.set(2);
    visit.take(act::Touched{});
    CHECK(next_due(visit.model) == visit.now.steady + 180s);
    visit.pass(179s);
    CHECK(visit.model.overlay == Overlay::none);
    visit.pass(1s);
    CHECK(visit.model.overlay == Overlay::idle_warning);
    CHECK(seconds_left(visit.model, visit.now.steady) == 45);
    CHECK(next_due(visit.model) == visit.now.steady + 1s);
    SUBCASE("extended by one tap, without limit") {
        for (int i = 0; i < 20; ++i) {
            visit.pass(44s);
            visit.take(act::Touched{});
            visit.take(act::CloseDialog{});
            CHECK(visit.model.overlay == Overlay::none);
            visit.pass(180s);
            CHECK(visit.model.overlay == Overlay::idle_warning);
        }
        CHECK(visit.model.draft != Draft{});
    }
    SUBCASE("wiped") {
        visit.pass(45s);
        CHECK(visit.model.screen == Screen::welcome);
        CHECK(visit.model.wiped_by_time == WipedByTime::complaint);
        CHECK(visit.model.draft == Draft{});
        CHECK(wipes_screen(visit.effects));
    }
}

TEST_CASE(
    "settings on the welcome page go back by themselves, and an untouched welcome page has nothing due but the store") {
    Visit visit;
    visit.healthy_store();
    visit.take(act::PaperChanged{});
    CHECK(next_due(visit.model) == visit.now.steady + 300s);
    Settings english = visit.model.settings;
    english.language = Language::en;
    visit.take(act::Touched{});
    visit.take(act::Set{english});
    CHECK(visit.model.settings.language == Language::en);
    visit.pass(90s);
    CHECK(visit.model.settings.language == Language::nl);
    CHECK(visit.model.wiped_by_time == WipedByTime::nothing);
}

TEST_CASE("the last page stays until the paper is out, and 60 seconds more") {
    Visit visit;
    visit.sent();
    CHECK(find<effect::LookAtPaper>(visit.effects));
    CHECK(paper_now(visit.model) == PaperNow::making);
    visit.paper(PrintState::sent);
    CHECK(paper_now(visit.model) == PaperNow::printing);
    visit.pass(10min);
    CHECK(visit.model.screen == Screen::done);
    visit.paper(PrintState::sent, PrintTrouble::paper_out);
    CHECK(paper_now(visit.model) == PaperNow::trouble);
    visit.pass(10min);
    CHECK(visit.model.screen == Screen::done);
    visit.paper(PrintState::confirmed);
    CHECK(paper_now(visit.model) == PaperNow::out);
    visit.pass(59s);
    CHECK(visit.model.screen == Screen::done);
    visit.pass(1s);
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(visit.model.wiped_by_time == WipedByTime::nothing);
    CHECK(find<effect::DropPaper>(visit.effects));
}

TEST_CASE("the printer is looked at every second while the visitor waits, and never twice at once") {
    Visit visit;
    visit.sent();
    visit.pass(1s);
    CHECK_FALSE(find<effect::LookAtPaper>(visit.effects));
    visit.paper(PrintState::sent);
    CHECK(next_due(visit.model) == visit.now.steady + 1s);
    visit.pass(1s);
    CHECK(find<effect::LookAtPaper>(visit.effects));
    visit.paper(PrintState::sent, PrintTrouble::jam);
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(next_due(visit.model) == visit.now.steady + 5s);
    visit.pass(5s);
    CHECK(find<effect::LookAtPaper>(visit.effects));
}

TEST_CASE("the second half of a double tap on send does not end the last page") {
    Visit visit;
    visit.sent();
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::done);
    visit.pass(499ms);
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::done);
    visit.pass(1ms);
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::welcome);
}

TEST_CASE("switching the language keeps the answers") {
    Visit visit;
    visit.all_told();
    const Draft before = visit.model.draft;
    Settings english = visit.model.settings;
    english.language = Language::en;
    visit.take(act::Set{english});
    CHECK(visit.model.screen == Screen::check);
    CHECK(visit.model.draft.form.story == before.form.story);
    CHECK(visit.model.draft.form.complainant == before.form.complainant);
}

TEST_CASE("a question how a complaint stands is asked once, and its answer wipes number and code") {
    Visit visit;
    visit.asking();
    REQUIRE(visit.model.screen == Screen::status_question);
    visit.take(act::LookUpStatus{});
    const auto* question = find<effect::LookUpStatus>(visit.effects);
    REQUIRE(question);
    CHECK(question->reference == asked_for);
    CHECK(question->code == "7KQM4XZP");
    const int number = question->question;
    visit.take(act::LookUpStatus{});
    CHECK(visit.effects.empty());
    visit.take(act::StatusLookedUp{number, visit.answer()});
    CHECK(visit.model.screen == Screen::status_answer);
    CHECK(visit.model.status.draft == StatusDraft{});
    CHECK(wipes_screen(visit.effects));
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::status_answer);
    visit.pass(500ms);
    visit.take(act::Finish{});
    CHECK(visit.model.screen == Screen::welcome);
    CHECK_FALSE(visit.model.status.answer);
}

TEST_CASE("what is no number or no code is said at its field, and no try is lost on it") {
    Visit visit;
    visit.asking();
    SUBCASE("nothing typed") {
        visit.model.status.draft = {};
    }
    SUBCASE("another check character") {
        visit.model.status.draft.number = "K1-2026-000042-A";
    }
    SUBCASE("half a code") {
        visit.model.status.draft.code = "7KQM";
    }
    const StatusDraft typed = visit.model.status.draft;
    visit.take(act::LookUpStatus{});
    CHECK(visit.effects.empty());
    CHECK(visit.model.status.problems.any());
    CHECK(visit.model.status.draft == typed);
}

TEST_CASE("a refused question keeps what was typed and can be asked again") {
    Visit visit;
    visit.asking();
    visit.take(act::LookUpStatus{});
    visit.take(act::StatusLookedUp{1, failed(Reason::status_code_wrong)});
    CHECK(visit.model.screen == Screen::status_question);
    CHECK(visit.model.status.refused->reason == Reason::status_code_wrong);
    CHECK_FALSE(visit.model.status.draft.code.empty());
    visit.take(act::LookUpStatus{});
    CHECK(find<effect::LookUpStatus>(visit.effects));
    CHECK_FALSE(visit.model.status.refused);
}

TEST_CASE("an answer that comes after the visitor left reaches nobody else") {
    Visit visit;
    visit.asking();
    visit.take(act::LookUpStatus{});
    visit.take(act::Back{});
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(wipes_screen(visit.effects));
    visit.take(act::StatusLookedUp{1, visit.answer()});
    CHECK(visit.model.screen == Screen::welcome);
    visit.take(act::AskStatus{});
    visit.take(act::StatusLookedUp{1, visit.answer()});
    CHECK(visit.model.screen == Screen::status_question);
    visit.model.status.draft = {text_of(asked_for), "7KQM4XZP"};
    visit.take(act::LookUpStatus{});
    visit.take(act::StatusLookedUp{1, visit.answer()});
    CHECK(visit.model.screen == Screen::status_question);
    visit.take(act::StatusLookedUp{2, visit.answer()});
    CHECK(visit.model.screen == Screen::status_answer);
}

TEST_CASE("whoever walks away from the question or its answer leaves nothing behind") {
    Visit visit;
    visit.asking();
    visit.take(act::Touched{});
    SUBCASE("question: as long as a form") {
        visit.pass(180s);
        CHECK(visit.model.overlay == Overlay::idle_warning);
        CHECK(something_told(visit.model));
        visit.pass(45s);
    }
    SUBCASE("answer: as long as a page to read") {
        visit.take(act::LookUpStatus{});
        visit.take(act::StatusLookedUp{1, visit.answer()});
        visit.pass(90s);
        CHECK(visit.model.overlay == Overlay::idle_warning);
        visit.pass(30s);
    }
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(visit.model.wiped_by_time == WipedByTime::status);
    CHECK(visit.model.status.draft == StatusDraft{});
    CHECK_FALSE(visit.model.status.answer);
    CHECK(wipes_screen(visit.effects));
    visit.pass(90s);
    CHECK(visit.model.wiped_by_time == WipedByTime::nothing);
}

TEST_CASE("help in mid-visit pauses it, fills in for the visitor, and ends signed out when it was sent") {
    Visit visit;
    visit.all_told();
    visit.model.settings.contrast = Contrast::yellow;
    const Draft told = visit.model.draft;
    visit.sign_in();
    CHECK(at_desk(visit.model));
    CHECK(visit.model.draft == told);
    visit.pass(4min);
    CHECK(visit.model.overlay == Overlay::none);
    visit.take(act::Touched{});
    visit.take(act::Desk{desk::press::HelpVisitor{}});
    CHECK_FALSE(at_desk(visit.model));
    CHECK(visit.model.screen == Screen::check);
    CHECK(visit.model.settings.contrast == Contrast::yellow);
    visit.take(act::Change{Screen::happened});
    visit.model.draft.form.story = "Samen opgeschreven.";
    visit.take(act::Next{});
    visit.take(act::Send{});
    const auto* send = find<effect::Send>(visit.effects);
    REQUIRE(send);
    CHECK(send->by_staff);
    CHECK(send->helper == "noor");
    CHECK(send->form.channel == Channel::walk_in);
    CHECK(helping(visit.model));
    SUBCASE("stored") {
        visit.take(act::Sent{visit.model.id, visit.stored()});
        CHECK(visit.signs_out());
        CHECK_FALSE(visit.model.desk);
        CHECK(visit.model.screen == Screen::done);
        CHECK(visit.model.settings.contrast == Contrast::yellow);
    }
    SUBCASE("not stored: the helper tries again") {
        visit.take(act::Sent{visit.model.id, failed(Reason::store_locked)});
        CHECK(helping(visit.model));
        CHECK(visit.model.screen == Screen::check);
    }
}

TEST_CASE("a helper who hands back leaves everything as it is, and the visitor sends as themself") {
    Visit visit;
    visit.all_told();
    visit.sign_in();
    visit.take(act::Desk{desk::press::HelpVisitor{}});
    Settings larger = visit.model.settings;
    larger.text_size = TextSize::largest;
    visit.take(act::Set{larger});
    const Draft told = visit.model.draft;
    visit.take(act::Desk{desk::press::SignOut{}});
    CHECK(visit.signs_out());
    CHECK_FALSE(visit.model.desk);
    CHECK(visit.model.draft == told);
    CHECK(visit.model.settings == larger);
    visit.take(act::Send{});
    const auto* send = find<effect::Send>(visit.effects);
    REQUIRE(send);
    CHECK_FALSE(send->by_staff);
    CHECK(send->form.channel == Channel::kiosk);
    CHECK(send->helper == "noor");
}

TEST_CASE("a helper who leaves is signed out after five minutes, and the visit waits for the visitor") {
    Visit visit;
    visit.all_told();
    visit.sign_in();
    visit.take(act::Desk{desk::press::HelpVisitor{}});
    visit.take(act::Touched{});
    visit.pass(299s);
    CHECK(helping(visit.model));
    CHECK(visit.model.overlay == Overlay::none);
    visit.pass(1s);
    CHECK(visit.signs_out());
    CHECK_FALSE(visit.model.desk);
    CHECK(visit.model.screen == Screen::check);
    CHECK(something_told(visit.model));
    visit.pass(180s);
    CHECK(visit.model.overlay == Overlay::idle_warning);
    visit.pass(45s);
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(visit.model.helped_by.empty());
}

TEST_CASE("a visit that is stopped while somebody helps signs them out as well") {
    Visit visit;
    visit.all_told();
    visit.sign_in();
    visit.take(act::Desk{desk::press::HelpVisitor{}});
    visit.take(act::AskStop{});
    visit.take(act::StopAndWipe{});
    CHECK(visit.signs_out());
    CHECK_FALSE(visit.model.desk);
    CHECK(visit.model.screen == Screen::welcome);
    CHECK(visit.model.settings == first_settings(visit.model.config));
    CHECK(visit.model.draft == Draft{});
}

TEST_CASE("help can be called before anything was told, and not where no visit runs") {
    Visit visit;
    visit.started();
    visit.sign_in();
    CHECK(visit.model.desk->over_visit);
    Visit nobody;
    nobody.healthy_store();
    nobody.sign_in();
    CHECK_FALSE(nobody.model.desk->over_visit);
    nobody.take(act::Desk{desk::press::HelpVisitor{}});
    CHECK_FALSE(helping(nobody.model));
}
