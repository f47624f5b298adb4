// Pressing, sliding off, tabbing: what the pointer and the keys do to controls.

#include <doctest/doctest.h>

#include <imgui.h>

#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

using Pressed = std::vector<std::string>;

TEST_CASE("a control acts on release inside it, once") {
    Player player;
    player.point_at("Verder");
    player.press();
    CHECK(player.pressed.empty());
    player.release();
    CHECK(player.pressed == Pressed{"act"});
}

TEST_CASE("sliding off cancels, and sliding back on takes it up again") {
    Player player;
    player.point_at("Terug");
    player.press();
    player.ui.input(PointerMoved{5, 500});
    player.release();
    CHECK(player.pressed.empty());

    player.point_at("Terug");
    player.press();
    player.ui.input(PointerMoved{5, 500});
    player.point_at("Terug");
    player.release();
    CHECK(player.pressed == Pressed{"back"});
}

TEST_CASE("a press on one control and a release on another does nothing") {
    Player player;
    player.point_at("Terug");
    player.press();
    player.point_at("Verder");
    player.release();
    CHECK(player.pressed.empty());
}

TEST_CASE("a press and its release that came together never share a frame") {
    Player player;
    player.point_at("Verder");
    player.ui.input(PointerPressed{});
    player.ui.input(PointerReleased{});
    player.frame();
    CHECK(player.pressed.empty());
    CHECK_FALSE(player.ui.settled());
    player.settle();
    CHECK(player.pressed == Pressed{"act"});
}

TEST_CASE("a press shows in the very next frame, on every control in every contrast") {
    Player player;
    const auto vertices = [&player] {
        std::vector<unsigned> colours;
        const ImDrawData* data = player.ui.draw_data();
        for (int i = 0; i < data->CmdListsCount; ++i) {
            for (const ImDrawVert& vertex : data->CmdLists[i]->VtxBuffer)
                colours.push_back(vertex.col);
        }
        return colours;
    };
    for (const Contrast contrast : all_contrasts) {
        player.settings.contrast = contrast;
        for (const char* what : {"Terug", "Verder", "Dienstverlening", "Gedrag", "Letters gewoon", "Stoppen"}) {
            CAPTURE(static_cast<int>(contrast));
            CAPTURE(what);
            player.settle();
            const auto before = vertices();
            player.point_at(what);
            player.ui.input(PointerPressed{});
            player.frame();
            CHECK(vertices() != before);
            player.ui.input(PointerMoved{3, 500});
            player.settle();
            CHECK(vertices() == before);
            player.release();
        }
    }
}

TEST_CASE("an act that cannot be done now says so and does nothing") {
    Player player;
    player.gallery.act_enabled = false;
    player.settle();
    CHECK_FALSE(player.find("Verder").enabled);
    CHECK(player.find("Verder").name != "Verder");
    player.tap("Verder");
    player.strike(Key::enter);
    CHECK(player.pressed.empty());
}

TEST_CASE("Tab walks in reading order over everything that can be pressed, and round") {
    Player player;
    Pressed in_order;
    for (const Drawn& each : player.ui.drawn()) {
        if (is_control(each.role)) in_order.push_back(each.name);
    }
    REQUIRE(in_order.size() > 10);
    CHECK(in_order.front() == "Nederlands");
    CHECK(in_order.back() == "Verder");
    for (const std::string& name : in_order) {
        player.strike(Key::tab);
        CHECK(player.focused() == name);
    }
    player.strike(Key::tab);
    CHECK(player.focused() == in_order.front());
    player.strike(Key::tab, true);
    CHECK(player.focused() == in_order.back());
}

TEST_CASE("Tab brings what it reaches into view") {
    Player player(true, {.width_px = 1024, .height_px = 768});
    for (int i = 0; i < 40; ++i) {
        player.strike(Key::tab);
        for (const Drawn& each : player.ui.drawn()) {
            if (!each.focused) continue;
            CAPTURE(each.name);
            CHECK(each.visible);
        }
    }
}

