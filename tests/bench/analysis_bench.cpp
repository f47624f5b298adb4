// What somebody waits for who asks for the figures of a year, with 1,000,000 complaints of three years in the register.
// KLACHTENZUIL_BENCH_COMPLAINTS sets another number.

#include <algorithm>
#include <chrono>
#include <fstream>

#include "core/analysis/analysis.hpp"
#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"
#include "tests/bench/large_register.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

using Clocked = std::chrono::steady_clock;

constexpr double limit_ms = 1000;

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
    const double typical = middle_of(used);
    state.counters["p50_cpu_ms"] = typical;
    state.counters["p50_ms"] = middle_of(times);
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
    add_scale_benchmarks();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
