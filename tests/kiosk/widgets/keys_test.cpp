// The on-screen keyboard: which keys it has, and what they do.

#include <doctest/doctest.h>

#include <set>

#include "kiosk/widgets/key_layout.hpp"
#include "kiosk/widgets/utf8.hpp"
#include "tests/kiosk/widgets/player.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;
using namespace std::chrono_literals;

namespace {

std::set<char32_t> characters_of(const KeyRows& keys) {
    std::set<char32_t> all;
    for (const auto& row : keys.rows) {
        for (const KeyCap& key : row) {
            if (key.kind == KeyKind::character) all.insert(key.character);
        }
    }
    return all;
}

int count_of(const KeyRows& keys, KeyKind kind) {
    int count = 0;
    for (const auto& row : keys.rows) {
        for (const KeyCap& key : row)
            count += key.kind == kind ? 1 : 0;
    }
    return count;
}

bool holds_all(const std::set<char32_t>& keys, std::u32string_view wanted) {
    for (const char32_t each : wanted) {
        if (!keys.contains(each)) return false;
    }
    return true;
}

constexpr KeyPage all_pages[] = {KeyPage::letters, KeyPage::numbers, KeyPage::marks, KeyPage::cyrillic};

}  // namespace

TEST_CASE("every page, in every layout and for every field, fills its columns and has one of each working key") {
    for (const KeyPage page : all_pages) {
        for (const auto layout : {KeyboardLayout::qwerty, KeyboardLayout::abc}) {
            for (const auto field : {FieldSpec::Keys::text, FieldSpec::Keys::email, FieldSpec::Keys::phone}) {
                for (const bool lines : {false, true}) {
                    CAPTURE(static_cast<int>(page));
                    CAPTURE(static_cast<int>(field));
                    const KeyRows keys = key_rows({page, layout, field, false, lines});
                    CHECK(keys.rows.size() == 4);
                    for (const auto& row : keys.rows) {
                        float columns = 0;
                        for (const KeyCap& key : row) {
                            CHECK(key.columns >= 1);
                            columns += key.columns;
                        }
                        CHECK(columns == doctest::Approx(keys.columns));
                    }
                    CHECK(count_of(keys, KeyKind::backspace) == 1);
                    CHECK(count_of(keys, KeyKind::space) == 1);
                    CHECK(count_of(keys, KeyKind::done) == 1);
                    const bool enters = lines && field != FieldSpec::Keys::email;
                    CHECK(count_of(keys, KeyKind::enter) == (enters ? 1 : 0));
                }
            }
        }
    }
}

