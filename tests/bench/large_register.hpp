#pragma once
// A register of many generated complaints, and what benchmarks on it measure with.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <vector>

#include "core/register/register.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_analysis: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}

/// Complaints of three years, the last of them some weeks ago.
struct LargeRegister {
    TemporaryDirectory place;
    FakeClock clock{instant_from_iso("2026-01-15T08:00:00.000Z").value()};
    Config config = default_config();
    std::unique_ptr<Register> store;
    GeneratedYears years;

    explicit LargeRegister(int complaints)
        : years{.seed = 11, .complaints = complaints, .first_year = 2023, .years = 3} {
        need(Register::init(place / "data", config, clock, cheapest_cost()), "no store");
        store = need(Register::open(place / "data", config, clock), "no store");
        fill_rows(*store, years);
        // As whoever asks finds it: a connection that holds nothing of it yet.
        store = need(Register::open(place / "data", config, clock), "no store");
    }
};

/// 1,000,000 where KLACHTENZUIL_BENCH_COMPLAINTS sets no other number.
inline int complaints_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_COMPLAINTS");
    return number ? std::max(1, std::atoi(number)) : 1'000'000;
}

inline LargeRegister& large() {
    static LargeRegister one(complaints_wanted());
    return one;
}

/// Time on a processor, in the program and in the kernel for it: on a machine that others use as well only this says
/// what the work costs.
inline double processor_ms() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1000 + static_cast<double>(used.tv_nsec) / 1'000'000;
}

/// Of an unordered list; it is put in order.
inline double middle_of(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// What must not cost more for it that there are many: a page of work, looking one up, sending one, the start.
void add_scale_benchmarks();

}  // namespace klachtenzuil
