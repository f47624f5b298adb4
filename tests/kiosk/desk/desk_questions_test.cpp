// What the desk asks once more, and what it leaves with Escape: the safe answer has the focus, and the focus comes
// back.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_update.hpp"
#include "tests/kiosk/desk/desk_viewer.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

/// Draws, and hands what was done to the desk, as the kiosk does.
void live(DeskViewer& viewer, const DeskScene& scene, const std::vector<desk::Action>& taken) {
    for (const desk::Action& each : taken)
        desk::update(*scene.desk, each, day_of_scenes(), Language::nl);
    viewer.show(scene);
}

std::string focused_name(const DeskViewer& viewer) {
    const Drawn* const focused = viewer.focused();
    return focused == nullptr ? std::string() : focused->name;
}

}  // namespace

TEST_CASE("what is to be destroyed stands there with its days, and what waits for the office apart from it") {
    const Words words(Language::nl);
    for (const Panel& panel : {panels[0], panels[2]}) {
        DeskViewer viewer;
        viewer.panel = panel;
        const DeskScene scene = scene_called("purge");
        viewer.show(scene);
        CHECK(viewer.says("Dossiers die u nu kunt vernietigen: 1234"));
        CHECK(viewer.says("Nog niet te vernietigen: 5"));
        CHECK(viewer.says(words(w::desk_purge_waits_why)));
        CHECK(viewer.says(words(w::desk_purge_column_ended)));
        const KeptLongEnough& first = scene.desk->purge.due.front();
        CHECK(viewer.says(text_of(first.complaint.reference)));
        CHECK(viewer.says(desk::short_date(first.complaint.completion->date)));
        CHECK(viewer.says(desk::short_date(first.until)));
        // One tap asks, and no more than that.
        const auto taken = viewer.tap(scene, words.fill(w::desk_purge_now, fmt::arg("count", 25)));
        CHECK(the<desk::press::Purge>(taken) == nullptr);
        REQUIRE(the<desk::press::AskPurge>(taken) != nullptr);
    }
}

TEST_CASE(
    "the question before something is destroyed or closed says how many or who, and Enter gives the safe answer") {
    const Words words(Language::nl);
    {
        DeskViewer viewer;
        const DeskScene scene = scene_called("purge, asked once more");
        viewer.show(scene);
        CHECK(viewer.says("Wilt u 25 dossiers vernietigen?"));
        CHECK(focused_name(viewer) == words(w::desk_purge_keep));
        const auto kept = viewer.press(scene, Key::enter);
        REQUIRE(the<desk::press::AskPurge>(kept) != nullptr);
        CHECK_FALSE(the<desk::press::AskPurge>(kept)->open);
        CHECK_FALSE(the<desk::press::AskPurge>(viewer.press(scene, Key::escape))->open);
        CHECK(the<desk::press::Purge>(viewer.tap(scene, "Ja, vernietigen (25)")) != nullptr);
    }
    DeskViewer viewer;
    const DeskScene scene = scene_called("accounts, one to be closed");
    const std::string& name = scene.desk->accounts.closing->name;
    viewer.show(scene);
    CHECK(viewer.says(words.fill(w::desk_account_close_sure, fmt::arg("name", name))));
    CHECK(viewer.says("nu behandelt: 12"));
    CHECK(focused_name(viewer) == words(w::desk_account_keep));
    CHECK(the<desk::press::KeepAccount>(viewer.press(scene, Key::enter)) != nullptr);
    CHECK(the<desk::press::KeepAccount>(viewer.press(scene, Key::escape)) != nullptr);
    CHECK(the<desk::press::DisableAccount>(viewer.tap(scene, words(w::desk_account_close_yes).substr(0, 12))) !=
          nullptr);
}

