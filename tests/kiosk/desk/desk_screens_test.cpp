// Every screen of the desk in both languages, at every text size, on every panel; and what fingers and keys do on it.

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/register/journal.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_update.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "tests/kiosk/desk/desk_viewer.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

TEST_CASE("nothing is cut, crowded or out of reach on any screen of the desk, at any size, on any panel") {
    DeskViewer viewer;
    for (const Panel& panel : panels) {
        for (const TextSize size : all_text_sizes) {
            for (const Language language : all_languages) {
                viewer.panel = panel;
                viewer.settings = {.language = language, .text_size = size};
                for (const DeskScene& scene : desk_scenes()) {
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

TEST_CASE("a passphrase shows as dots, to the eye and to the probe, and Enter signs in") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("sign in");
    viewer.tap(scene, "Wachtwoordzin");
    const auto taken = viewer.type(scene, U"geheim én lang");
    CHECK(taken.empty());
    CHECK(scene.desk->sign_in.passphrase == "geheim én lang");
    CHECK(viewer.find("Wachtwoordzin")->value == "••••••••••••••");
    viewer.press(scene, Key::left);
    viewer.press(scene, Key::backspace);
    CHECK(scene.desk->sign_in.passphrase == "geheim én lag");
    CHECK(the<desk::press::SignIn>(viewer.press(scene, Key::enter)) != nullptr);
}

TEST_CASE("arrows walk the list, Enter opens, slash searches, Escape goes back") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.show(scene);
    viewer.press(scene, Key::down);
    viewer.press(scene, Key::down);
    viewer.press(scene, Key::down);
    const auto opened = viewer.press(scene, Key::enter);
    REQUIRE(the<desk::press::Open>(opened) != nullptr);
    CHECK(the<desk::press::Open>(opened)->reference == scene.desk->work.lines[2].complaint.reference);
    CHECK(the<desk::press::Back>(viewer.press(scene, Key::escape)) != nullptr);
    viewer.type(scene, U"/");
    viewer.type(scene, U"Bos/1");
    CHECK(scene.desk->work.words == "Bos/1");
    CHECK(the<desk::press::LookUp>(viewer.press(scene, Key::enter)) != nullptr);
    CHECK(the<desk::press::Back>(viewer.press(scene, Key::escape)) == nullptr);
}

TEST_CASE("the arrows lead into the list from the bar and from what stands above it, and not from the complaint") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    const Words words(Language::nl);
    for (const Word from : {w::desk_work, w::desk_search_now}) {
        viewer.forget();
        viewer.tap(scene, words(from));
        viewer.press(scene, Key::down);
        viewer.press(scene, Key::down);
        const auto opened = viewer.press(scene, Key::enter);
        REQUIRE(the<desk::press::Open>(opened) != nullptr);
        CHECK(the<desk::press::Open>(opened)->reference == scene.desk->work.lines[1].complaint.reference);
    }
    viewer.forget();
    viewer.tap(scene, words(w::desk_paper_again));
    viewer.press(scene, Key::down);
    CHECK(the<desk::press::Open>(viewer.press(scene, Key::enter)) == nullptr);
}

TEST_CASE("bar and footer leave more than half of a low panel to the page, at every size") {
    DeskViewer viewer;
    viewer.panel = panels[0];
    for (const TextSize size : all_text_sizes) {
        for (const Language language : all_languages) {
            viewer.settings = {.language = language, .text_size = size};
            const Words words(language);
            for (const DeskScene& scene : desk_scenes()) {
                viewer.forget();
                viewer.show(scene);
                // Where the page goes on it says so; a page that does not has room enough.
                const Drawn* const more = viewer.find(words(w::ui_more));
                if (more == nullptr) continue;
                CAPTURE(scene.name);
                CAPTURE(static_cast<int>(size));
                const float bar = viewer.drawn().front().room.bottom();
                CHECK(more->box.y - bar > static_cast<float>(viewer.panel.height_px) / 2);
            }
        }
    }
}

TEST_CASE("whoever comes back from a step finds the list where it was") {
    // The list beside the complaint, and in its place.
    for (const bool beside : {true, false}) {
        DeskViewer viewer;
        viewer.panel = beside ? Panel{1920, 1080} : Panel{1080, 1920};
        viewer.settings.text_size = beside ? TextSize::small : TextSize::largest;
        DeskScene scene = scene_called("complaint");
        scene.desk->work.lines.assign(400, scene.desk->work.lines.front());
        for (std::size_t i = 0; i < scene.desk->work.lines.size(); ++i)
            scene.desk->work.lines[i].complaint.reference = {"K1", 2026, static_cast<int>(i) + 1};
        const desk::OpenedComplaint open = scene.desk->open;
        if (!beside) scene.desk->open.reset();
        viewer.show(scene);
        for (int i = 0; i < 60; ++i)
            viewer.press(scene, Key::down);
        const auto shown = [&] {
            viewer.show(scene);
            std::vector<std::string> rows;
            for (const Drawn& each : viewer.drawn())
                if (each.visible && each.name.starts_with("K1-2026-")) rows.push_back(each.name);
            return rows;
        };
        const auto before = shown();
        REQUIRE_FALSE(before.empty());
        CHECK_FALSE(before.front().starts_with("K1-2026-000001"));
        scene.desk->open = open;
        scene.desk->step = desk::begin_step(StepKind::note, open->complaint, day_of_scenes());
        viewer.show(scene);
        scene.desk->place = desk::Place::step;
        viewer.show(scene);
        scene.desk->place = desk::Place::work;
        if (!beside) scene.desk->open.reset();
        CHECK(shown() == before);
        viewer.forget();
        CHECK(shown().front().starts_with("K1-2026-000001"));
    }
}

TEST_CASE("a list of a hundred thousand is drawn as fast as a short one, and asks for more at its end") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    auto& work = scene.desk->work;
    const WorkLine line = work.lines.front();
    work.lines.assign(100'000, line);
    work.total = 200'000;
    work.all = false;
    viewer.show(scene);
    // Rows far from the window are not made at all.
    CHECK(viewer.drawn().size() < 600);
    work.lines.assign(100, line);
    viewer.forget();
    CHECK(the<desk::press::LoadMore>(viewer.show(scene)) == nullptr);
    work.lines.assign(10, line);
    viewer.forget();
    CHECK(the<desk::press::LoadMore>(viewer.show(scene)) != nullptr);
}

TEST_CASE("on a narrow panel a complaint stands in place of the list, with the way back") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    const Words words(Language::nl);
    viewer.panel = panels[2];
    viewer.show(scene);
    CHECK(viewer.find(words(w::desk_search)) != nullptr);
    viewer.panel = panels[4];
    viewer.forget();
    viewer.show(scene);
    CHECK(viewer.find(words(w::desk_search)) == nullptr);
    CHECK(the<desk::press::CloseComplaint>(viewer.tap(scene, words(w::desk_to_list))) != nullptr);
}

TEST_CASE("slash goes to the search from a complaint that stands in the list's place, and from behind a figure") {
    for (const auto& [name, panel] : {std::pair("complaint", panels[4]), std::pair("work, behind a figure", panels[4]),
                                      std::pair("work, behind a figure", panels[2])}) {
        CAPTURE(name);
        DeskViewer viewer;
        viewer.panel = panel;
        const DeskScene scene = scene_called(name);
        viewer.show(scene);
        const auto taken = viewer.type(scene, U"/");
        REQUIRE(the<desk::press::GoToSearch>(taken) != nullptr);
        for (const desk::Action& each : taken)
            desk::update(*scene.desk, each, day_of_scenes(), Language::nl);
        viewer.show(scene);
        CHECK_FALSE(scene.desk->open);
        viewer.type(scene, U"Bos");
        CHECK(scene.desk->work.words == "Bos");
        // Only once: whoever goes on from there is not drawn back into the field.
        viewer.press(scene, Key::escape);
        viewer.type(scene, U"x");
        CHECK(scene.desk->work.words == "Bos");
    }
}

TEST_CASE("slash leaves a complaint beside the list where it is") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.panel = panels[2];
    viewer.show(scene);
    CHECK(the<desk::press::GoToSearch>(viewer.type(scene, U"/")) == nullptr);
    CHECK(scene.desk->open);
}

