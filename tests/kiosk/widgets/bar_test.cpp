// The bar and the footer on a low panel with large letters: what is fixed leaves the page its room.

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

constexpr Panel low_panel{.width_px = 1024, .height_px = 768, .px_per_mm = 3.37F};
constexpr auto panel_height = static_cast<float>(low_panel.height_px);
constexpr auto long_act = "Printen en in het dossier bewaren";

Player with_largest_letters() {
    return Player(true, low_panel, TextSize::largest);
}

}  // namespace

TEST_CASE("a bar that would take too much of the panel is one row, and the rest stands in its menu") {
    Player player = with_largest_letters();
    const std::string& menu = player.words(w::ui_menu);
    CHECK(player.shows("Xs2more"));
    CHECK(player.find(menu).box.bottom() < 0.17F * panel_height);
    // The way out stays in view.
    CHECK(player.find("Stoppen").visible);
    CHECK_FALSE(player.shows("Contrast"));
    player.tap(menu);
    for (const char* name : {"Nederlands", "Letters klein", "Letters grootst", "Contrast"})
        CHECK(player.find(name).enabled);
    player.tap("Contrast");
    CHECK(player.pressed.back() == "contrast");
    CHECK_FALSE(player.shows("Contrast"));
    CHECK_FALSE(player.shows(player.words(w::ui_menu_close)));
}

TEST_CASE("a bar that takes little has no menu, and one that turns out small again closes it") {
    Player player = with_largest_letters();
    player.tap(player.words(w::ui_menu));
    player.settings.text_size = TextSize::small;
    player.settle();
    CHECK_FALSE(player.shows(player.words(w::ui_menu)));
    CHECK(player.find("Contrast").visible);
    player.settings.text_size = TextSize::largest;
    player.settle();
    CHECK_FALSE(player.shows(player.words(w::ui_menu_close)));
    // On a high panel three rows are not much.
    Player standing(true, {.width_px = 1080, .height_px = 1920}, TextSize::largest);
    CHECK_FALSE(standing.shows(standing.words(w::ui_menu)));
    CHECK(standing.find("Contrast").visible);
}

TEST_CASE("keys open the menu, walk in it alone, and go on from where it was opened") {
    Player player = with_largest_letters();
    const std::string& menu = player.words(w::ui_menu);
    player.strike(Key::tab);
    CHECK(player.focused() == menu);
    player.strike(Key::enter);
    player.strike(Key::tab);
    CHECK(player.focused() == "Nederlands");
    // A menu longer than the panel says so after its last line.
    player.strike(Key::tab, true);
    player.strike(Key::tab, true);
    CHECK(player.focused() == player.words(w::ui_menu_close));
    player.strike(Key::escape);
    CHECK_FALSE(player.shows(player.words(w::ui_menu_close)));
    CHECK(player.focused() == menu);
    player.strike(Key::tab);
    CHECK(player.focused() == "Stoppen");
}

TEST_CASE("a question of the screen takes the place of the menu") {
    Player player = with_largest_letters();
    player.tap(player.words(w::ui_menu));
    player.gallery.dialog = true;
    player.settle();
    CHECK(player.shows("Wilt u stoppen?"));
    CHECK_FALSE(player.shows(player.words(w::ui_menu_close)));
    player.gallery.dialog = false;
    player.settle();
    CHECK_FALSE(player.shows(player.words(w::ui_menu_close)));
}

TEST_CASE("a name that has no room beside the menu stands in it, whole") {
    Player player = with_largest_letters();
    player.gallery.organisation = "Stichting voor arbeid en welzijn in de noordelijke gemeenten";
    player.settle();
    CHECK_FALSE(player.shows(player.gallery.organisation));
    CHECK(player.find(player.words(w::ui_menu)).box.bottom() < 0.17F * panel_height);
    player.tap(player.words(w::ui_menu));
    CHECK(player.shows(player.gallery.organisation));
}

TEST_CASE("a footer that would take too much ends the page instead, and is reached by reading on") {
    Player player = with_largest_letters();
    CHECK(player.find("Verder").visible);
    player.gallery.act = long_act;
    player.settle();
    CHECK_FALSE(player.shows(long_act));
    // From the bar's edge to "more" the page has more than half of the panel.
    const float bar = player.ui.drawn().front().room.bottom();
    CHECK(player.find(player.words(w::ui_more)).box.y - bar > panel_height / 2);
    player.strike(Key::end);
    CHECK(player.shows(long_act));
    CHECK(player.find("Terug").visible);
    player.tap(long_act);
    CHECK(player.pressed.back() == "act");
    player.strike(Key::home);
    // Keys come by it last on the page, before "more".
    player.ui.forget();
    player.settle();
    player.strike(Key::tab, true);
    player.strike(Key::tab, true);
    CHECK(player.focused() == long_act);
    CHECK(player.find(long_act).visible);
}
