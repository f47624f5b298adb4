// The page of the year: what is chosen, what a press on a bar leads to, and what is said where little can be said.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "tests/kiosk/desk/desk_viewer.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

const Words words(Language::nl);

Period year(int number) {
    return year_of(std::chrono::year{number});
}

/// The page with other figures, made from those of the scene.
template <class Change>
DeskScene year_with(std::string_view name, Change change) {
    DeskScene scene = scene_called(name);
    auto figures = std::make_shared<desk::YearFigures>(*scene.desk->year.shown);
    change(figures->analysis);
    desk::draw_up(*figures);
    scene.desk->year.scope = figures->analysis.scope;
    scene.desk->year.shown = std::move(figures);
    return scene;
}

/// So many now and before, in a year that is over.
DeskScene year_of_counts(std::int64_t now, std::int64_t before) {
    return year_with("year", [=](Analysis& analysis) {
        analysis.today = plus_days(analysis.scope.period.last, 30);
        analysis.now.received = now;
        analysis.before.received = before;
    });
}

AnalysisScope chosen(const std::vector<desk::Action>& taken) {
    const auto* choose = the<desk::press::ChooseScope>(taken);
    REQUIRE(choose != nullptr);
    return choose->scope;
}

}  // namespace

TEST_CASE("each kind and each channel can be chosen alone, and what was chosen besides stays") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("year, which complaints count");
    const AnalysisScope before = *scene.desk->year.scope;
    REQUIRE(before.kind);
    REQUIRE(before.channel);
    for (int i = 0; i < complainant_kind_count; ++i) {
        AnalysisScope wanted = before;
        wanted.kind = static_cast<ComplainantKind>(i);
        CHECK(chosen(viewer.tap(scene, words(klachtenzuil::word_for(*wanted.kind)))) == wanted);
    }
    for (int i = 0; i < channel_count; ++i) {
        AnalysisScope wanted = before;
        wanted.channel = static_cast<Channel>(i);
        CHECK(chosen(viewer.tap(scene, words(klachtenzuil::word_for(*wanted.channel)))) == wanted);
    }
    AnalysisScope every_kind = before;
    every_kind.kind.reset();
    CHECK(chosen(viewer.tap(scene, words(w::desk_filter_any), 1)) == every_kind);
    AnalysisScope every_channel = before;
    every_channel.channel.reset();
    CHECK(chosen(viewer.tap(scene, words(w::desk_filter_any), 2)) == every_channel);
    CHECK(chosen(viewer.tap(scene, words(w::desk_filter_clear))) == AnalysisScope{.period = before.period});
}

TEST_CASE("what is chosen is said over the figures, and nothing where all complaints count") {
    DeskViewer viewer;
    viewer.show(scene_called("year, hardly anything happened"));
    const std::string only =
        words(w::complaint_kind_contract_party) + " · " + words(klachtenzuil::word_for(Channel::walk_in));
    CHECK(viewer.says(words.fill(w::year_only, fmt::arg("what", only))));
    viewer.forget();
    viewer.show(scene_called("year"));
    CHECK_FALSE(viewer.says(words.fill(w::year_only, fmt::arg("what", ""))));
}

TEST_CASE("what is chosen is said over the measures too, and below them how those of the period stand") {
    DeskViewer viewer;
    DeskScene limited = scene_called("year, hardly anything happened");
    limited.desk->year.part = desk::YearPart::measures;
    viewer.show(limited);
    const std::string only =
        words(w::complaint_kind_contract_party) + " · " + words(klachtenzuil::word_for(Channel::walk_in));
    CHECK(viewer.says(words.fill(w::year_only, fmt::arg("what", only))));
    viewer.forget();
    DeskScene all = year_with("year", [](Analysis& analysis) {
        analysis.measure_counts = {.decided = 6, .results = {4, 1, 1}, .running = 0, .overdue = 0};
    });
    all.desk->year.part = desk::YearPart::measures;
    viewer.show(all);
    CHECK_FALSE(viewer.says(words.fill(w::year_only, fmt::arg("what", ""))));
    CHECK(viewer.says(words(w::analysis_table_measure_counts)));
    CHECK(viewer.says(words(w::report_unit_measures)));
}

