#include "tests/kiosk/widgets/player.hpp"

#include <doctest/doctest.h>

namespace klachtenzuil::tests {

Player::Player(bool whole, Panel shown_on, TextSize size) : panel(shown_on), m_whole(whole) {
    settings.text_size = size;
    settle();
}

void Player::frame() {
    ui.begin(panel, settings, words, now);
    if (m_whole) {
        draw(ui, gallery);
    } else {
        draw_short(ui, gallery);
    }
    ui.end();
    pressed.insert(pressed.end(), gallery.pressed.begin(), gallery.pressed.end());
}

int Player::settle() {
    constexpr int most = 20'000;
    int frames = 0;
    do {
        frame();
        ++frames;
    } while (!ui.settled() && frames < most);
    REQUIRE(frames < most);
    return frames;
}

const Drawn& Player::find(std::string_view what) const {
    const Drawn* found = nullptr;
    for (const Drawn& each : ui.drawn()) {
        if (!answers_to(each, what) || each.role == Role::key) continue;
        if (is_control(each.role)) return each;
        if (found == nullptr) found = &each;
    }
    INFO("looking for " << std::string(what));
    REQUIRE(found != nullptr);
    return *found;
}

const Drawn& Player::key(std::string_view name) const {
    const Drawn* found = nullptr;
    for (const Drawn& each : ui.drawn()) {
        if (each.role == Role::key && each.name == name) found = &each;
    }
    INFO("looking for the key " << std::string(name));
    REQUIRE(found != nullptr);
    return *found;
}

bool Player::shows(std::string_view what) const {
    for (const Drawn& each : ui.drawn()) {
        if (each.visible && answers_to(each, what)) return true;
    }
    return false;
}

void Player::bring(std::string_view what) {
    for (int tries = 0; tries < 3 && !find(what).visible; ++tries) {
        ui.bring_into_view(find(what));
        settle();
    }
    INFO("bringing into view " << std::string(what));
    REQUIRE(find(what).visible);
}

void Player::point_at(const Box& box) {
    ui.input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2});
}

void Player::point_at(std::string_view what) {
    point_at(find(what).box);
}

void Player::press() {
    ui.input(PointerPressed{});
    settle();
}

void Player::release() {
    ui.input(PointerReleased{});
    settle();
}

void Player::tap(std::string_view what) {
    bring(what);
    point_at(what);
    press();
    release();
}

void Player::tap_key(std::string_view name) {
    point_at(key(name).box);
    press();
    release();
}

void Player::type(std::u32string_view text) {
    for (const char32_t character : text)
        ui.input(Typed{character});
    settle();
}

void Player::strike(Key key, bool shift) {
    ui.input(KeyPressed{key, shift});
    settle();
}

std::string Player::focused() const {
    for (const Drawn& each : ui.drawn()) {
        if (each.focused) return each.name;
    }
    return {};
}

void Player::wait(std::chrono::milliseconds by) {
    now += by;
    settle();
}

}  // namespace klachtenzuil::tests
