#pragma once
// Draws the desk's screens and moves on them, without window, worker or time.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/desk/draw_desk.hpp"
#include "tests/kiosk/desk/scenes.hpp"
#include "tests/support/layout.hpp"

namespace klachtenzuil::tests {

class DeskViewer {
  public:
    Panel panel = panels[2];
    Settings settings{.text_size = TextSize::small};

    std::vector<desk::Action> show(const DeskScene& scene) {
        const Words& words = m_words[static_cast<std::size_t>(settings.language)];
        std::vector<desk::Action> taken;
        do {
            m_ui.begin(panel, settings, words, m_now);
            if (auto action = desk::draw_desk(m_ui, *scene.desk, words, m_config, day_of_scenes()))
                taken.push_back(std::move(*action));
            m_ui.end();
        } while (!m_ui.settled());
        return taken;
    }

    /// The nth control that answers to the words; where a question covers the page, of that question.
    const Drawn* find(std::string_view words, int nth = 1) const {
        const std::vector<Drawn>& drawn = m_ui.drawn();
        const auto question =
            std::find_if(drawn.rbegin(), drawn.rend(), [](const Drawn& each) { return each.role == Role::dialog; });
        for (auto each = question == drawn.rend() ? drawn.begin() : question.base(); each != drawn.end(); ++each) {
            if (is_control(each->role) && each->role != Role::key && answers_to(*each, words) && --nth == 0)
                return &*each;
        }
        return nullptr;
    }
    /// Whether this stands anywhere on the page, as text or on a control.
    bool says(std::string_view words) const {
        return std::any_of(m_ui.drawn().begin(), m_ui.drawn().end(),
                           [words](const Drawn& each) { return answers_to(each, words); });
    }

    std::vector<desk::Action> tap(const DeskScene& scene, std::string_view words, int nth = 1) {
        show(scene);
        for (int tries = 0; tries < 3; ++tries) {
            const Drawn* control = find(words, nth);
            REQUIRE_MESSAGE(control != nullptr, words);
            if (control->visible) break;
            m_ui.bring_into_view(*control);
            show(scene);
        }
        const Drawn* control = find(words, nth);
        REQUIRE(control != nullptr);
        const Box box = control->box;
        return tap_at(scene, box.x + box.width / 2, box.y + box.height / 2);
    }

    std::vector<desk::Action> tap_at(const DeskScene& scene, float x, float y) {
        m_ui.input(PointerMoved{x, y});
        m_ui.input(PointerPressed{});
        m_ui.input(PointerReleased{});
        return show(scene);
    }

    const Drawn* focused() const {
        for (const Drawn& each : m_ui.drawn()) {
            if (each.focused) return &each;
        }
        return nullptr;
    }

    std::vector<desk::Action> press(const DeskScene& scene, Key key) {
        m_ui.input(KeyPressed{key});
        return show(scene);
    }

    std::vector<desk::Action> type(const DeskScene& scene, std::u32string_view text) {
        for (const char32_t character : text)
            m_ui.input(Typed{character});
        return show(scene);
    }

    const std::vector<Drawn>& drawn() const { return m_ui.drawn(); }
    void forget() { m_ui.forget(); }

  private:
    Ui m_ui;
    std::vector<Words> m_words{Words(Language::nl), Words(Language::en)};
    Config m_config = default_config();
    Steady m_now{};
};

inline DeskScene scene_called(std::string_view name) {
    for (DeskScene& each : desk_scenes()) {
        if (each.name == name) return each;
    }
    FAIL("no scene " << std::string(name));
    return {};
}

template <class Wanted>
const Wanted* the(const std::vector<desk::Action>& taken) {
    for (const desk::Action& each : taken) {
        if (const auto* found = std::get_if<Wanted>(&each)) return found;
    }
    return nullptr;
}

}  // namespace klachtenzuil::tests