TEST_CASE("earlier and later go from period to period, and not beyond today") {
    DeskViewer viewer;
    DeskScene scene = scene_called("year");
    viewer.show(scene);
    // A bar can have the word in its name.
    const auto offers_later = [&viewer] {
        return std::any_of(viewer.drawn().begin(), viewer.drawn().end(), [](const Drawn& each) {
            return each.role == Role::button && each.name == words(w::year_later);
        });
    };
    CHECK_FALSE(offers_later());
    scene.desk->year.scope->kind = ComplainantKind::client;
    const AnalysisScope earlier = chosen(viewer.tap(scene, words(w::year_earlier)));
    CHECK(earlier.period == year(2025));
    CHECK(earlier.kind == ComplainantKind::client);
    scene.desk->year.scope = earlier;
    viewer.show(scene);
    CHECK(offers_later());
    CHECK(chosen(viewer.tap(scene, words(w::year_later))).period == year(2026));
    // A shorter period is the one that runs now, or the last of the year that is shown.
    CHECK(chosen(viewer.tap(scene, words(w::year_span_quarter))).period.first == date_from_iso("2025-10-01"));
    CHECK(chosen(viewer.tap(scene, words(w::year_span_month))).period.first == date_from_iso("2025-12-01"));
    scene.desk->year.scope->period = year(2026);
    CHECK(chosen(viewer.tap(scene, words(w::year_span_month))).period.first == date_from_iso("2026-11-01"));
}

TEST_CASE("figures of another choice stay away until those that were asked for are there") {
    DeskViewer viewer;
    DeskScene scene = scene_called("year");
    viewer.show(scene);
    REQUIRE(viewer.says(words(w::year_hint)));
    scene.desk->year.scope->channel = Channel::phone;
    scene.desk->year.loading = true;
    viewer.show(scene);
    CHECK_FALSE(viewer.says(words(w::year_hint)));
    CHECK(viewer.says(words(w::year_busy)));
}

TEST_CASE("a period is empty only when nothing came in and nothing was decided, completed or refused") {
    DeskViewer viewer;
    const auto says_empty = [&viewer](const DeskScene& scene) {
        viewer.forget();
        viewer.show(scene);
        return viewer.says(words(w::year_empty));
    };
    CHECK(says_empty(scene_called("year, nothing happened")));
    for (std::int64_t PeriodFigures::*counted :
         {&PeriodFigures::received, &PeriodFigures::decided, &PeriodFigures::completed, &PeriodFigures::refused}) {
        const DeskScene scene =
            year_with("year, nothing happened", [counted](Analysis& analysis) { analysis.now.*counted = 1; });
        CHECK_FALSE(says_empty(scene));
    }
}

TEST_CASE("a period in which nothing came in says what is still open, and does not send anybody away from it") {
    DeskViewer viewer;
    viewer.show(year_with("year, nothing happened", [](Analysis& analysis) {
        analysis.now.open_at_end = 189;
        analysis.now.open_late = 12;
    }));
    CHECK_FALSE(viewer.says(words(w::year_empty)));
    CHECK(viewer.says(words.fill(w::year_empty_open, fmt::arg("count", 189), fmt::arg("late", 12))));
}

TEST_CASE("so few complaints that nothing is usual are said to be so few") {
    DeskViewer viewer;
    const auto says = [&viewer](std::int64_t now, const std::string& text) {
        viewer.forget();
        viewer.show(year_of_counts(now, now));
        return viewer.says(text);
    };
    CHECK(says(1, words(w::year_tiny_one)));
    CHECK(says(2, words.fill(w::year_tiny, fmt::arg("count", 2))));
    CHECK_FALSE(says(2, words(w::year_tiny_one)));
    CHECK_FALSE(says(100, words.fill(w::year_tiny, fmt::arg("count", 100))));
}

TEST_CASE("the year before is held against this one where that is fair") {
    DeskViewer viewer;
    const auto says = [&viewer](const DeskScene& scene, const std::string& text) {
        viewer.forget();
        viewer.show(scene);
        return viewer.says(text);
    };
    CHECK(says(year_of_counts(25, 20), words.fill(w::year_more, fmt::arg("difference", 5))));
    CHECK(says(year_of_counts(20, 27), words.fill(w::year_fewer, fmt::arg("difference", 7))));
    CHECK(says(year_of_counts(20, 20), words(w::year_same)));
    // Of a year that runs it would not be.
    CHECK(says(scene_called("year"), words(word_for(Unsaid::still_running))));
    CHECK_FALSE(says(scene_called("year"), words.fill(w::year_more, fmt::arg("difference", 36))));
}

