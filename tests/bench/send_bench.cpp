// What a visitor waits for after "send": the complaint durable, the paper made.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/letter/receipt.hpp"
#include "core/register/register.hpp"
#include "platform/pdf/pdf.hpp"
#include "tests/bench/timed_sync.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

using Clocked = std::chrono::steady_clock;

std::string story_of(std::size_t characters) {
    std::string story;
    while (story.size() < characters)
        story += "Ik kwam op tijd voor mijn afspraak en moest een uur wachten. Niemand zei iets tegen mij. ";
    story.resize(characters);
    return story;
}

Letter letter_of(const Form& form, const Config& config) {
    ReceiptFacts facts;
    facts.entry.reference = {"K1", 2026, 42};
    facts.entry.registered = instant_from_iso("2026-11-22T13:05:00.000Z").value();
    facts.entry.received = date_from_iso("2026-11-22").value();
    facts.entry.kind = form.complainant.kind;
    facts.entry.about = form.about;
    facts.entry.language = form.language;
    facts.journal_head = "3f9a12bc44de90ab0011223344556677";
    facts.form = &form;
    facts.with_story = true;
    return make_receipt(facts, config);
}

/// The named part of all times, in milliseconds.
double percentile(std::vector<double> times, double part) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    const auto last = static_cast<double>(times.size() - 1);
    return times[static_cast<std::size_t>(last * part)];
}

double milliseconds(Clocked::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

void show(benchmark::State& state, const std::string& name, const std::vector<double>& times) {
    state.counters[name + "_p50_ms"] = percentile(times, 0.50);
    state.counters[name + "_p99_ms"] = percentile(times, 0.99);
}

void letter(benchmark::State& state) {
    Form form = a_form().told(story_of(800)).form();
    form.language = static_cast<Language>(state.range(0));
    const Config config = default_config();
    for (auto _ : state)
        benchmark::DoNotOptimize(letter_of(form, config));
}
BENCHMARK(letter)->Name("letter")->ArgName("language")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void pdf(benchmark::State& state) {
    const auto paper = static_cast<Paper>(state.range(0));
    const Form form = a_form().told(story_of(static_cast<std::size_t>(state.range(1)))).form();
    const Letter letter = letter_of(form, default_config());
    std::vector<double> times;
    std::size_t size = 0;
    for (auto _ : state) {
        const auto begin = Clocked::now();
        const auto made = make_pdf(letter, paper);
        times.push_back(milliseconds(Clocked::now() - begin));
        if (!made) {
            state.SkipWithError("no PDF could be made");
            return;
        }
        size = made->size();
    }
    show(state, "pdf", times);
    state.counters["bytes"] = static_cast<double>(size);
}
BENCHMARK(pdf)
    ->Name("pdf")
    ->ArgNames({"roll", "characters"})
    ->Args({0, 800})
    ->Args({1, 800})
    ->Args({0, 8000})
    ->Args({1, 8000})
    ->Unit(benchmark::kMillisecond);

void send(benchmark::State& state) {
    const TemporaryDirectory place;
    const SystemClock clock;
    const Config config = default_config();
    const auto data = place / "data";
    if (!Register::init(data, config, clock, cheapest_cost())) return state.SkipWithError("no store could be made");
    const auto store = Register::open(data, config, clock);
    if (!store) return state.SkipWithError("the store could not be opened");
    const Form form = a_form().told(story_of(800)).form();

    std::vector<double> whole, syncs, beyond, stored, made;
    long calls = 0;
    for (auto _ : state) {
        const SyncTime before = sync_time();
        const auto begin = Clocked::now();
        const auto filed = (*store)->add(new_id<ComplaintId>(), form, true);
        const auto durable = Clocked::now();
        if (!filed) return state.SkipWithError("a complaint could not be stored");
        Letter letter = make_receipt({filed->entry, filed->journal_head, {}, {}, &form, true}, config);
        auto paper = make_pdf(letter, config.printer.paper);
        wipe(letter);
        const auto end = Clocked::now();
        if (!paper) return state.SkipWithError("no PDF could be made");
        wipe(*paper);
        const SyncTime after = sync_time();
        whole.push_back(milliseconds(end - begin));
        syncs.push_back(milliseconds(after.spent - before.spent));
        beyond.push_back(whole.back() - syncs.back());
        stored.push_back(milliseconds(durable - begin) - syncs.back());
        made.push_back(milliseconds(end - durable));
        calls += after.calls - before.calls;
    }
    show(state, "send", whole);
    show(state, "disk_syncs", syncs);
    show(state, "beyond_syncs", beyond);
    show(state, "store_beyond_syncs", stored);
    show(state, "paper", made);
    state.counters["syncs_per_send"] = static_cast<double>(calls) / static_cast<double>(whole.size());
}
BENCHMARK(send)->Name("send")->Iterations(1000)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
    benchmark::AddCustomContext("store on", std::filesystem::temp_directory_path().string() + " (TMPDIR)");
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
