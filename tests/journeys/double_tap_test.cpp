#include <doctest/doctest.h>

#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;

namespace {

/// Both taps are on their way before the first frame shows the first of them.
void double_tap(PlayedKiosk& kiosk, std::string_view words) {
    const Drawn* const button = kiosk.find(words);
    REQUIRE(button != nullptr);
    const Box box = button->box;
    kiosk.stage().input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2});
    for (int tap = 0; tap < 2; ++tap) {
        kiosk.stage().input(PointerPressed{});
        kiosk.stage().input(PointerReleased{});
    }
    kiosk.stage().frame();
}

}  // namespace

TEST_CASE("a double tap on send files one complaint, and its number stays to be read") {
    PlayedKiosk kiosk;
    kiosk.play(R"(
        tap "Ik heb een klacht"
        tap "Gedrag"
        tap "Verder"
        tap "Voor mezelf"
        tap "Cliënt"
        tap "Verder"
        into "Uw verhaal"
        type "Er werd om mij gelachen."
        key Escape
        tap "Vandaag"
        tap "Verder"
        tap "Verder"
        tap "Zonder naam"
        tap "Verder"
        see "Klopt alles?"
    )");
    double_tap(kiosk, "Klacht versturen");
    kiosk.play(R"(
        see "Uw klacht is veilig bewaard"
        see "-2026-000001-"
        see "Uw papier is geprint"
        tap "Klaar"
        see "Heeft u een klacht?"
    )");
    CHECK(kiosk.model().screen == Screen::welcome);
}
