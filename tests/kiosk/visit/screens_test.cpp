// Every screen in both languages, at every text size, on every panel; and every action of it by finger and by keys.

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "tests/kiosk/visit/scenes.hpp"
#include "tests/support/scene_viewer.hpp"

using namespace klachtenzuil;
using tests::faults_of;
using tests::layout_faults;
using tests::panels;

namespace {

/// Draws one screen and moves on it, without window or time.
class Viewer : public tests::SceneViewer<Viewer, Scene, Action> {
  public:
    std::optional<Action> draw(Ui& ui, const Words& words, const Scene& scene) {
        return scene.draw(ui, PageView{words, an_organisation(), settings, all_languages, true, true});
    }

    std::vector<Action> tap(const Scene& scene, Drawn control) {
        if (!control.visible) {
            bring_into_view(scene, control);
            const auto again = std::find_if(drawn().begin(), drawn().end(), [&control](const Drawn& each) {
                return each.role == control.role && each.name == control.name && each.visible;
            });
            if (again == drawn().end()) return {};
            control = *again;
        }
        return tap_on(scene, control.box);
    }
};

std::optional<Drawn> control_called(const std::vector<Drawn>& drawn, std::string_view name) {
    for (const Drawn& each : drawn) {
        if (is_control(each.role) && each.name == name) return each;
    }
    return std::nullopt;
}

void keep(std::set<std::size_t>& reached, const std::vector<Action>& taken) {
    for (const Action& action : taken)
        reached.insert(action.index());
}

}  // namespace

TEST_CASE("nothing is cut, crowded or out of reach on any screen, at any size, on any panel") {
    Viewer viewer;
    for (const Panel& panel : panels) {
        for (const TextSize size : all_text_sizes) {
            for (const Language language : all_languages) {
                viewer.panel = panel;
                viewer.settings = {.language = language, .text_size = size};
                for (const Scene& scene : all_scenes()) {
                    const auto faults = faults_of(viewer, scene);
                    CAPTURE(scene.name);
                    CAPTURE(panel.width_px);
                    CAPTURE(panel.height_px);
                    CAPTURE(static_cast<int>(size));
                    CAPTURE(code_of(language));
                    CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string{} : faults.front()));
                }
            }
        }
    }
}

TEST_CASE("what starts a complaint is in view on the first screen, at any size, on any panel") {
    const auto scenes = all_scenes();
    const auto welcome =
        std::find_if(scenes.begin(), scenes.end(), [](const Scene& each) { return each.name == "welcome"; });
    REQUIRE(welcome != scenes.end());
    std::vector<Panel> glass(std::begin(panels), std::end(panels));
    // Twelve inches: the fewest millimetres that such a panel comes in.
    glass.push_back({1024, 768, 4.17F});
    Viewer viewer;
    for (const Panel& panel : glass) {
        for (const TextSize size : all_text_sizes) {
            for (const Language language : all_languages) {
                viewer.panel = panel;
                viewer.settings = {.language = language, .text_size = size};
                viewer.forget();
                viewer.show(*welcome);
                const auto start = control_called(viewer.drawn(), Words(language)(w::welcome_start));
                CAPTURE(panel.width_px);
                CAPTURE(panel.height_px);
                CAPTURE(static_cast<int>(size));
                CAPTURE(code_of(language));
                REQUIRE(start);
                CAPTURE(start->box.bottom());
                CAPTURE(start->seen.bottom());
                CHECK(start->visible);
            }
        }
    }
}

TEST_CASE("a page that waits is not cut or crowded wherever it was moved to, and dim it says what it says") {
    Viewer viewer;
    for (const Scene& scene : all_scenes()) {
        if (scene.name != "welcome" && scene.name != "out of order") continue;
        for (const Panel& panel : panels) {
            for (const Language language : all_languages) {
                viewer.panel = panel;
                viewer.settings = {.language = language};
                viewer.rest = {};
                viewer.forget();
                viewer.show(scene);
                const std::size_t said = viewer.drawn().size();
                for (const Rest& rest : {Rest{0, 0, true}, Rest{2, 3, true}, Rest{-2, 3, true}, Rest{-2, 0, true}}) {
                    viewer.rest = rest;
                    const auto faults = faults_of(viewer, scene);
                    CAPTURE(scene.name);
                    CAPTURE(panel.width_px);
                    CAPTURE(rest.right_mm);
                    CAPTURE(rest.down_mm);
                    CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string{} : faults.front()));
                    viewer.forget();
                    viewer.show(scene);
                    CHECK(viewer.drawn().size() == said);
                }
            }
        }
    }
}

