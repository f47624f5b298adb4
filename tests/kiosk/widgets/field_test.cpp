// Fields: typing, carets, limits, and what is kept and forgotten.

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

std::string limit_words(const Player& player, int limit) {
    return player.words.fill(w::ui_limit, fmt::arg("limit", limit));
}

std::string count_words(const Player& player, int used, int limit) {
    return player.words.fill(w::ui_count, fmt::arg("used", used), fmt::arg("limit", limit));
}

}  // namespace

TEST_CASE("what is typed on the hardware keyboard stands in the field that has the focus") {
    Player player;
    while (player.focused() != "Uw naam")
        player.strike(Key::tab);
    CHECK_FALSE(player.shows("Klaar"));  // only a touch opens the keys on the screen
    player.type(U"Zoë Çelik");
    CHECK(player.gallery.name == "Zoë Çelik");
    CHECK(player.find("Uw naam").value == "Zoë Çelik");
    player.strike(Key::home);
    player.type(U"😀");
    player.strike(Key::right);
    player.strike(Key::del);
    CHECK(player.gallery.name == "😀Zë Çelik");
}

TEST_CASE("typing goes nowhere while no field has the focus") {
    Player player;
    player.type(U"abc");
    CHECK(player.gallery.name.empty());
    CHECK(player.gallery.story.empty());
}

TEST_CASE("Enter in a field of one line goes on to the next control") {
    Player player;
    player.tap("Uw naam");
    player.type(U"a");
    player.strike(Key::enter);
    CHECK(player.focused() == "Uw verhaal");
    player.type(U"b");
    player.strike(Key::enter);
    player.type(U"c");
    CHECK(player.gallery.name == "a");
    CHECK(player.gallery.story == "b\nc");
}

TEST_CASE("up and down keep to their place over lines of other lengths") {
    Player player;
    player.tap("Uw verhaal");
    player.type(U"iiiiii\ni\niiiiii");
    player.strike(Key::up);
    player.strike(Key::up);
    player.type(U"x");
    CHECK(player.gallery.story == "iiiiiix\ni\niiiiii");
    player.strike(Key::home);
    player.strike(Key::down);
    player.type(U"y");
    CHECK(player.gallery.story == "iiiiiix\nyi\niiiiii");
    player.strike(Key::end);
    player.type(U"z");
    CHECK(player.gallery.story == "iiiiiix\nyiz\niiiiii");
}

TEST_CASE("a touch places the caret between the letters it touched") {
    Player player;
    player.gallery.name = "mmmmmmmmmm";
    player.settle();
    const Box box = player.find("Uw naam").box;
    player.ui.input(PointerMoved{box.x + 14, box.y + box.height / 2});
    player.press();
    player.release();
    player.type(U"x");
    CHECK(player.gallery.name == "xmmmmmmmmmm");
    player.ui.input(PointerMoved{box.right() - 20, player.find("Uw naam").box.y + box.height / 2});
    player.press();
    player.release();
    player.type(U"y");
    CHECK(player.gallery.name == "xmmmmmmmmmmy");
}

TEST_CASE("a count shows from 80 %, and at the limit the field says so and keeps what is there") {
    Player player;
    player.gallery.limit = 10;
    player.tap("Uw naam");
    player.type(U"1234567");
    CHECK_FALSE(player.shows(count_words(player, 7, 10)));
    player.type(U"8");
    CHECK(player.shows(count_words(player, 8, 10)));
    player.type(U"ëë");
    CHECK_FALSE(player.shows(limit_words(player, 10)));
    player.type(U"x");
    CHECK(player.gallery.name == "12345678ëë");
    CHECK(player.shows(limit_words(player, 10)));
    player.strike(Key::backspace);
    CHECK_FALSE(player.shows(limit_words(player, 10)));
    CHECK(player.shows(count_words(player, 9, 10)));
}

TEST_CASE("a problem stands at the field and in what the probe says of it") {
    Player player(true);
    CHECK(player.find("Uw e-mailadres").value == " – Schrijf het hele adres, met een @ erin.");
}

