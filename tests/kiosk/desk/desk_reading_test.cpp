// What the desk reads: the documents of a dossier page by page, and the journal beside its complaint.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_update.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/document_list.hpp"
#include "kiosk/desk/document_page.hpp"
#include "tests/kiosk/desk/desk_viewer.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

/// The page that is asked for; -1: none.
int page_of(const std::vector<desk::Action>& taken) {
    const auto* show = the<desk::press::ShowDocument>(taken);
    return show == nullptr ? -1 : show->page;
}

}  // namespace

TEST_CASE("a document is called by its name, with its kind, its size, its day and who put it there") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.show(scene);
    const auto& attachment = scene.desk->open->history[scene.desk->open->history.size() - 2];
    const Drawn* const shown = viewer.find(attachment.facts.at("name"));
    REQUIRE(shown != nullptr);
    CHECK(answers_to(*shown, "Bijlage: foto (JPEG), 1,2 MB."));
    CHECK(answers_to(*shown, desk::short_time(attachment.at)));
    // A letter is called by what it tells, and not by a file's name.
    const Drawn* const letter = viewer.find("Brief: PDF, 1,2 MB.");
    REQUIRE(letter != nullptr);
    CHECK(answers_to(*letter, "Uitnodiging voor een gesprek"));
    CHECK_FALSE(viewer.says("invitation"));
}

TEST_CASE("sizes are said in whole kilobytes, and in megabytes with one decimal") {
    const Words words(Language::nl);
    CHECK(desk::size_text(words, 0) == "0 kB");
    CHECK(desk::size_text(words, 1) == "1 kB");
    CHECK(desk::size_text(words, 850'000) == "850 kB");
    CHECK(desk::size_text(words, 999'001) == "1,0 MB");
    CHECK(desk::size_text(words, 1'249'999) == "1,2 MB");
    CHECK(desk::size_text(words, 20 * 1024 * 1024) == "21,0 MB");
    CHECK(desk::size_text(Words(Language::en), 1'250'000) == "1.3 MB");
}

TEST_CASE("a document is paged through by buttons that keep their places, by keys, and by the number of a page") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene scene = scene_called("document of many pages");
    scene.desk->document.no_page = false;
    viewer.show(scene);
    CHECK(viewer.says("Bladzijde 7 van 120"));
    CHECK(viewer.says(words(w::desk_page_keys)));
    const Box next = viewer.find(words(w::desk_page_after))->box;
    CHECK(page_of(viewer.tap(scene, words(w::desk_page_after))) == 7);
    CHECK(page_of(viewer.tap(scene, words(w::desk_page_before))) == 5);
    // The same below the picture, for whoever has read to its end.
    CHECK(page_of(viewer.tap(scene, words(w::desk_page_after), 2)) == 7);
    CHECK(page_of(viewer.tap(scene, words(w::desk_page_first))) == 0);
    CHECK(page_of(viewer.tap(scene, words(w::desk_page_last))) == 119);
    CHECK(page_of(viewer.press(scene, Key::home)) == 0);
    CHECK(page_of(viewer.press(scene, Key::end)) == 119);
    viewer.tap(scene, words(w::desk_page_go_to));
    viewer.type(scene, U"121");
    CHECK(page_of(viewer.press(scene, Key::enter)) == -1);
    CHECK(scene.desk->document.no_page);
    viewer.press(scene, Key::backspace);
    viewer.press(scene, Key::backspace);
    viewer.type(scene, U"8");
    CHECK(page_of(viewer.press(scene, Key::enter)) == 17);
    scene.desk->document.page->page = 0;
    viewer.forget();
    viewer.show(scene);
    CHECK(viewer.find(words(w::desk_page_after))->box.x == next.x);
    CHECK_FALSE(viewer.find(words(w::desk_page_before))->enabled);
    CHECK(page_of(viewer.press(scene, Key::home)) == -1);
}

TEST_CASE("Page Down reads on to the end of the page, and only then turns to the next") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("document of many pages");
    viewer.show(scene);
    int turned = -1;
    int presses = 0;
    for (; turned < 0 && presses < 20; ++presses)
        turned = page_of(viewer.press(scene, Key::page_down));
    CHECK(turned == 7);
    CHECK(presses > 1);
    viewer.forget();
    viewer.show(scene);
    CHECK(page_of(viewer.press(scene, Key::page_up)) == 5);
}

TEST_CASE("only a number of the document's own pages leads to one") {
    CHECK(desk::page_from("1", 3) == 0);
    CHECK(desk::page_from(" 3 ", 3) == 2);
    for (const char* const typed : {"", "0", "4", "-1", "drie", "1a", "99999999999"})
        CHECK_FALSE(desk::page_from(typed, 3));
}

TEST_CASE("the journal stands beside the complaint where there is room, and behind a switch near the top elsewhere") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.panel = {1920, 1080, 3.77F};
    viewer.show(scene);
    const auto heading = [&]() -> const Drawn* {
        for (const Drawn& each : viewer.drawn()) {
            if (each.role == Role::heading && each.name == words(w::desk_journal)) return &each;
        }
        return nullptr;
    };
    REQUIRE(heading() != nullptr);
    CHECK(heading()->visible);
    CHECK(heading()->box.x > viewer.find(words(w::desk_step_decide))->box.right());
    const auto tab = [&](Word name) -> const Drawn* {
        for (const Drawn& each : viewer.drawn()) {
            if (is_control(each.role) && each.name == words(name)) return &each;
        }
        return nullptr;
    };
    CHECK(tab(w::desk_tab_journal) == nullptr);
    // Each scrolls by itself.
    const float before = heading()->box.y;
    viewer.tap(scene, words(w::desk_paper_again));
    CHECK(heading()->box.y == before);

    viewer.panel = panels[0];
    viewer.forget();
    viewer.show(scene);
    CHECK(heading() == nullptr);
    REQUIRE(tab(w::desk_tab_journal) != nullptr);
    CHECK(tab(w::desk_tab_journal)->visible);
    for (const desk::Action& each : viewer.tap_on(scene, tab(w::desk_tab_journal)->box))
        desk::update(*scene.desk, each, day_of_scenes(), Language::nl);
    viewer.show(scene);
    REQUIRE(heading() != nullptr);
    CHECK(viewer.find(words(w::desk_step_decide)) == nullptr);
    REQUIRE(tab(w::desk_tab_complaint) != nullptr);
    for (const desk::Action& each : viewer.tap_on(scene, tab(w::desk_tab_complaint)->box))
        desk::update(*scene.desk, each, day_of_scenes(), Language::nl);
    viewer.show(scene);
    CHECK(heading() == nullptr);
}

TEST_CASE("the journal says sizes and kinds in words, and puts no colon behind a question mark") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint, its journal");
    viewer.show(scene);
    CHECK(viewer.says("Bijlage: "));
    CHECK(viewer.says("foto (JPEG), 1,2 MB"));
    CHECK(viewer.says("Brief: Uitnodiging voor een gesprek"));
    for (const std::string_view technical : {"1234567", "?:"}) {
        CAPTURE(technical);
        CHECK_FALSE(viewer.says(technical));
    }
}
