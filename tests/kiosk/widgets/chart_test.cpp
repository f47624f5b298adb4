// Charts and tables: what they say to whoever does not see them, and what leads on.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

const Panel lying{1920, 1080};

/// The page of charts.
struct Charts : Player {
    explicit Charts(const Panel& shown_on = lying, TextSize size = TextSize::normal) : Player(true, shown_on, size) {
        gallery.charts = true;
        settle();
    }
};

/// How many bars stand beside the first, on one line with it.
std::ptrdiff_t beside_the_first(const Panel& panel, TextSize size) {
    Charts player(panel, size);
    const Drawn& first = player.find("jan");
    const auto& drawn = player.ui.drawn();
    return std::count_if(drawn.begin(), drawn.end(), [&](const Drawn& each) {
        return each.role == Role::button && each.box.y == first.box.y && each.box.x > first.box.x;
    });
}

}  // namespace

TEST_CASE("a bar says what it is, its figure and the year before, and a press on it is told") {
    Charts player;
    CHECK(player.find("Cliënt\n2026: 12\n2025: 9").enabled);
    player.bring("Cliënt");
    player.tap("Cliënt");
    CHECK(player.pressed == std::vector<std::string>{"Cliënt"});
}

TEST_CASE("a bar that nothing stands behind leads nowhere") {
    Charts player;
    player.bring("Aangesloten werkgever");
    CHECK_FALSE(player.find("Aangesloten werkgever").enabled);
    player.tap("Aangesloten werkgever");
    CHECK(player.pressed.empty());
}

TEST_CASE("a finger on the hatched bar means the year before; keys mean the bar of now where it leads on") {
    const auto tap_at = [](Charts& player, float x, float y) {
        player.ui.input(PointerMoved{x, y});
        player.press();
        player.release();
    };
    // Lying: the two stand below each other, with the words beside them or above.
    for (const Panel& panel : {lying, Panel{600, 1024}}) {
        Charts player(panel, panel == lying ? TextSize::normal : TextSize::largest);
        player.bring("Cliënt");
        const Box box = player.find("Cliënt").box;
        tap_at(player, box.x + box.width / 2, box.bottom() - box.height * 0.12F);
        CHECK(player.pressed == std::vector<std::string>{"Cliënt before"});
        player.pressed.clear();
        tap_at(player, box.x + box.width / 2, box.y + box.height / 2);
        CHECK(player.pressed == std::vector<std::string>{"Cliënt"});
    }
    // Upright: beside each other.
    Charts player(lying, TextSize::small);
    player.bring("feb");
    const Box box = player.find("feb").box;
    tap_at(player, box.right() - box.width * 0.2F, box.y + box.height / 2);
    tap_at(player, box.x + box.width * 0.2F, box.y + box.height / 2);
    CHECK(player.pressed == std::vector<std::string>{"feb before", "feb"});
    // Where only one of them leads on, that one is meant wherever the finger is.
    player.pressed.clear();
    player.bring("Freelancer");
    player.tap("Freelancer");
    player.strike(Key::enter);
    CHECK(player.pressed == std::vector<std::string>{"Freelancer before", "Freelancer before"});
    player.pressed.clear();
    player.strike(Key::up);
    player.strike(Key::enter);
    CHECK(player.pressed == std::vector<std::string>{"Cliënt"});
}

TEST_CASE("Tab stops at a chart once, and the arrows move among the bars that lead on") {
    Charts player;
    for (int i = 0; i < 400 && !player.focused().starts_with("Cliënt"); ++i)
        player.strike(Key::tab);
    REQUIRE(player.focused().starts_with("Cliënt"));
    player.strike(Key::down);
    CHECK(player.focused().starts_with("Freelancer"));
    player.strike(Key::down);
    CHECK(player.focused().starts_with("Meer dan 42 dagen"));
    player.strike(Key::enter);
    CHECK(player.pressed == std::vector<std::string>{"Meer dan 42 dagen"});
    player.strike(Key::tab);
    CHECK(player.focused().starts_with("jan"));
    player.strike(Key::right);
    CHECK(player.focused().starts_with("feb"));
}

TEST_CASE("months stand beside each other where there is room for their words, else below each other") {
    CHECK(beside_the_first(lying, TextSize::small) == 11);
    CHECK(beside_the_first({768, 1024}, TextSize::largest) == 0);
}

TEST_CASE("what lies beyond a limit stands under the words of that limit") {
    Charts player;
    const Drawn& limit = player.find("Termijn: 42 dagen");
    CHECK(limit.box.y > player.find("Freelancer").box.bottom());
    CHECK(limit.box.bottom() < player.find("Meer dan 42 dagen").box.y);
}

TEST_CASE("a table without room for its columns says each figure with the words of its column") {
    const Charts wide(lying, TextSize::small);
    CHECK(wide.find("100%").box.y == wide.find("Samen").box.y);
    CHECK(wide.find("100%").box.x > wide.find("Samen").box.right());
    const Charts narrow({600, 1024}, TextSize::largest);
    CHECK(narrow.find("100%").box.y >= narrow.find("Samen").box.bottom());
}
