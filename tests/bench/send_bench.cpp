// What a visitor waits for after "send": the complaint durable, the paper made; alone, and beside a
// running export and import.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/letter/receipt.hpp"
#include "core/register/node_card.hpp"
#include "core/register/register.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "platform/pdf/pdf.hpp"
#include "tests/bench/timed_sync.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/generated_years.hpp"
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

/// Sends again and again, and says what of the time is the disk's; of those only that were sent as long as `counts`.
void send_each(
    benchmark::State& state, Register& store, const Config& config,
    const std::function<bool()>& counts = [] { return true; }) {
    const Form form = a_form().told(story_of(800)).form();
    std::vector<double> whole, syncs, beyond, stored, made;
    long calls = 0;
    for (auto _ : state) {
        const SyncTime before = sync_time();
        const auto begin = Clocked::now();
        const auto filed = store.add(new_id<ComplaintId>(), form, true);
        const auto durable = Clocked::now();
        if (!filed) return state.SkipWithError("a complaint could not be stored");
        Letter letter = make_receipt({filed->entry, filed->journal_head, {}, {}, &form, true}, config);
        auto paper = make_pdf(letter, config.printer.paper);
        wipe(letter);
        const auto end = Clocked::now();
        if (!paper) return state.SkipWithError("no PDF could be made");
        wipe(*paper);
        const SyncTime after = sync_time();
        if (!counts()) continue;
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
    state.counters["counted"] = static_cast<double>(whole.size());
    state.counters["syncs_per_send"] =
        static_cast<double>(calls) / static_cast<double>(std::max<std::size_t>(1, whole.size()));
}

/// A register on a disk, opened.
struct Store {
    explicit Store(const char* node = "K1") : config(config_of(node)) {
        if (!Register::init(place / "data", config, clock, cheapest_cost())) return;
        if (auto opened = open()) store = std::move(*opened);
    }
    Result<std::unique_ptr<Register>> open() { return Register::open(place / "data", config, clock); }

    static Config config_of(const char* node) {
        Config config = default_config();
        config.node = node;
        return config;
    }

    const TemporaryDirectory place;
    const SystemClock clock;
    const Config config;
    std::unique_ptr<Register> store;
};

void send(benchmark::State& state) {
    Store node;
    if (!node.store) return state.SkipWithError("no store could be made");
    send_each(state, *node.store, node.config);
}
BENCHMARK(send)->Name("send")->Iterations(1000)->Unit(benchmark::kMillisecond);

/// All bundles of a register.
long write_all(const Register& store, const std::filesystem::path& outgoing) {
    std::int64_t at = 0;
    long bundles = 0;
    for (auto written = write_bundle(store, at, outgoing); written && *written;
         written = write_bundle(store, at, outgoing)) {
        at = (*written)->name.to;
        ++bundles;
    }
    return bundles;
}

/// Writes and signs all of the journal over and over, as a night's delivery that has much to do.
class Exporting {
  public:
    explicit Exporting(Store& node) : m_node(node), m_thread([this](const std::stop_token& stop) { run(stop); }) {}
    /// How many bundles it wrote.
    double bundles() const { return static_cast<double>(m_bundles); }

  private:
    void run(const std::stop_token& stop) {
        const auto store = m_node.open();
        while (store && !stop.stop_requested()) {
            const TemporaryDirectory outgoing;
            m_bundles += write_all(**store, outgoing.path());
        }
    }
    Store& m_node;
    std::atomic<long> m_bundles = 0;
    std::jthread m_thread;  ///< last: it starts when everything else stands
};

/// The same register with and without a running export.
void send_beside_export(benchmark::State& state) {
    constexpr int earlier = 20'000;
    Store node;
    if (!node.store) return state.SkipWithError("no store could be made");
    fill_filed(*node.store, {.complaints = earlier});
    std::optional<Exporting> exporting;
    if (state.range(0) != 0) exporting.emplace(node);
    send_each(state, *node.store, node.config);
    if (exporting) state.counters["bundles"] = exporting->bundles();
}
BENCHMARK(send_beside_export)
    ->Name("send_beside_export")
    ->ArgName("export")
    ->Arg(0)
    ->Arg(1)
    ->Iterations(500)
    ->Unit(benchmark::kMillisecond);

/// Beside the office of a small organisation, where visitors come as well, while it takes in what a kiosk delivered.
void send_beside_import(benchmark::State& state) {
    constexpr int delivered = 40'000;
    Store kiosk("K1");  // whose references generated complaints have
    Store node("KT");
    if (!kiosk.store || !node.store) return state.SkipWithError("no store could be made");
    fill_filed(*kiosk.store, {.complaints = delivered});
    const TemporaryDirectory bundles;
    write_all(*kiosk.store, bundles.path());
    const auto card = own_card(*kiosk.store);
    if (!card || !admit_node(*node.store, *card)) return state.SkipWithError("the kiosk is not known");
    std::atomic<bool> importing = true;
    std::atomic<long> taken = 0;
    std::thread import([&] {
        const auto store = node.open();
        const std::vector<std::filesystem::path> paths{bundles.path()};
        const auto done = store ? import_files(**store, paths) : failed(store.error());
        if (done) taken = done->taken.complaints;
        importing = false;
    });
    send_each(state, *node.store, node.config, [&] { return importing.load(); });
    import.join();
    state.counters["taken_in"] = static_cast<double>(taken);
}
BENCHMARK(send_beside_import)->Name("send_beside_import")->Iterations(200)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
    benchmark::AddCustomContext("store on", std::filesystem::temp_directory_path().string() + " (TMPDIR)");
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
