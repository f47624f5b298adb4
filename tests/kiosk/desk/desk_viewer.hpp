#pragma once
// Draws the desk's screens and moves on them, without window, worker or time.

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/desk/draw_desk.hpp"
#include "tests/kiosk/desk/scenes.hpp"
#include "tests/support/scene_viewer.hpp"

namespace klachtenzuil::tests {

class DeskViewer : public SceneViewer<DeskViewer, DeskScene, desk::Action> {
  public:
    DeskViewer() { settings.text_size = TextSize::small; }

    std::optional<desk::Action> draw(Ui& ui, const Words& words, const DeskScene& scene) {
        return desk::draw_desk(ui, *scene.desk, words, m_config, day_of_scenes());
    }

    /// The nth control that answers to the words; where a question covers the page, of that question.
    const Drawn* find(std::string_view words, int nth = 1) const {
        const auto question =
            std::find_if(drawn().rbegin(), drawn().rend(), [](const Drawn& each) { return each.role == Role::dialog; });
        for (auto each = question == drawn().rend() ? drawn().begin() : question.base(); each != drawn().end();
             ++each) {
            if (is_control(each->role) && each->role != Role::key && answers_to(*each, words) && --nth == 0)
                return &*each;
        }
        return nullptr;
    }
    /// Whether this stands anywhere on the page, as text or on a control.
    bool says(std::string_view words) const {
        return std::any_of(drawn().begin(), drawn().end(),
                           [words](const Drawn& each) { return answers_to(each, words); });
    }

    std::vector<desk::Action> tap(const DeskScene& scene, std::string_view words, int nth = 1) {
        show(scene);
        for (int tries = 0; tries < 3; ++tries) {
            const Drawn* control = find(words, nth);
            REQUIRE_MESSAGE(control != nullptr, words);
            if (control->visible) break;
            bring_into_view(scene, *control);
        }
        const Drawn* control = find(words, nth);
        REQUIRE(control != nullptr);
        return tap_on(scene, control->box);
    }

    const Drawn* focused() const {
        for (const Drawn& each : drawn()) {
            if (each.focused) return &each;
        }
        return nullptr;
    }

  private:
    Config m_config = default_config();
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
