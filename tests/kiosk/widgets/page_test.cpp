// The page: what scrolls, what says that there is more, and what a dialog covers.

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

constexpr Panel small_panel{.width_px = 1024, .height_px = 768};

}  // namespace

TEST_CASE("a page that fits has no more; one that is longer says so, down to its end and back") {
    Player fits(false, {.width_px = 1920, .height_px = 2000});
    CHECK_FALSE(fits.shows(fits.words(w::ui_more)));

    Player player(true, small_panel);
    CHECK(player.shows(player.words(w::ui_more)));
    CHECK_FALSE(player.shows(player.words(w::ui_less)));
    CHECK(player.shows("Waar gaat uw klacht over?"));
    int presses = 0;
    for (; presses < 30 && player.shows(player.words(w::ui_more)); ++presses)
        player.tap(player.words(w::ui_more));
    CHECK(presses > 2);
    CHECK(player.shows("Leren"));
    CHECK(player.shows(player.words(w::ui_less)));
    for (; presses > 0 && player.shows(player.words(w::ui_less)); --presses)
        player.tap(player.words(w::ui_less));
    CHECK(player.shows("Waar gaat uw klacht over?"));
}

TEST_CASE("one press on more shows what stood just under the edge") {
    Player player(true, small_panel);
    std::vector<std::string> never;
    std::vector<std::string> names;
    for (const Drawn& each : player.ui.drawn())
        names.push_back(each.name);
    std::vector<bool> was_seen(names.size());
    for (int i = 0; i < 40; ++i) {
        for (std::size_t n = 0; n < names.size(); ++n)
            was_seen[n] = was_seen[n] || player.shows(names[n]);
        if (!player.shows(player.words(w::ui_more))) break;
        player.tap(player.words(w::ui_more));
    }
    for (std::size_t n = 0; n < names.size(); ++n) {
        CAPTURE(names[n]);
        CHECK(was_seen[n]);
    }
}

TEST_CASE("a finger drags the page and presses nothing") {
    Player player(true, small_panel);
    const float before = player.find("Gedrag").box.y;
    player.point_at("Gedrag");
    player.press();
    const Box box = player.find("Gedrag").box;
    player.ui.input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2 - 100});
    player.settle();
    player.release();
    CHECK(player.find("Gedrag").box.y == doctest::Approx(before - 100).epsilon(0.01));
    CHECK(player.pressed.empty());
}

TEST_CASE("a finger that hardly moves still presses") {
    Player player(true, small_panel);
    const Box box = player.find("Gedrag").box;
    player.point_at("Gedrag");
    player.press();
    player.ui.input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2 - 10});
    player.release();
    CHECK(player.pressed == std::vector<std::string>{"Gedrag"});
}

TEST_CASE("wheel, page keys and arrows move the page and stop at its ends") {
    Player player(true, small_panel);
    const float top = player.find("Gedrag").box.y;
    const auto moved = [&player, top] { return player.find("Gedrag").box.y - top; };
    player.ui.input(Scrolled{-1});
    player.settle();
    CHECK(moved() < 0);
    player.ui.input(Scrolled{5});
    player.settle();
    CHECK(moved() == 0);
    player.strike(Key::page_down);
    const float one_page = moved();
    CHECK(one_page < -100);
    player.strike(Key::page_up);
    CHECK(moved() == 0);
    player.strike(Key::down);
    CHECK(moved() < 0);
    player.strike(Key::end);
    CHECK(player.shows("Leren"));
    player.strike(Key::home);
    CHECK(moved() == 0);
}

TEST_CASE("the pilot's way of bringing something into view works both ways") {
    Player player(true, small_panel);
    player.tap("Hoe gaan wij om met uw klacht?");
    CHECK(player.pressed.back() == "flow");
    player.tap("Dienstverlening");
    CHECK(player.pressed.back() == "Dienstverlening");
    player.tap("Uw naam");
    player.tap("Verder");
    CHECK(player.pressed.back() == "act");
}

TEST_CASE("while a dialog is drawn nothing under it can be reached, seen or pressed") {
    Player player;
    const Box under = player.find("Verder").box;
    player.gallery.dialog = true;
    player.settle();
    CHECK(player.shows("Wilt u stoppen?"));
    CHECK_FALSE(player.shows("Verder"));
    CHECK_FALSE(player.find("Dienstverlening").visible);
    player.point_at(under);
    player.press();
    player.release();
    CHECK(player.pressed.empty());
    player.strike(Key::tab);
    CHECK(player.focused() == "Doorgaan");
    player.strike(Key::tab);
    CHECK(player.focused() == "Stoppen en wissen");
    player.strike(Key::tab);
    CHECK(player.focused() == "Doorgaan");
    player.strike(Key::enter);
    CHECK(player.pressed == std::vector<std::string>{"go on"});
    player.gallery.dialog = false;
    player.settle();
    CHECK(player.shows("Verder"));
    player.tap("Verder");
    CHECK(player.pressed.back() == "act");
}

TEST_CASE("a dialog puts the keyboard away") {
    Player player;
    player.tap("Uw naam");
    player.gallery.dialog = true;
    player.settle();
    CHECK_FALSE(player.shows("Klaar"));
    player.type(U"x");
    CHECK(player.gallery.name.empty());
}

TEST_CASE("the field in use stays visible above the keyboard") {
    for (const TextSize size : all_text_sizes) {
        for (const char* field : {"Uw naam", "Uw verhaal", "Uw e-mailadres", "Uw telefoonnummer"}) {
            CAPTURE(static_cast<int>(size));
            CAPTURE(field);
            Player player(true, small_panel, size);
            player.tap(field);
            CHECK(player.find(field).visible);
            player.type(U"een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien");
            CHECK(player.find(field).visible);
        }
    }
}
