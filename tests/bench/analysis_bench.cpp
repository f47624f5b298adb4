// What somebody waits for who asks for the figures of a year, with 1,000,000 complaints of three years in the register.
// KLACHTENZUIL_BENCH_COMPLAINTS sets another number.

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "core/analysis/analysis.hpp"
#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

using Clocked = std::chrono::steady_clock;

constexpr double limit_ms = 1000;

int complaints_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_COMPLAINTS");
    return number ? std::max(1, std::atoi(number)) : 1'000'000;
}

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_analysis: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}

struct LargeRegister {
    TemporaryDirectory place;
    FakeClock clock{instant_from_iso("2026-01-15T08:00:00.000Z").value()};
    Config config = default_config();
    std::unique_ptr<Register> store;

    LargeRegister() {
        need(Register::init(place / "data", config, clock, cheapest_cost()), "no store");
        store = need(Register::open(place / "data", config, clock), "no store");
        fill_rows(*store, {.seed = 11, .complaints = complaints_wanted(), .first_year = 2023, .years = 3});
        // As whoever asks finds it: a connection that holds nothing of it yet.
        store = need(Register::open(place / "data", config, clock), "no store");
    }
};

LargeRegister& large() {
    static LargeRegister one;
    return one;
}

Analysis analysed(const AnalysisScope& scope) {
    return need(analyse(*large().store, scope), "no figures").value();
}

/// Peak of resident memory since the process began, in MiB.
double peak_mib() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kib = 0;
        if (word == "VmHWM:" && status >> kib) return kib / 1024;
    }
    return 0;
}

/// Time on a processor, in the program and in the kernel for it.
double processor_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

/// The wall's clock and the processor's: on a machine that others use as well only the second says what the work costs,
/// so that it is the one that is judged.
template <class Work>
void measure(benchmark::State& state, Work work) {
    large();
    std::vector<double> times;
    std::vector<double> used;
    for (auto _ : state) {
        const auto begin = Clocked::now();
        const double used_before = processor_ms();
        work();
        used.push_back(processor_ms() - used_before);
        times.push_back(std::chrono::duration<double, std::milli>(Clocked::now() - begin).count());
    }
    std::sort(times.begin(), times.end());
    std::sort(used.begin(), used.end());
    const double typical = used[used.size() / 2];
    state.counters["p50_cpu_ms"] = typical;
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["longest_ms"] = times.back();
    state.counters["peak_mib"] = peak_mib();
    if (typical > limit_ms)
        state.SkipWithError(fmt::format("slower than the design allows: {:.0f} ms", typical).c_str());
}

void figures(benchmark::State& state, const AnalysisScope& scope) {
    measure(state, [&] { benchmark::DoNotOptimize(analysed(scope)); });
}

void behind(benchmark::State& state) {
    const Analysis analysis = analysed({year_of(2024y)});
    const TablePlace rare{TableId::kinds, "freelancer", "before"};
    measure(state,
            [&] { benchmark::DoNotOptimize(need(complaints_behind(*large().store, analysis, rare, 200), "no list")); });
}

void tables(benchmark::State& state) {
    const Analysis analysis = analysed({year_of(2024y)});
    measure(state, [&] {
        benchmark::DoNotOptimize(tables_of(analysis));
        benchmark::DoNotOptimize(published_tables(analysis, 5));
    });
}

}  // namespace

int main(int argument_count, char** arguments) {
    benchmark::Initialize(&argument_count, arguments);
    if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return 2;
    benchmark::AddCustomContext("complaints", std::to_string(complaints_wanted()));
    const std::pair<const char*, AnalysisScope> all[]{
        {"figures/last_year", {year_of(2025y)}},
        {"figures/middle_year", {year_of(2024y)}},
        {"figures/first_year", {year_of(2023y)}},
        {"figures/all_years", {{Date{2023y / 1 / 1}, Date{2025y / 12 / 31}}}},
        {"figures/one_kind", {year_of(2025y), ComplainantKind::employer, {}}},
    };
    for (const auto& [name, scope] : all) {
        benchmark::RegisterBenchmark(name, [scope = scope](benchmark::State& state) {
            figures(state, scope);
        })->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark("behind/rare", behind)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("tables", tables)->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
