// Hands that know nothing: random taps, drags, keys, characters and pauses on the whole kiosk. Whatever they do,
// nothing crashes, every complaint that was shown as received stands in the register once, and the next visitor finds
// the start.
//
// On demand: RANDOM_HANDS=1000000 bin/test_random_hands

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "core/register/verify.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr char32_t strange[] = {U'a',   U'É',   U'ß',   U'Ж',     U'ё', 0x0301, 0x1F600,
                                0x200D, 0xFFFD, 0x202E, 0x10FFFF, U'=', U'@',   U'0'};
constexpr Key keys[] = {Key::tab,   Key::enter, Key::escape, Key::space, Key::backspace, Key::del,     Key::left,
                        Key::right, Key::up,    Key::down,   Key::home,  Key::end,       Key::page_up, Key::page_down};

int how_many() {
    const char* const asked = std::getenv("RANDOM_HANDS");
    return asked != nullptr ? std::atoi(asked) : 20000;
}

class RandomHands {
  public:
    RandomHands(PlayedKiosk& kiosk, unsigned seed) : m_kiosk(kiosk), m_random(seed) {}

    void act() {
        switch (below(16)) {
            case 0: drag(); break;
            case 1: press_key(); break;
            case 2: type(); break;
            case 3: m_kiosk.tap({anywhere(m_panel.width_px), anywhere(m_panel.height_px), 1, 1}); break;
            case 4:
                if (below(40) == 0) m_kiosk.pass(std::chrono::seconds{below(400)});
                break;
            case 5:
            case 6:
            case 7: tap_a_control(); break;
            default: go_on(); break;
        }
        if (m_kiosk.model().screen == Screen::done) m_received.insert(m_kiosk.model().filed->entry.reference);
    }

    const std::set<Reference>& received() const { return m_received; }

  private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    float anywhere(int pixels) { return static_cast<float>(below(pixels)); }

    void tap_a_control() {
        std::vector<Box> boxes;
        for (const auto& each : m_kiosk.stage().frame()) {
            if (is_control(each.role) && each.visible && each.enabled) boxes.push_back(each.box);
        }
        if (!boxes.empty()) m_kiosk.tap(boxes[static_cast<std::size_t>(below(static_cast<int>(boxes.size())))]);
    }
    /// What a visitor does who wants to get on: hands that only err would hardly ever send a complaint.
    void go_on() {
        static constexpr std::string_view ways[] = {"Ik heb een klacht", "Verder",        "Klacht versturen",
                                                    "ik ga verder",      "ik ben er nog", "Zonder naam",
                                                    "Uw verhaal",        "Klaar",         "Terug naar de bezoeker"};
        const auto& drawn = m_kiosk.stage().frame();
        if (leave_side_road()) return;
        const bool answers = below(3) == 0;
        std::vector<Box> boxes;
        for (const auto& each : drawn) {
            if (!each.visible || !each.enabled || !is_control(each.role)) continue;
            const bool leads_on = std::any_of(std::begin(ways), std::end(ways),
                                              [&](std::string_view way) { return each.name.find(way) == 0; });
            if (answers ? each.role == Role::choice && each.value.empty() : leads_on) boxes.push_back(each.box);
        }
        if (!boxes.empty()) m_kiosk.tap(boxes[static_cast<std::size_t>(below(static_cast<int>(boxes.size())))]);
        if (m_kiosk.model().screen == Screen::happened) m_kiosk.stage().input(Typed{U'x'});
    }

    /// Back from where no complaint is told: the staff's door, and the question how a complaint stands.
    bool leave_side_road() {
        const Model& model = m_kiosk.model();
        const bool asks_status = model.screen == Screen::status_question || model.screen == Screen::status_answer;
        if (!model.desk && !asks_status) return false;
        m_kiosk.stage().input(KeyPressed{Key::escape});
        m_kiosk.stage().frame();
        for (const char* const back : {"Terug", "Klaar"}) {
            const Drawn* const way = m_kiosk.find(back);
            if (way == nullptr || !way->visible || !is_control(way->role)) continue;
            m_kiosk.tap(way->box);
            break;
        }
        return true;
    }

    void drag() {
        m_kiosk.stage().input(PointerMoved{anywhere(m_panel.width_px), anywhere(m_panel.height_px)});
        m_kiosk.stage().input(PointerPressed{});
        m_kiosk.stage().input(PointerMoved{anywhere(m_panel.width_px), anywhere(m_panel.height_px)});
        if (below(4) != 0) m_kiosk.stage().input(PointerReleased{});
        m_kiosk.stage().input(Scrolled{static_cast<float>(below(7) - 3)});
        m_kiosk.stage().frame();
    }
    void press_key() {
        const Key key = keys[static_cast<std::size_t>(below(std::size(keys)))];
        m_kiosk.stage().input(KeyPressed{key, below(4) == 0, below(10) == 0});
        m_kiosk.stage().frame();
    }
    void type() {
        for (int i = below(8); i >= 0; --i) {
            m_kiosk.stage().input(Typed{strange[static_cast<std::size_t>(below(std::size(strange)))]});
        }
        m_kiosk.stage().frame();
    }

    PlayedKiosk& m_kiosk;
    Panel m_panel{1280, 800, 96.0F / 25.4F};
    std::mt19937 m_random;
    std::set<Reference> m_received;
};

}  // namespace

TEST_CASE("random hands break nothing") {
    PlayedKiosk kiosk;
    RandomHands hands(kiosk, 20261122);
    for (int i = 0; i < how_many(); ++i)
        hands.act();
    MESSAGE(hands.received().size() << " complaints sent by random hands");

    kiosk.stage().input(PointerReleased{});
    for (int i = 0; i < 4; ++i)
        kiosk.pass(10min);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(kiosk.model().draft == Draft{});

    const SystemClock clock;
    auto store = Register::open(kiosk.data(), kiosk.config(), clock);
    REQUIRE(store);
    const auto entries = (*store)->list({}, std::nullopt, 100000);
    REQUIRE(entries);
    std::set<Reference> stored;
    for (const auto& entry : *entries)
        stored.insert(entry.reference);
    CHECK(stored == hands.received());
    CHECK(stored.size() == entries->size());
}
