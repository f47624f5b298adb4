// What it takes to build one frame of each screen, the visitor's and the desk's, with nothing drawn by a graphics card:
// processor time, in milliseconds. The page of the year and the work list stand there twice: as in the tests, and with
// 100,000 complaints in the register. KLACHTENZUIL_BENCH_COMPLAINTS sets another number.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/staff/keyring.hpp"
#include "kiosk/desk/draw_desk.hpp"
#include "tests/kiosk/desk/scenes.hpp"
#include "tests/kiosk/visit/scenes.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/layout.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::tests;

namespace {

constexpr double limit_ms = 1;
constexpr int groups = 7;
constexpr int frames_a_group = 10;
constexpr std::size_t shown = 10;

/// Time of this program on a processor: others that use the machine meanwhile do not count.
double processor_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

struct Screen {
    std::string name;
    std::function<void(Ui&, const Words&, const Settings&)> draw;
};

struct Measured {
    std::string name;
    double typical = 0;
};

/// The mean over a group of frames, and of those the middle one: the clock of the processor has steps.
Measured measure(const Screen& screen, const Panel& panel, TextSize size) {
    static const Words words(Language::nl);
    const Settings settings{.text_size = size};
    Ui ui;
    const auto frame = [&] {
        ui.begin(panel, settings, words, {});
        screen.draw(ui, words, settings);
        ui.end();
    };
    for (int i = 0; i < frames_a_group; ++i)
        frame();
    std::vector<double> means;
    for (int i = 0; i < groups; ++i) {
        const double begin = processor_ms();
        for (int k = 0; k < frames_a_group; ++k)
            frame();
        means.push_back((processor_ms() - begin) / frames_a_group);
    }
    std::ranges::sort(means);
    return {fmt::format("{}, {}x{}, text size {}", screen.name, panel.width_px, panel.height_px,
                        static_cast<int>(size) + 1),
            means[means.size() / 2]};
}

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_frames: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}

int complaints_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_COMPLAINTS");
    return number ? std::max(1, std::atoi(number)) : 100'000;
}

/// The figures of a year as the desk's worker makes them, out of a register of that size.
std::shared_ptr<desk::YearFigures> figures_of_many() {
    const TemporaryDirectory place;
    const FakeClock clock{instant_from_iso("2026-01-15T08:00:00.000Z").value()};
    const Config config = default_config();
    need(Register::init(place / "data", config, clock, cheapest_cost()), "no store");
    const auto store = need(Register::open(place / "data", config, clock), "no store");
    fill_rows(*store, {.seed = 11, .complaints = complaints_wanted(), .first_year = 2023, .years = 3});
    auto year = std::make_shared<desk::YearFigures>();
    year->analysis = need(analyse(*store, {.period = year_of(std::chrono::year{2025})}), "no figures").value();
    desk::draw_up(*year);
    return year;
}

DeskScene called(const std::vector<DeskScene>& scenes, std::string_view name) {
    const auto found = std::ranges::find(scenes, name, &DeskScene::name);
    if (found != scenes.end()) return *found;
    fmt::print(stderr, "bench_frames: no scene {}\n", name);
    std::exit(1);
}

/// Every part of the page of the year, with every table open; and a work list that was read to its end.
std::vector<DeskScene> scenes_of_many() {
    const auto scenes = desk_scenes();
    const auto figures = figures_of_many();
    std::vector<DeskScene> many;
    for (const desk::YearPart part : {desk::YearPart::figures, desk::YearPart::measures}) {
        auto year = std::make_shared<desk::Desk>(*called(scenes, "year").desk);
        year->year.shown = figures;
        year->year.scope = figures->analysis.scope;
        year->year.part = part;
        for (const Chart& chart : figures->charts)
            year->year.tables.insert(chart.table);
        many.push_back({fmt::format("year of many, part {}", static_cast<int>(part)), std::move(year)});
    }
    auto list = std::make_shared<desk::Desk>(*called(scenes, "work, many").desk);
    const auto lines = list->work.lines;
    while (static_cast<int>(list->work.lines.size()) < complaints_wanted())
        list->work.lines.insert(list->work.lines.end(), lines.begin(), lines.end());
    many.push_back({"work list of many", std::move(list)});
    return many;
}

std::vector<Screen> desk_screens() {
    static const Config config = default_config();
    auto scenes = desk_scenes();
    std::ranges::move(scenes_of_many(), std::back_inserter(scenes));
    std::vector<Screen> screens;
    for (const DeskScene& scene : scenes) {
        screens.push_back({scene.name, [at = scene.desk](Ui& ui, const Words& words, const Settings&) {
                               desk::draw_desk(ui, *at, words, config, day_of_scenes());
                           }});
    }
    return screens;
}

std::vector<Screen> visit_screens() {
    std::vector<Screen> screens;
    for (const Scene& scene : all_scenes()) {
        screens.push_back({scene.name, [draw = scene.draw](Ui& ui, const Words& words, const Settings& settings) {
                               draw(ui, {words, an_organisation(), settings, all_languages, true, true});
                           }});
    }
    return screens;
}

/// Whether none is slower than the design allows.
bool tell(const char* whose, const std::vector<Screen>& screens) {
    std::vector<Measured> all;
    for (const Screen& screen : screens) {
        for (const Panel& panel : {panels[0], panels[2], panels[5]}) {
            for (const TextSize size : {TextSize::small, TextSize::largest})
                all.push_back(measure(screen, panel, size));
        }
    }
    std::ranges::sort(all, std::ranges::greater{}, &Measured::typical);
    fmt::print("{}: {} screens and states, {} measured; the {} slowest frames, ms on the processor\n", whose,
               screens.size(), all.size(), shown);
    for (std::size_t i = 0; i < std::min(shown, all.size()); ++i)
        fmt::print("{:8.3f}  {}\n", all[i].typical, all[i].name);
    fmt::print("{:8.3f}  the middle one\n", all[all.size() / 2].typical);
    return all.front().typical <= limit_ms;
}

}  // namespace

int main() {
    const bool visit_held = tell("visit", visit_screens());
    const bool desk_held = tell("desk", desk_screens());
    if (visit_held && desk_held) return 0;
    fmt::print(stderr, "slower than the design allows: {} ms\n", limit_ms);
    return 1;
}