TEST_CASE("a press on a bar leads to the complaints that it counts, and the other year is named beside it") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("year");
    const auto taken = viewer.tap(scene, words(w::complaint_kind_client));
    const auto* show = the<desk::press::ShowBehind>(taken);
    REQUIRE(show != nullptr);
    CHECK(show->figure.place == TablePlace{TableId::kinds, "client", "now"});
    CHECK(show->figure.label.find("2026") != std::string::npos);
    CHECK_FALSE(show->figure.before);
    REQUIRE(show->other);
    CHECK(show->other->place == TablePlace{TableId::kinds, "client", "before"});
    CHECK(show->other->label.find("2025") != std::string::npos);
    CHECK(show->other->before);
}

TEST_CASE("a finger on the hatched bar leads to the complaints of the year before") {
    DeskViewer viewer;
    const DeskScene scene = scene_called("year");
    viewer.tap(scene, words(w::complaint_kind_client));
    const Box box = viewer.find(words(w::complaint_kind_client))->box;
    const auto taken = viewer.tap_at(scene, box.x + box.width / 2, box.bottom() - box.height * 0.15F);
    const auto* show = the<desk::press::ShowBehind>(taken);
    REQUIRE(show != nullptr);
    CHECK(show->figure.place == TablePlace{TableId::kinds, "client", "before"});
    REQUIRE(show->other);
    CHECK(show->other->place == TablePlace{TableId::kinds, "client", "now"});
}

TEST_CASE("where only one of the two years counts any, every press leads to that one") {
    DeskViewer viewer;
    const DeskScene none_before = year_with("year", [](Analysis& analysis) { analysis.before.kinds.fill(0); });
    const auto pressed = viewer.tap(none_before, words(w::complaint_kind_client));
    const auto* now = the<desk::press::ShowBehind>(pressed);
    REQUIRE(now != nullptr);
    CHECK_FALSE(now->figure.before);
    CHECK_FALSE(now->other);
    viewer.forget();
    const DeskScene none_now = year_with("year", [](Analysis& analysis) {
        analysis.now.kinds.fill(0);
        analysis.now.kinds.back() = 1;
    });
    const auto taken = viewer.tap(none_now, words(w::complaint_kind_client));
    const auto* before = the<desk::press::ShowBehind>(taken);
    REQUIRE(before != nullptr);
    CHECK(before->figure.before);
    CHECK_FALSE(before->other);
}

TEST_CASE("of a term those are listed that were late, and where none was, those that it counts") {
    DeskViewer viewer;
    // How long it took stands under the same name, and before it.
    const auto behind = [&viewer](const DeskScene& scene) {
        viewer.forget();
        const auto taken = viewer.tap(scene, words(w::analysis_row_acknowledge), 2);
        const auto* show = the<desk::press::ShowBehind>(taken);
        REQUIRE(show != nullptr);
        return *show;
    };
    const auto late = behind(scene_called("year"));
    CHECK(late.figure.place.column == "not_met");
    CHECK(late.figure.label.starts_with("Niet op tijd"));
    REQUIRE(late.other);
    CHECK(late.other->place.column == "not_met_before");
    CHECK(late.other->label.find("2025") != std::string::npos);
    const auto in_time = behind(year_with("year", [](Analysis& analysis) { analysis.now.terms.fill({12, 0}); }));
    CHECK(in_time.figure.place.column == "percent");
}

TEST_CASE("late measures are counted where the page is chosen") {
    DeskViewer viewer;
    viewer.show(scene_called("year"));
    CHECK(viewer.says(words.fill(w::year_measures_late, fmt::arg("count", 1))));
    viewer.forget();
    viewer.show(scene_called("year, nothing happened"));
    CHECK(viewer.find(words(w::year_measures)) != nullptr);
    CHECK_FALSE(viewer.says("te laat)"));
}
