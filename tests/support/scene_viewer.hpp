#pragma once
// What the tests of screens have in common: a picture that is drawn until nothing moves, and a hand on it.

#include <string_view>
#include <vector>

#include "core/words/words.hpp"
#include "kiosk/widgets/ui.hpp"
#include "tests/support/layout.hpp"

namespace klachtenzuil::tests {

/// `Viewer` draws a scene: `std::optional<Action> draw(Ui&, const Words&, const Scene&)`.
template <class Viewer, class Scene, class Action>
class SceneViewer {
  public:
    Panel panel = panels[2];
    Settings settings;
    Rest rest;

    /// Draws until nothing moves; the actions that came out.
    std::vector<Action> show(const Scene& scene) {
        const Words& words = m_words[static_cast<std::size_t>(settings.language)];
        std::vector<Action> taken;
        do {
            m_ui.rest(rest);
            m_ui.begin(panel, settings, words, m_now);
            if (auto action = static_cast<Viewer&>(*this).draw(m_ui, words, scene)) taken.push_back(std::move(*action));
            m_ui.end();
        } while (!m_ui.settled());
        return taken;
    }

    std::vector<Action> tap_at(const Scene& scene, float x, float y) {
        m_ui.input(PointerMoved{x, y});
        m_ui.input(PointerPressed{});
        m_ui.input(PointerReleased{});
        return show(scene);
    }
    /// In its middle.
    std::vector<Action> tap_on(const Scene& scene, const Box& box) {
        return tap_at(scene, box.x + box.width / 2, box.y + box.height / 2);
    }

    std::vector<Action> press(const Scene& scene, Key key) {
        m_ui.input(KeyPressed{key});
        return show(scene);
    }

    std::vector<Action> type(const Scene& scene, std::u32string_view text) {
        for (const char32_t character : text)
            m_ui.input(Typed{character});
        return show(scene);
    }

    /// What was drawn is scrolled to where it can be touched.
    void bring_into_view(const Scene& scene, const Drawn& drawn) {
        m_ui.bring_into_view(drawn);
        show(scene);
    }

    const std::vector<Drawn>& drawn() const { return m_ui.drawn(); }
    void forget() { m_ui.forget(); }

  private:
    Ui m_ui;
    std::vector<Words> m_words{Words(Language::nl), Words(Language::en)};
    Steady m_now{};
};

}  // namespace klachtenzuil::tests