TEST_CASE("the menu of the bar is neither cut nor crowded, and leaves with what is chosen in it") {
    const Words words(Language::nl);
    const std::string& menu = words(w::ui_menu);
    Viewer viewer;
    viewer.panel = panels[0];
    viewer.settings.text_size = TextSize::largest;
    int menus = 0;
    for (const Scene& scene : all_scenes()) {
        viewer.forget();
        viewer.show(scene);
        const auto opens = control_called(viewer.drawn(), menu);
        // Under a question it cannot be reached.
        const bool asks = std::any_of(viewer.drawn().begin(), viewer.drawn().end(),
                                      [](const Drawn& each) { return each.role == Role::dialog; });
        if (!opens || asks) continue;
        ++menus;
        viewer.tap(scene, *opens);
        CAPTURE(scene.name);
        CHECK(control_called(viewer.drawn(), words(w::ui_menu_close)));
        const auto faults = layout_faults(viewer.drawn(), viewer.panel);
        CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string{} : faults.front()));
    }
    CHECK(menus > 10);
}

TEST_CASE("every action of every screen can be reached by finger") {
    const Words words(Language::nl);
    for (const TextSize size : {TextSize::normal, TextSize::largest}) {
        Viewer viewer;
        viewer.panel = panels[0];
        viewer.settings.text_size = size;
        for (std::size_t number = 0; number < all_scenes().size(); ++number) {
            const Scene first = all_scenes()[number];
            std::set<std::size_t> reached;
            // On the page, and in the menu of its bar where it has one.
            for (const bool in_menu : {false, true}) {
                const auto open = [&](const Scene& scene) {
                    viewer.forget();
                    viewer.show(scene);
                    const auto menu = control_called(viewer.drawn(), words(w::ui_menu));
                    if (in_menu && menu) viewer.tap(scene, *menu);
                    return !in_menu || menu;
                };
                if (!open(first)) break;
                const std::vector<Drawn> controls = viewer.drawn();
                for (const Drawn& control : controls) {
                    if (!is_control(control.role) || control.role == Role::key || !control.enabled) continue;
                    const Scene scene = all_scenes()[number];
                    open(scene);
                    keep(reached, viewer.tap(scene, control));
                }
            }
            CAPTURE(first.name);
            for (const std::size_t action : first.offers)
                CHECK_MESSAGE(reached.contains(action), "action number ", action);
        }
    }
}

TEST_CASE("every action of every screen can be reached by the Tab and Enter keys") {
    Viewer viewer;
    for (std::size_t number = 0; number < all_scenes().size(); ++number) {
        const Scene first = all_scenes()[number];
        viewer.forget();
        viewer.show(first);
        const auto controls = static_cast<int>(viewer.drawn().size());
        std::set<std::size_t> reached;
        for (int tabs = 1; tabs <= controls; ++tabs) {
            const Scene scene = all_scenes()[number];
            viewer.forget();
            viewer.show(scene);
            for (int i = 0; i < tabs; ++i)
                keep(reached, viewer.press(scene, Key::tab));
            keep(reached, viewer.press(scene, Key::enter));
            if (std::all_of(first.offers.begin(), first.offers.end(),
                            [&reached](std::size_t action) { return reached.contains(action); }))
                break;
        }
        CAPTURE(first.name);
        for (const std::size_t action : first.offers)
            CHECK_MESSAGE(reached.contains(action), "action number ", action);
    }
}

TEST_CASE("the field in use stays in view above the keys on the screen, and nothing is crowded") {
    for (const Panel& panel : {panels[0], panels[2], panels[4]}) {
        for (const TextSize size : {TextSize::normal, TextSize::largest}) {
            Viewer viewer;
            viewer.panel = panel;
            viewer.settings.text_size = size;
            for (const Scene& scene : all_scenes()) {
                viewer.forget();
                viewer.show(scene);
                const std::vector<Drawn> controls = viewer.drawn();
                for (const Drawn& field : controls) {
                    if (field.role != Role::field) continue;
                    viewer.forget();
                    viewer.show(scene);
                    viewer.tap(scene, field);
                    const auto& drawn = viewer.drawn();
                    const auto in_use = std::find_if(drawn.begin(), drawn.end(), [&field](const Drawn& each) {
                        return each.role == Role::field && each.name == field.name;
                    });
                    CAPTURE(scene.name);
                    CAPTURE(field.name);
                    CAPTURE(panel.width_px);
                    CAPTURE(static_cast<int>(size));
                    CHECK(std::any_of(drawn.begin(), drawn.end(),
                                      [](const Drawn& each) { return each.role == Role::key; }));
                    CHECK((in_use != drawn.end() && in_use->visible && in_use->focused));
                    const auto faults = layout_faults(drawn, panel);
                    CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string{} : faults.front()));
                }
            }
        }
    }
}