TEST_CASE("a field of several lines grows to its lines, then scrolls inside with the caret in view") {
    Player player;
    const float empty = player.find("Uw verhaal").box.height;
    player.tap("Uw verhaal");
    player.tap_key("Klaar");
    player.type(U"a\nb\nc\nd\ne");
    const float grown = player.find("Uw verhaal").box.height;
    CHECK(grown > empty);
    player.type(U"\nf\ng\nh\ni\nj");
    const float full = player.find("Uw verhaal").box.height;
    player.type(U"\nk\nl\nm");
    CHECK(player.find("Uw verhaal").box.height == full);
    for (int i = 0; i < 20; ++i)
        player.strike(Key::up);
    player.type(U"x");
    CHECK(player.gallery.story.substr(0, 2) == "ax");
}

TEST_CASE("a finger moves a long text inside its field, and a touch then lands on what is in view") {
    Player player;
    player.gallery.story = "begin\n1\n2\n3\n4\n5\n6\n7\n8\n9";
    player.settle();
    const auto pull = [&player](float by) {
        const Box box = player.find("Uw verhaal").box;
        player.ui.input(PointerMoved{box.x + 60, box.y + box.height / 2});
        player.press();
        player.ui.input(PointerMoved{box.x + 60, box.y + box.height / 2 + by});
        player.release();
    };
    const auto type_on_top_line = [&player] {
        const Box box = player.find("Uw verhaal").box;
        player.ui.input(PointerMoved{box.x + 5, box.y + 15});
        player.press();
        player.release();
        player.type(U"x");
    };
    pull(-2000);
    type_on_top_line();
    CHECK(player.gallery.story == "begin\n1\n2\n3\nx4\n5\n6\n7\n8\n9");
    pull(2000);
    type_on_top_line();
    CHECK(player.gallery.story == "xbegin\n1\n2\n3\nx4\n5\n6\n7\n8\n9");
}

TEST_CASE("eight thousand characters are typed in and stay whole") {
    Player player;
    player.tap("Uw verhaal");
    std::u32string story;
    for (int i = 0; i < 8000; ++i)
        story += i % 7 == 6 ? U' ' : i % 11 == 0 ? U'ë' : U'a';
    player.type(story);
    player.type(U"x");
    CHECK(player.gallery.story.size() == 8000 + 728 - 104);
    CHECK(player.shows(limit_words(player, 8000)));
}

TEST_CASE("a character that the texture lacks is drawn into it before the next frame, and only once") {
    Player player;
    player.tap("Uw naam");
    const unsigned before = player.ui.font_version();
    player.type(U"aé€");
    CHECK(player.ui.font_version() == before);
    player.type(U"жΩ");
    CHECK(player.ui.font_version() == before + 1);
    player.type(U"Ω😀\u0e01");
    const unsigned after = player.ui.font_version();
    player.type(U"Ω😀\u0e01");
    CHECK(player.ui.font_version() == after);
    CHECK(player.ui.settled());
}

TEST_CASE("forgetting leaves nothing of what was typed in the probe, nor a place to type in") {
    Player player;
    player.tap("Uw naam");
    player.type(U"geheim");
    player.ui.input(Typed{U'x'});
    player.ui.forget();
    CHECK(player.ui.drawn().empty());
    player.settle();
    CHECK(player.gallery.name == "geheim");
    CHECK(player.focused().empty());
    player.type(U"y");
    CHECK(player.gallery.name == "geheim");
}

TEST_CASE("another page means the top of it, and focus nowhere") {
    Player player(true, {.width_px = 1024, .height_px = 768});
    player.tap("Uw naam");
    player.ui.begin(player.panel, player.settings, player.words, player.now);
    draw_short(player.ui, player.gallery);
    player.ui.end();
    CHECK(player.focused().empty());
    player.settle();
    CHECK(player.find("Waar gaat uw klacht over?").visible);
    CHECK_FALSE(player.shows("Klaar"));
}
