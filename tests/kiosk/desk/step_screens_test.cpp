// The form of each step and of a complaint that is taken in: what it asks, what it refuses, and where its lines lead.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_update.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "tests/kiosk/desk/desk_viewer.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

TEST_CASE("a step that the rules forbid stands there with the rule, and cannot be pressed") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("complaint, what cannot be done");
    viewer.show(scene);
    const Words words(Language::nl);
    const auto& possible = scene.desk->open->possible;
    const auto refused =
        std::find_if(possible.begin(), possible.end(), [](const Possible& each) { return each.refused; });
    REQUIRE(refused != possible.end());
    const std::string rule =
        desk::rule_text(words, refused->step, *refused->refused, Stage::handling, StaffRole::management);
    const Drawn* button = viewer.find(rule);
    REQUIRE(button != nullptr);
    CHECK_FALSE(button->enabled);
}

TEST_CASE("the form of a step asks for each of its facts, and sealed ones say that they stay in the file") {
    DeskViewer viewer;
    const Words words(Language::nl);
    const DeskScene scene = scene_called("step decide");
    viewer.show(scene);
    CHECK(viewer.find("Gegrond") != nullptr);
    CHECK(viewer.find("Oorzaak") != nullptr);
    viewer.tap(scene, "Deels gegrond");
    CHECK(scene.desk->step.value("outcome") == "partly_upheld");
    CHECK(scene.desk->step.value("date") == iso(day_of_scenes()));
    viewer.tap(scene, words(w::happened_yesterday));
    CHECK(scene.desk->step.value("date") == iso(plus_days(day_of_scenes(), -1)));
    viewer.tap(scene, "Waarom dit de uitkomst is");
    viewer.type(scene, U"Omdat.");
    CHECK(scene.desk->step.value("reasons") == "Omdat.");
    CHECK(std::any_of(viewer.drawn().begin(), viewer.drawn().end(),
                      [&](const Drawn& each) { return each.name == words(w::desk_sealed_hint); }));
    CHECK(the<desk::press::TakeStep>(viewer.tap(scene, words(w::desk_register))) != nullptr);
}

TEST_CASE("a correction shows what stands there now") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("correct kind");
    viewer.show(scene);
    const auto shows = [&viewer](std::string_view text) {
        return std::any_of(viewer.drawn().begin(), viewer.drawn().end(),
                           [text](const Drawn& each) { return answers_to(each, text); });
    };
    const Words words(Language::nl);
    CHECK(shows(words.fill(w::desk_stands_now, fmt::arg("value", words(w::complaint_kind_client)))));
    viewer.tap(scene, words(w::complaint_kind_employer));
    CHECK(scene.desk->step.value("value") == "employer");
    viewer.tap(scene, words(w::desk_what_channel));
    CHECK(scene.desk->step.value("value").empty());
}

TEST_CASE("a step without what it must register is refused at its form, where each line leads to its question") {
    DeskViewer viewer;
    const Words words(Language::nl);
    for (const ProcedureRule& rule : procedure()) {
        if (rule.step == StepKind::destroy) continue;  // has no form
        CAPTURE(name_of(rule.step));
        const DeskScene scene = scene_called("step " + std::string(name_of(rule.step)));
        desk::Desk& at = *scene.desk;
        at.step.facts.clear();
        viewer.forget();
        const auto taken = viewer.tap(scene, words(w::desk_register));
        REQUIRE(the<desk::press::TakeStep>(taken) != nullptr);
        CHECK(desk::update(at, desk::press::TakeStep{}, day_of_scenes(), Language::nl).empty());
        CHECK_FALSE(at.busy);
        for (const FactSpec& fact : rule.registers) {
            const bool told = std::any_of(at.step.problems.begin(), at.step.problems.end(),
                                          [&](const desk::FactProblem& each) { return each.fact == fact.name; });
            CAPTURE(fact.name);
            CHECK(told == (fact.required && !fact.by_program));
        }
        for (const desk::FactProblem& each : at.step.problems) {
            CAPTURE(each.fact);
            const std::string label = desk::fact_label(words, rule.step, each.fact);
            const std::string line = label + (label.ends_with('?') ? " " : ": ") + words(each.what_to_do);
            viewer.tap(scene, line);
            const Drawn* focused = viewer.focused();
            REQUIRE(focused != nullptr);
            CHECK(focused->name != line);
            CHECK(focused->visible);
        }
    }
}

TEST_CASE("of a day only those can be pressed that the rules leave") {
    DeskViewer viewer;
    const Words words(Language::nl);
    const auto can_press = [&](const DeskScene& scene, Date day, Word towards = w::ui_next_month) {
        viewer.show(scene);
        constexpr int months_away = 3;
        for (int i = 0; i < months_away && viewer.find(words.date(day)) == nullptr; ++i)
            viewer.tap(scene, words(towards));
        const Drawn* button = viewer.find(words.date(day));
        // A month without any such day is not led to.
        if (button == nullptr) return false;
        if (!button->enabled) {
            const std::string before(scene.desk->step.value("until"));
            viewer.tap(scene, words.date(day));
            CHECK(scene.desk->step.value("until") == before);
            return false;
        }
        return true;
    };
    const DeskScene extend = scene_called("step extend");
    const Complaint& complaint = extend.desk->open->complaint;
    const Deadlines due = deadlines(complaint.received, Terms{});
    // The calendar opens where there is a day to press.
    CHECK(can_press(extend, plus_days(due.complete, 1)));
    CHECK_FALSE(can_press(extend, due.complete, w::ui_previous_month));
    CHECK(can_press(extend, due.complete_extended));
    CHECK_FALSE(can_press(extend, plus_days(due.complete_extended, 1)));

    // What is done is done after the receipt, and not after today.
    const DeskScene accept = scene_called("step accept");
    accept.desk->open->complaint.received = day_of_scenes();
    viewer.forget();
    viewer.show(accept);
    CHECK(viewer.find(words(w::happened_today)) != nullptr);
    CHECK(viewer.find(words(w::happened_yesterday)) == nullptr);
    viewer.tap(accept, words(w::happened_on_a_day));
    CHECK(can_press(accept, day_of_scenes()));
    CHECK_FALSE(can_press(accept, plus_days(day_of_scenes(), -1), w::ui_previous_month));
    CHECK_FALSE(can_press(accept, plus_days(day_of_scenes(), 1)));
}

TEST_CASE("what is still needed of a complaint that is taken in leads to its question") {
    DeskViewer viewer;
    const Words words(Language::nl);
    const DeskScene scene = scene_called("intake with problems");
    viewer.show(scene);
    REQUIRE(scene.desk->intake.problems.size() >= 3);
    for (const Problem& each : scene.desk->intake.problems) {
        const std::string& line = words(each.what_to_do);
        CAPTURE(line);
        viewer.tap(scene, line);
        const Drawn* focused = viewer.focused();
        REQUIRE(focused != nullptr);
        CHECK(focused->name != line);
        CHECK(focused->visible);
    }
}
