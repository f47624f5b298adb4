// Help from the desk in mid-visit.

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw.hpp"
#include "tests/kiosk/visit_without_screen.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("help in mid-visit pauses it, fills in for the visitor, and ends signed out when it was sent") {
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
    visit.started();
    visit.sign_in();
    CHECK(visit.model.desk->over_visit);
    VisitWithoutScreen nobody;
    nobody.healthy_store();
    nobody.sign_in();
    CHECK_FALSE(nobody.model.desk->over_visit);
    nobody.take(act::Desk{desk::press::HelpVisitor{}});
    CHECK_FALSE(helping(nobody.model));
}