TEST_CASE("Enter and Space press what has the focus") {
    Player player;
    for (const Key key : {Key::enter, Key::space}) {
        player.pressed.clear();
        while (player.focused() != "Terug")
            player.strike(Key::tab);
        player.strike(key);
        CHECK(player.pressed == Pressed{"back"});
        player.strike(Key::tab);
    }
}

TEST_CASE("arrows move between the cards of a group") {
    Player player;
    while (player.focused().find("Dienstverlening") == std::string::npos)
        player.strike(Key::tab);
    player.strike(Key::right);
    CHECK(player.focused().find("Gedrag") == 0);
    player.strike(Key::left);
    player.strike(Key::down);
    CHECK(player.focused().find("Bejegening") == 0);
    player.strike(Key::space);
    CHECK(player.find("Bejegening").value == "chosen");
}

TEST_CASE("arrows move in the calendar over the days that can be chosen") {
    Player player(true);
    player.gallery.day = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{11}};
    player.settle();
    for (int i = 0; i < 40 && player.focused().find("11 november") == std::string::npos; ++i)
        player.strike(Key::tab);
    player.strike(Key::up);
    CHECK(player.focused() == "woensdag 4 november 2026");
    player.strike(Key::right);
    CHECK(player.focused() == "donderdag 5 november 2026");
    player.strike(Key::enter);
    CHECK(player.gallery.day == Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{5}});
    for (int i = 0; i < 5; ++i)
        player.strike(Key::down);
    CHECK(player.focused() == "donderdag 19 november 2026");
}

TEST_CASE("days after the latest cannot be pressed, and later months not reached") {
    Player player(true);
    CHECK_FALSE(player.find("23 november").enabled);
    CHECK(player.find("22 november").enabled);
    CHECK_FALSE(player.find("Volgende maand").enabled);
    player.tap("Vorige maand");
    CHECK(player.gallery.month == std::chrono::year{2026} / std::chrono::month{10});
    player.tap("31 oktober");
    CHECK(player.gallery.day == Date{std::chrono::year{2026}, std::chrono::month{10}, std::chrono::day{31}});
    player.tap("Volgende maand");
    CHECK(player.gallery.month == std::chrono::year{2026} / std::chrono::month{11});
}

TEST_CASE("an idle screen asks for no frame") {
    Player player;
    player.tap("Uw naam");
    player.type(U"a");
    CHECK(player.ui.settled());
    CHECK_FALSE(player.ui.next_frame().has_value());
    player.frame();
    CHECK(player.ui.settled());
}

TEST_CASE("an event for a picture that is gone presses nothing on the new one") {
    Player player;
    player.point_at("Verder");
    player.press();
    player.ui.page("another");
    player.release();
    CHECK(player.pressed.empty());
}

TEST_CASE("a line of what is still needed leads to its question, by keys and by a finger") {
    Player player(true);
    const auto go = [&player](std::string_view line) {
        player.bring(line);
        for (int i = 0; i < 200 && player.focused() != line; ++i)
            player.strike(Key::tab);
        REQUIRE(player.focused() == line);
        player.strike(Key::enter);
    };
    go("Vertel wat er gebeurde.");
    CHECK(player.focused() == "Uw verhaal");
    CHECK(player.find("Uw verhaal").visible);
    CHECK_FALSE(player.shows("Klaar"));
    player.type(U"Ik wachtte.");
    CHECK(player.gallery.story == "Ik wachtte.");
    go("Antwoord met ja of nee.");
    CHECK(player.focused() == "Ja");
    CHECK(player.find("Ja").visible);
    go("Wijs de dag aan.");
    player.strike(Key::enter);
    CHECK(player.gallery.day);

    player.bring("Vertel wat er gebeurde.");
    player.tap("Vertel wat er gebeurde.");
    CHECK(player.focused() == "Uw verhaal");
    // The keys on the screen are there at once.
    player.tap_key("a");
    CHECK(player.gallery.story == "Ik wachtte.a");
}
