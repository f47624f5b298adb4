// Every widget, on every panel and at every letter size: large enough, far enough apart, and nothing cut off.

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "tests/kiosk/widgets/player.hpp"
#include "tests/support/layout.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

struct Named {
    const char* name;
    Panel panel;
};

constexpr float desk_density = 96.0F / 25.4F;

constexpr Named panels[] = {
    {"1024x768", {1024, 768, desk_density}},         {"1920x1080", {1920, 1080, desk_density}},
    {"1080x1920", {1080, 1920, desk_density}},       {"768x1024", {768, 1024, desk_density}},
    {"3840x2160", {3840, 2160, desk_density * 2}},   {"3840x2160 of 27 inch", {3840, 2160, 6.43F}},
    {"1920x1080 of 15.6 inch", {1920, 1080, 5.56F}}, {"1024x768 of 15 inch", {1024, 768, 3.36F}},
};

void hold_up(const Player& player) {
    for (const std::string& fault : layout_faults(player.ui.drawn(), player.panel))
        FAIL_CHECK(fault);
}

/// Looks at all of the page, one "more" after the other.
void look_through(Player& player) {
    player.strike(Key::home);
    hold_up(player);
    for (int i = 0; i < 60 && player.shows(player.words(w::ui_more)); ++i) {
        player.tap(player.words(w::ui_more));
        hold_up(player);
    }
}

template <class Look>
void on_every_panel(const Look& look) {
    for (const Named& named : panels) {
        for (const TextSize size : all_text_sizes) {
            CAPTURE(named.name);
            CAPTURE(static_cast<int>(size));
            Player player(true, named.panel, size);
            look(player);
        }
    }
}

}  // namespace

TEST_CASE("every widget holds its measures on every panel at every letter size") {
    on_every_panel([](Player& player) { look_through(player); });
}

TEST_CASE("charts and tables hold their measures on every panel at every letter size") {
    on_every_panel([](Player& player) {
        player.gallery.charts = true;
        look_through(player);
    });
}

TEST_CASE("the keyboard and a field hold theirs together") {
    on_every_panel([](Player& player) {
        player.tap("Uw verhaal");
        hold_up(player);
        CHECK(player.find("Uw verhaal").visible);
        for (const char* page : {"letters met een teken", "cyrillische letters", "cijfers en leestekens"}) {
            player.tap_key(page);
            hold_up(player);
        }
        player.tap_key("gewone letters");
        player.point_at(player.key("a").box);
        player.press();
        player.wait(std::chrono::milliseconds(600));
        hold_up(player);
        CHECK(player.shows("æ"));
    });
}

TEST_CASE("a dialog holds its measures, and all of it can be reached") {
    on_every_panel([](Player& player) {
        player.gallery.dialog = true;
        player.settle();
        hold_up(player);
        player.tap("Stoppen en wissen");
        CHECK(player.pressed.back() == "wipe");
    });
}

TEST_CASE("the checker sees each kind of fault") {
    const Panel panel{1000, 800, 4};
    const Drawn good{.role = Role::button, .name = "a", .box = {0, 0, 100, 60}, .room = {0, 0, 100, 60}};
    CHECK(layout_faults({good}, panel).empty());

    Drawn tiny = good;
    tiny.box.height = tiny.room.height = 50;
    CHECK(layout_faults({tiny}, panel).size() == 1);

    Drawn near = good;
    near.box.x = near.room.x = 109;
    CHECK(layout_faults({good, near}, panel).size() == 1);
    near.box.x = near.room.x = 110;
    CHECK(layout_faults({good, near}, panel).empty());
    near.box.x = near.room.x = 50;
    CHECK(layout_faults({good, near}, panel).size() == 1);

    Drawn outside = good;
    outside.box.x = outside.room.x = 950;
    CHECK_FALSE(layout_faults({outside}, panel).empty());

    Drawn text{.role = Role::text, .name = "t", .box = {0, 100, 300, 20}, .room = {0, 100, 200, 20}};
    CHECK(layout_faults({text}, panel).size() == 1);
    text.room.width = 300;
    CHECK(layout_faults({text}, panel).empty());
    Drawn shortened = good;
    shortened.shortened = true;
    CHECK(layout_faults({shortened}, panel).size() == 1);
}

TEST_CASE("a row of a list reports what it had no room to say, unless it can do without") {
    Ui ui;
    const Words words(Language::nl);
    const auto faults_with = [&](const ListRow& row) {
        const Panel panel{1024, 768, 3.37F};
        do {
            ui.begin(panel, {}, words, {});
            ui.page("list");
            ui.begin_content();
            CHECK_FALSE(ui.list("list", 1, [&row](std::size_t) { return row; }).pressed);
            ui.end_content();
            ui.end();
        } while (!ui.settled());
        return layout_faults(ui.drawn(), panel);
    };
    const std::string endless(400, 'w');
    const ListRow whole{.title = "K1-2026-000042", .due = "nog 3 dagen", .text = "in behandeling"};
    CHECK(faults_with(whole).empty());
    ListRow row = whole;
    row.text = endless;
    CHECK(faults_with(row).empty());
    row.due = endless;
    CHECK(faults_with(row).size() == 1);
    row = whole;
    row.title = endless;
    CHECK(faults_with(row).size() == 1);
}