TEST_CASE("a long complaint scrolls beside the list without moving it") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.show(scene);
    const auto first_row = [&] {
        return viewer.find(text_of(scene.desk->work.lines.front().complaint.reference))->box.y;
    };
    const float before = first_row();
    viewer.tap(scene, Words(Language::nl)(w::desk_paper_again));
    CHECK(first_row() == before);
}

TEST_CASE("no name under which something is stored reaches a screen, and the journal says in words who acted") {
    DeskViewer viewer;
    const auto is_letter = [](char character) { return std::isalpha(static_cast<unsigned char>(character)) != 0; };
    for (const Language language : all_languages) {
        viewer.settings.language = language;
        for (const DeskScene& scene : desk_scenes()) {
            viewer.forget();
            viewer.show(scene);
            for (const Drawn& each : viewer.drawn()) {
                const std::size_t at = each.name.find('_');
                const bool inside = at != std::string::npos && at > 0 && at + 1 < each.name.size();
                CAPTURE(scene.name);
                CHECK_MESSAGE(!(inside && is_letter(each.name[at - 1]) && is_letter(each.name[at + 1])), each.name);
            }
        }
        const DeskScene scene = scene_called("complaint");
        viewer.show(scene);
        const Words words(language);
        // A line of the journal begins with its time; what follows is who acted.
        const auto says_stored = [&viewer](std::string_view actor) {
            return std::any_of(viewer.drawn().begin(), viewer.drawn().end(), [actor](const Drawn& each) {
                const std::size_t before = each.name.size() - std::min(each.name.size(), actor.size() + 2);
                return each.name.size() > actor.size() + 2 && each.name.ends_with(actor) &&
                       std::isdigit(static_cast<unsigned char>(each.name[before])) != 0;
            });
        };
        for (const std::string_view actor : {actor_node, actor_visitor, actor_receiver}) {
            const auto says = [&viewer](std::string_view text) {
                return std::any_of(viewer.drawn().begin(), viewer.drawn().end(),
                                   [text](const Drawn& each) { return each.name.ends_with(text); });
            };
            CHECK(says(" " + desk::actor_text(words, actor)));
            CHECK_FALSE(says_stored(actor));
        }
    }
}
