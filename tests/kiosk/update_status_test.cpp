// A visit that asks how a complaint stands.

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/draw.hpp"
#include "tests/kiosk/visit_without_screen.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("a question how a complaint stands is asked once, and its answer wipes number and code") {
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
    VisitWithoutScreen visit;
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
