// What somebody at the desk waits for, with 100,000 complaints in the register: a page of the work list however it is
// filtered, what stands above it, opening one complaint, and looking for a word. KLACHTENZUIL_BENCH_COMPLAINTS sets
// another number.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/register/accounts.hpp"
#include "core/register/casework.hpp"
#include "core/register/database.hpp"
#include "core/register/rows.hpp"
#include "core/register/work_list.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

using Clocked = std::chrono::steady_clock;

constexpr double page_limit_ms = 16;
constexpr double open_limit_ms = 50;
constexpr int at_once = 500;

int complaints_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_COMPLAINTS");
    return number ? std::max(1, std::atoi(number)) : 100'000;
}

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_work: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}
void need(const Result<void>& result, const char* what) {
    if (result) return;
    fmt::print(stderr, "bench_work: {}: {}\n", what, name_of(result.error().reason));
    std::exit(1);
}

/// The one-time passphrase: five groups of four.
std::string passphrase_in(const std::filesystem::path& file) {
    std::ifstream text(file);
    std::string word;
    while (text >> word && (word.size() != 24 || std::ranges::count(word, '-') != 4)) {
    }
    return word;
}

/// A desk at which half of all complaints are still open, a third of those with a handler, and a few of a rare kind.
struct BusyDesk {
    TemporaryDirectory place;
    FakeClock clock{instant_from_iso("2026-11-22T08:00:00.000Z").value()};
    Config config = default_config();
    std::unique_ptr<Register> store;
    std::unique_ptr<SignedIn> who;
    std::unique_ptr<Casework> work;
    std::vector<ComplaintId> ids;

    BusyDesk() {
        const auto data = place / "data";
        need(Register::init(data, config, clock, cheapest_cost()), "no store");
        store = need(Register::open(data, config, clock), "no store");
        const std::string passphrase = passphrase_in(data / first_sign_in_file);
        who = std::make_unique<SignedIn>(need(sign_in(*store, first_account_name, passphrase, clock), "no sign-in"));
        need(change_own_passphrase(*store, *who, "a passphrase of benchmarks", clock, cheapest_cost()),
             "no passphrase");
        work = std::make_unique<Casework>(*store, *who, config, clock);
        fill(complaints_wanted());
    }

    void fill(int count) {
        ids.reserve(static_cast<std::size_t>(count));
        while (static_cast<int>(ids.size()) < count) {
            need(store->database().transaction([&](Sql& sql) -> Result<void> {
                for (int i = 0; i < at_once && static_cast<int>(ids.size()) < count; ++i)
                    add(sql, static_cast<int>(ids.size()));
                return {};
            }),
                 "not filled");
        }
        // One with a history, as it is opened.
        for (int i = 0; i < 20; ++i) {
            need(work->take(ids.front(), {StepKind::note, {{"date", iso(store->today())}, {"text", "Gebeld."}}}),
                 "no note");
        }
    }

    void add(Sql& sql, int number) {
        Form form = a_form().received(iso(plus_days(store->today(), -(number % 400))).c_str()).form();
        form.story = "Ik kwam op tijd voor mijn afspraak en moest een uur wachten. Niemand zei iets tegen mij.";
        Complaint complaint = need(store->add(new_id<ComplaintId>(), form, false), "not added").entry;
        if (number % 5000 == 8) complaint.kind = ComplainantKind::freelancer;
        if (number % 2 == 1) {
            complaint.stage = Stage::completed;
            complaint.decision = Decision{complaint.received, Outcome::upheld, "planning", complaint.received};
            complaint.completion = Completion{complaint.received, Satisfied::yes, "samenvatting"};
        } else if (number % 3 == 1) {
            complaint.stage = number % 5000 == 4 ? Stage::decided : Stage::assessing;
            complaint.handler = number % 5000 == 4 ? "zelden" : "jan";
            complaint.started = complaint.acknowledged = complaint.received;
        }
        store_complaint(sql, complaint);
        ids.push_back(complaint.id);
    }
};

BusyDesk& desk() {
    static BusyDesk one;
    return one;
}

