// A visit that tells a complaint: what becomes of it after each action.

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw.hpp"
#include "tests/kiosk/visit_without_screen.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("the form opens only after the store was found well") {
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    "settings on the welcome page go back by themselves; an untouched one has nothing due but the store and the "
    "glass") {
    VisitWithoutScreen visit;
    visit.healthy_store();
    visit.take(act::PaperChanged{});
    CHECK(next_due(visit.model) == visit.now.steady + 240s);
    visit.model.moved = visit.now.steady + 600s;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
    visit.all_told();
    const Draft before = visit.model.draft;
    Settings english = visit.model.settings;
    english.language = Language::en;
    visit.take(act::Set{english});
    CHECK(visit.model.screen == Screen::check);
    CHECK(visit.model.draft.form.story == before.form.story);
    CHECK(visit.model.draft.form.complainant == before.form.complainant);
}

TEST_CASE("only a page that waits for a visitor dims, and only where the configuration says so") {
    VisitWithoutScreen visit;
    visit.healthy_store();
    SUBCASE("the welcome page") {
        visit.pass(301s);
        CHECK(visit.model.dimmed);
        visit.take(act::Touched{});
        CHECK_FALSE(visit.model.dimmed);
        visit.pass(299s);
        CHECK_FALSE(visit.model.dimmed);
        visit.pass(2s);
        CHECK(visit.model.dimmed);
    }
    SUBCASE("out of order") {
        visit.take(act::StoreChecked{failed(Reason::store_full, "0 bytes"), {}});
        visit.pass(301s);
        CHECK(visit.model.dimmed);
    }
    SUBCASE("later, when so configured") {
        visit.model.config.idle.dim = 3000s;
        visit.pass(2999s);
        CHECK_FALSE(visit.model.dimmed);
    }
    SUBCASE("never, when so configured") {
        visit.model.config.idle.dim = 0s;
        visit.pass(48h);
        CHECK_FALSE(visit.model.dimmed);
    }
    SUBCASE("the desk that lies over it") {
        visit.take(act::OpenDesk{});
        visit.model.desk->stays = true;
        visit.pass(48h);
        CHECK_FALSE(visit.model.dimmed);
        CHECK(visit.model.moves == 0);
    }
}