TEST_CASE("Escape closes the question which complaints the list holds, and nothing else, and the focus comes back") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    viewer.show(scene);
    for (int i = 0; i < 30 && focused_name(viewer) != words(w::desk_filter); ++i)
        viewer.press(scene, Key::tab);
    REQUIRE(focused_name(viewer) == words(w::desk_filter));
    live(viewer, scene, viewer.press(scene, Key::enter));
    REQUIRE(scene.desk->work.filter_shown);
    viewer.press(scene, Key::tab);
    viewer.press(scene, Key::tab);
    CHECK(focused_name(viewer) != words(w::desk_filter));
    live(viewer, scene, viewer.press(scene, Key::escape));
    CHECK_FALSE(scene.desk->work.filter_shown);
    CHECK(scene.desk->open);
    CHECK(focused_name(viewer) == words(w::desk_filter));
    // Struck once more it leaves the complaint, as it does everywhere.
    live(viewer, scene, viewer.press(scene, Key::escape));
    CHECK_FALSE(scene.desk->open);
}

TEST_CASE("Escape leaves the question who a named person is, and links nobody") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("who is a person");
    viewer.show(scene);
    live(viewer, scene, viewer.press(scene, Key::escape));
    CHECK_FALSE(scene.desk->linking);
    CHECK(scene.desk->open);
}

TEST_CASE("somebody who is added has no name yet: the question says what is asked, and counts nobody") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene scene = scene_called("who is a person");
    scene.desk->linking = scene.desk->open->complaint.persons_named;
    viewer.show(scene);
    CHECK(viewer.find(words(w::desk_nobody_here)) != nullptr);
    CHECK_FALSE(viewer.says("Wie is Persoon"));
}

TEST_CASE("each paper of which the printer did not say how it ended is asked about, with yes and no, and by its name") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint, papers of which nobody knows");
    const auto& papers = scene.desk->open->papers;
    viewer.show(scene);
    CHECK(viewer.says("kwam dit papier uit de printer?"));
    const auto yes = viewer.tap(scene, words(w::desk_paper_came), 2);
    REQUIRE(the<desk::press::ConfirmPrint>(yes) != nullptr);
    CHECK(the<desk::press::ConfirmPrint>(yes)->print == papers[1].id);
    const auto no = viewer.tap(scene, words(w::desk_paper_came_not));
    REQUIRE(the<desk::press::EndPrint>(no) != nullptr);
    CHECK(the<desk::press::EndPrint>(no)->print == papers[0].id);
    // Nothing else can be done with them before that is known.
    CHECK(viewer.find(words(w::desk_paper_again)) == nullptr);
    CHECK(viewer.find("Niet meer printen") == nullptr);
}

TEST_CASE("no two papers that wait are called the same") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint");
    for (PrintRequest& paper : scene.desk->open->papers) {
        paper.state = PrintState::sent;
        paper.trouble = PrintTrouble::jam;
        paper.asked += std::chrono::minutes{&paper - scene.desk->open->papers.data()};
    }
    viewer.show(scene);
    std::vector<std::string> names;
    for (const Drawn& each : viewer.drawn()) {
        if (is_control(each.role) && each.name.starts_with("Niet meer printen")) names.push_back(each.name);
    }
    CHECK(names.size() == scene.desk->open->papers.size());
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("a scan is attached from its own page, which says that it cannot be taken back") {
    const Words words(Language::nl);
    DeskViewer viewer;
    const DeskScene list = scene_called("scans");
    const auto chosen = viewer.tap(list, list.desk->scans.list.front().name);
    CHECK(the<desk::press::AttachScan>(chosen) == nullptr);
    REQUIRE(the<desk::press::LookAtScan>(chosen) != nullptr);
    const DeskScene scene = scene_called("scan that was chosen");
    viewer.show(scene);
    CHECK(viewer.says(words(w::desk_scan_sure_why)));
    CHECK(viewer.says("Dit is de eerste van 3 bladzijden."));
    CHECK(viewer.says(scene.desk->scans.chosen->name));
    CHECK(the<desk::press::Back>(viewer.tap(scene, words(w::desk_scan_other))) != nullptr);
    CHECK(the<desk::press::AttachScan>(viewer.tap(scene, words(w::desk_scan_add))) != nullptr);
}