double middle(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// Times `work` and says when the middle one is slower than the design allows.
template <class Work>
void measure(benchmark::State& state, double limit_ms, Work work) {
    desk();
    std::vector<double> times;
    for (auto _ : state) {
        const auto begin = Clocked::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(Clocked::now() - begin).count());
    }
    state.counters["p50_ms"] = middle(times);
    state.counters["p99_ms"] = times[(times.size() - 1) * 99 / 100];
    if (middle(times) > limit_ms) state.SkipWithError("slower than the design allows");
}

void pages(benchmark::State& state, const WorkFilter& filter, int page) {
    std::optional<WorkMark> after;
    for (int i = 0; i < page; ++i) {
        const auto lines = need(work_list(*desk().store, filter, after, longest_work_page), "no page");
        if (!lines.empty()) after = mark_of(lines.back());
    }
    measure(state, page_limit_ms, [&] {
        benchmark::DoNotOptimize(need(work_list(*desk().store, filter, after, longest_work_page), "no page"));
    });
}

void open_one(benchmark::State& state) {
    measure(state, open_limit_ms, [] {
        const ComplaintId& id = desk().ids.front();
        benchmark::DoNotOptimize(need(desk().store->find(id), "not found"));
        benchmark::DoNotOptimize(need(desk().work->form(id), "no form"));
        benchmark::DoNotOptimize(need(desk().work->history(id), "no history"));
        benchmark::DoNotOptimize(need(desk().work->possible(id), "no steps"));
    });
}

void look_above(benchmark::State& state) {
    measure(state, 4 * page_limit_ms, [] { benchmark::DoNotOptimize(need(tasks(*desk().store), "no tasks")); });
}

void count(benchmark::State& state) {
    measure(state, page_limit_ms,
            [] { benchmark::DoNotOptimize(need(count_work(*desk().store, {}, 1'000'000), "no count")); });
}

/// Through every dossier, and no further than some seconds.
void look_for_word(benchmark::State& state) {
    desk();
    std::int64_t looked = 0;
    for (auto _ : state) {
        const auto until = Clocked::now() + std::chrono::seconds{3};
        const SystemClock clock;
        const Casework work(*desk().store, *desk().who, desk().config, clock);
        need(work.search(
                 "nergens",
                 [&](std::int64_t so_far) {
                     looked = so_far;
                     return Clocked::now() < until;
                 },
                 10),
             "no search");
    }
    state.counters["dossiers_per_s"] = benchmark::Counter(static_cast<double>(looked), benchmark::Counter::kIsRate);
}

void register_all() {
    struct Page {
        const char* name;
        WorkFilter filter;
        int number;
    };
    const Page all[]{
        {"page/first", {}, 0},
        {"page/tenth", {}, 10},
        {"page/newest", {.order = WorkOrder::newest}, 0},
        {"page/with_completed", {.open_only = false}, 0},
        {"page/handler", {.handler = "jan"}, 0},
        {"page/rare_handler", {.handler = "zelden"}, 0},
        {"page/rare_stage", {.stage = Stage::decided}, 0},
        {"page/rare_kind", {.kind = ComplainantKind::freelancer}, 0},
        {"page/nothing_fits", {.stage = Stage::received, .kind = ComplainantKind::employer}, 0},
        {"page/newest_of_nobody", {.handler = "niemand", .open_only = false, .order = WorkOrder::newest}, 0},
        {"page/overdue", {.overdue_only = true}, 0},
    };
    for (const Page& page : all) {
        benchmark::RegisterBenchmark(page.name, [page](benchmark::State& state) {
            pages(state, page.filter, page.number);
        })->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark("count_open", count)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("tasks", look_above)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("open_complaint", open_one)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("search", look_for_word)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argument_count, char** arguments) {
    benchmark::Initialize(&argument_count, arguments);
    if (benchmark::ReportUnrecognizedArguments(argument_count, arguments)) return 2;
    benchmark::AddCustomContext("complaints", std::to_string(complaints_wanted()));
    register_all();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