TEST_CASE("each page holds what it is for") {
    CHECK(holds_all(characters_of(key_rows({.layout = KeyboardLayout::qwerty})), U"abcdefghijklmnopqrstuvwxyz',."));
    CHECK(holds_all(characters_of(key_rows({.layout = KeyboardLayout::abc})), U"abcdefghijklmnopqrstuvwxyz',."));
    CHECK(holds_all(characters_of(key_rows({.capitals = true})), U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    CHECK(holds_all(characters_of(key_rows({.page = KeyPage::numbers})), U"0123456789@€+-()!?.,"));
    CHECK(holds_all(characters_of(key_rows({.page = KeyPage::marks})), U"éëïöüçáàèêâîôûñßøåæœ"));
    CHECK(holds_all(characters_of(key_rows({.page = KeyPage::cyrillic})), U"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"));
    CHECK(holds_all(characters_of(key_rows({.field = FieldSpec::Keys::email})), U"@.-_"));
}

TEST_CASE("a long press offers the letter with its marks, in the case of the letter") {
    CHECK(marked_variants(U'e').find(U'ë') != std::u32string::npos);
    CHECK(marked_variants(U'E').find(U'Ë') != std::u32string::npos);
    CHECK(marked_variants(U's').find(U'ß') != std::u32string::npos);
    CHECK(marked_variants(U'q').empty());
    CHECK(marked_variants(U'г') == U"ґ");
}

TEST_CASE("a touched field opens the keyboard, and its keys type what is on them") {
    Player player;
    player.tap("Uw naam");
    player.tap_key("h");
    player.tap_key("o");
    player.tap_key("i");
    player.tap_key("Spatie");
    player.tap_key(".");
    CHECK(player.gallery.name == "hoi .");
    player.tap_key("wissen");
    CHECK(player.gallery.name == "hoi ");
    player.tap_key("Klaar");
    for (const Drawn& each : player.ui.drawn())
        CHECK(each.role != Role::key);
}

TEST_CASE("shift holds for one letter") {
    Player player;
    player.tap("Uw naam");
    player.tap_key("hoofdletter");
    CHECK(player.key("hoofdletter").value == "chosen");
    player.tap_key("Z");
    player.tap_key("o");
    player.tap_key("letters met een teken");
    player.tap_key("ë");
    CHECK(player.gallery.name == "Zoë");
}

TEST_CASE("a field opens the page that it needs most") {
    Player player(true);
    player.tap("Uw telefoonnummer");
    player.tap_key("0");
    player.tap_key("6");
    CHECK(player.gallery.phone == "06");
    player.tap_key("Klaar");
    player.tap("Uw e-mailadres");
    player.tap_key("a");
    player.tap_key("@");
    CHECK(player.gallery.email == "a@");
}

TEST_CASE("the visitor's own layout is what is shown") {
    Player player;
    player.tap("Uw naam");
    CHECK(player.key("q").box.x < player.key("a").box.right());
    CHECK(player.key("q").box.y < player.key("a").box.y);
    player.settings.keyboard = KeyboardLayout::abc;
    player.settle();
    CHECK(player.key("a").box.y < player.key("q").box.y);
}

TEST_CASE("enter makes a new line in a field of several lines, and is not there for one line") {
    Player player;
    player.tap("Uw verhaal");
    player.tap_key("a");
    player.tap_key("nieuwe regel");
    player.tap_key("b");
    CHECK(player.gallery.story == "a\nb");
    player.tap_key("Klaar");
    player.tap("Uw naam");
    CHECK_FALSE(player.shows("nieuwe regel"));
}

TEST_CASE("a letter that is held offers its marks after half a second, and a touch takes one") {
    Player player;
    player.tap("Uw naam");
    player.point_at(player.key("e").box);
    player.press();
    REQUIRE(player.ui.next_frame().has_value());
    CHECK(*player.ui.next_frame() == player.now + 500ms);
    player.wait(499ms);
    CHECK_FALSE(player.shows("ę"));
    player.wait(1ms);
    CHECK(player.shows("ę"));
    CHECK_FALSE(player.ui.next_frame().has_value());
    player.release();
    CHECK(player.gallery.name.empty());
    player.tap_key("ę");
    CHECK(player.gallery.name == "ę");
    CHECK_FALSE(player.shows("ė"));
}

TEST_CASE("a finger can slide from the held letter to the one it wants") {
    Player player;
    player.tap("Uw naam");
    player.point_at(player.key("o").box);
    player.press();
    player.wait(600ms);
    player.point_at(player.key("ø").box);
    player.release();
    CHECK(player.gallery.name == "ø");
}

TEST_CASE("a touch beside the offered letters puts them away and does nothing else") {
    Player player;
    player.tap("Uw naam");
    player.point_at(player.key("e").box);
    player.press();
    player.wait(600ms);
    player.release();
    player.tap_key("m");
    CHECK(player.gallery.name.empty());
    CHECK_FALSE(player.shows("ę"));
    player.tap_key("m");
    CHECK(player.gallery.name == "m");
}

TEST_CASE("backspace repeats while it is held, and only then asks for frames") {
    Player player;
    player.gallery.name = "1234567890";
    player.tap("Uw naam");
    player.strike(Key::end);
    CHECK_FALSE(player.ui.next_frame().has_value());
    player.point_at(player.key("wissen").box);
    player.press();
    CHECK(player.gallery.name == "1234567890");
    player.wait(500ms);
    CHECK(player.gallery.name == "123456789");
    REQUIRE(player.ui.next_frame().has_value());
    player.now = *player.ui.next_frame();
    player.settle();
    CHECK(player.gallery.name == "12345678");
    player.release();
    CHECK(player.gallery.name == "12345678");
    CHECK_FALSE(player.ui.next_frame().has_value());
}

TEST_CASE("a key let go elsewhere types nothing") {
    Player player;
    player.tap("Uw naam");
    player.point_at(player.key("e").box);
    player.press();
    player.point_at(player.key("m").box);
    player.release();
    CHECK(player.gallery.name.empty());
}

TEST_CASE("the hardware keyboard works at the same time as the keys on the screen") {
    Player player;
    player.tap("Uw naam");
    player.tap_key("a");
    player.type(U"bç");
    player.strike(Key::backspace);
    player.tap_key("d");
    CHECK(player.gallery.name == "abd");
}

TEST_CASE("the keys on the screen can be reached and pressed from a hardware keyboard") {
    Player player;
    player.tap("Uw naam");
    player.strike(Key::down);
    CHECK(player.focused() == "q");
    player.strike(Key::right);
    player.strike(Key::enter);
    player.type(U"x");
    player.strike(Key::down);
    player.strike(Key::space);
    player.type(U" ");  // comes with the Space key, and was meant for the key on the screen
    CHECK(player.gallery.name == "wxs");
    player.strike(Key::up);
    player.strike(Key::up);
    CHECK(player.focused() == "Uw naam");
    player.strike(Key::down);
    player.strike(Key::tab);
    CHECK(player.focused() == "Uw verhaal");
}

TEST_CASE("escape puts the keyboard away, and so does a touch on an empty place") {
    Player player;
    player.tap("Uw naam");
    player.strike(Key::escape);
    CHECK_FALSE(player.shows("Klaar"));
    player.tap("Uw naam");
    CHECK(player.shows("Klaar"));
    player.ui.input(PointerMoved{3, player.find("Uw naam").box.y});
    player.press();
    player.release();
    CHECK_FALSE(player.shows("Klaar"));
}
