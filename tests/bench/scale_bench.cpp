// What somebody at the desk or the kiosk waits for, with many complaints in the register beside the same with 10,000.
// Both are asked in turn, so that what else the machine does meets both.

#include <algorithm>
#include <functional>
#include <random>

#include "core/register/work_list.hpp"
#include "tests/bench/large_register.hpp"
#include "tests/support/forms.hpp"

namespace klachtenzuil {

namespace {

constexpr int few = 10'000;
constexpr double most_dearer = 1.10;
constexpr double page_limit_ms = 16;

LargeRegister& small() {
    static LargeRegister one(few);
    return one;
}

using Work = std::function<void(LargeRegister&)>;

void in_turn(benchmark::State& state, const Work& work, double limit_ms) {
    std::vector<double> of_small;
    std::vector<double> of_large;
    const auto timed = [&](LargeRegister& in, std::vector<double>& times) {
        const double before = processor_ms();
        work(in);
        times.push_back(processor_ms() - before);
    };
    small();
    large();
    for (auto _ : state) {
        timed(small(), of_small);
        timed(large(), of_large);
    }
    const double few_ms = middle_of(of_small);
    const double many_ms = middle_of(of_large);
    state.counters["p50_cpu_ms_few"] = few_ms;
    state.counters["p50_cpu_ms"] = many_ms;
    state.counters["times_few"] = many_ms / few_ms;
    if (limit_ms > 0 && many_ms > limit_ms) state.SkipWithError("slower than the design allows");
    if (limit_ms == 0 && many_ms > few_ms * most_dearer) {
        state.SkipWithError(
            fmt::format("dearer than the design allows: {:.3f} ms among few, {:.3f} ms here", few_ms, many_ms).c_str());
    }
}

void page(const WorkFilter& filter, LargeRegister& in) {
    benchmark::DoNotOptimize(need(work_list(*in.store, filter, {}, longest_work_page), "no page"));
}

/// One that is there: every year has some of each number up to a quarter of all.
void look_up(LargeRegister& in) {
    static std::mt19937 random(5);
    const auto most = static_cast<unsigned>(in.years.complaints / 4);
    const Reference reference{"K1", 2023 + static_cast<int>(random() % 3), static_cast<int>(random() % most) + 1};
    if (!need(in.store->find(reference), "not looked up")) std::exit(1);
}

void send(LargeRegister& in) {
    static const Form form = a_form().received("2026-01-14").form();
    benchmark::DoNotOptimize(need(in.store->add(new_id<ComplaintId>(), form, true), "not sent"));
}

void start(LargeRegister& in) {
    const auto store = need(Register::open(in.place / "data", in.config, in.clock), "no store");
    benchmark::DoNotOptimize(need(store->check_health(), "no health"));
}

}  // namespace

void add_scale_benchmarks() {
    const auto add = [](const char* name, double limit_ms, int iterations, const Work& work) {
        benchmark::RegisterBenchmark(name, [=](benchmark::State& state) { in_turn(state, work, limit_ms); })
            ->Iterations(iterations)
            ->Unit(benchmark::kMillisecond);
    };
    const std::pair<const char*, WorkFilter> pages[]{
        {"page/first", {}},
        {"page/newest", {.order = WorkOrder::newest}},
        {"page/with_completed", {.open_only = false}},
        {"page/rare_kind", {.kind = ComplainantKind::freelancer}},
        {"page/overdue", {.overdue_only = true}},
        {"page/nothing_fits", {.handler = "niemand", .open_only = false}},
    };
    for (const auto& [name, filter] : pages)
        add(name, page_limit_ms, 50, [filter = filter](LargeRegister& in) { page(filter, in); });
    add("look_up", 0, 5000, look_up);
    add("send", 0, 300, send);
    add("start", 0, 50, start);
}

}  // namespace klachtenzuil
