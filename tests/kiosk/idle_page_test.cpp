// A page that waits for a visitor for hours: it dims, what stands still moves now and then, and whoever touches it
// finds it as it was. Source: faults, "Known traps".

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <utility>

#include "kiosk/widgets/theme.hpp"
#include "tests/support/layout.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr float px_per_mm = 96.0F / 25.4F;

Box start_button(PlayedKiosk& kiosk) {
    const Drawn* const found = kiosk.find("Ik heb een klacht");
    REQUIRE(found != nullptr);
    return found->box;
}

unsigned page_colour(PlayedKiosk& kiosk) {
    kiosk.stage().frame();
    return kiosk.stage().ui().background();
}

unsigned light() {
    return palette(Contrast::normal).page;
}

}  // namespace

TEST_CASE("a page that nobody touches dims, and a touch brings it back and does nothing else") {
    PlayedKiosk kiosk;
    kiosk.pass(299s);
    CHECK(page_colour(kiosk) == light());
    kiosk.pass(2s);
    CHECK(page_colour(kiosk) == palette(Contrast::dark).page);
    SUBCASE("a finger on the button that starts a complaint") {
        kiosk.tap(start_button(kiosk));
        CHECK(page_colour(kiosk) == light());
        CHECK(kiosk.model().screen == Screen::welcome);
        kiosk.tap(start_button(kiosk));
        CHECK(kiosk.model().screen == Screen::about);
    }
    SUBCASE("a finger that stays down until the page is back") {
        const Box button = start_button(kiosk);
        kiosk.stage().input(PointerMoved{button.x + 5, button.y + 5});
        kiosk.stage().input(PointerPressed{});
        CHECK(page_colour(kiosk) == light());
        kiosk.stage().input(PointerReleased{});
        kiosk.stage().frame();
        CHECK(kiosk.model().screen == Screen::welcome);
    }
    SUBCASE("a key") {
        for (int i = 0; i < 9; ++i)
            kiosk.stage().input(KeyPressed{Key::tab});
        CHECK(page_colour(kiosk) == light());
        CHECK(kiosk.model().screen == Screen::welcome);
    }
    SUBCASE("a table that shakes under a mouse") {
        kiosk.stage().input(PointerMoved{100, 100});
        kiosk.stage().input(PointerMoved{101, 100});
        CHECK(page_colour(kiosk) == palette(Contrast::dark).page);
    }
}

TEST_CASE("no page dims that a visitor is at") {
    PlayedKiosk kiosk;
    kiosk.play("tap \"Ik heb een klacht\"\ntap \"Gedrag\"\n");
    for (int i = 0; i < 20; ++i) {
        kiosk.pass(60s);
        kiosk.play("key Tab\n");
        CHECK(page_colour(kiosk) == light());
    }
    CHECK(kiosk.model().screen == Screen::about);
}

TEST_CASE("what stands still is moved by a few millimetres, never under a finger, and nothing is cut by that") {
    PlayedKiosk kiosk;
    const Panel panel{1280, 800, px_per_mm};
    const Box at_first = start_button(kiosk);
    std::set<std::pair<float, float>> places;
    for (int i = 0; i < 30; ++i) {
        kiosk.pass(121s);
        const Box now = start_button(kiosk);
        places.insert({now.x, now.y});
        CHECK(std::abs(now.x - at_first.x) <= 2.2F * px_per_mm);
        CHECK(std::abs(now.y - at_first.y) <= 3.2F * px_per_mm);
        CHECK(tests::layout_faults(kiosk.stage().frame(), panel).empty());
    }
    CHECK(places.size() >= 8);
    const Box before = start_button(kiosk);
    const Box beside_all{before.x, static_cast<float>(panel.height_px) - 5, 1, 1};
    kiosk.tap(beside_all);
    for (int i = 0; i < 20; ++i) {
        kiosk.pass(60s);
        kiosk.tap(beside_all);
        CHECK(start_button(kiosk).x == before.x);
        CHECK(start_button(kiosk).y == before.y);
    }
    kiosk.tap(before);
    CHECK(kiosk.model().screen == Screen::about);
}

TEST_CASE("an hour on the page that waits takes a few frames, not more") {
    PlayedKiosk kiosk;
    int frames = 0;
    for (auto left = std::chrono::milliseconds{1h}; left.count() > 0; ++frames) {
        const auto due = kiosk.stage().next_due();
        REQUIRE(due);
        const auto step = std::max(std::chrono::milliseconds{1}, *due);
        kiosk.pass(step);
        left -= step;
    }
    // Fifteen moves, twelve looks at the store with their outcomes, one dimming.
    CHECK(frames < 50);
}
