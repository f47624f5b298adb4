// Reading what one node did and taking it in at another, slice by slice: complaints a second, with 50,000 of them.
// KLACHTENZUIL_BENCH_COMPLAINTS sets another number.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "core/register/database.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "core/register/verify.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

using Clocked = std::chrono::steady_clock;

constexpr int filed_at_once = 500;
constexpr int entries_a_slice = 1000;
constexpr std::size_t bytes_a_slice = std::size_t{8} << 20;

int complaints_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_COMPLAINTS");
    return number ? std::max(1, std::atoi(number)) : 50'000;
}

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_intake: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}
void need(const Result<void>& result, const char* what) {
    if (result) return;
    fmt::print(stderr, "bench_intake: {}: {}\n", what, name_of(result.error().reason));
    std::exit(1);
}

struct BenchNode {
    BenchNode(const std::filesystem::path& data, const char* code, const std::string& office) {
        config.node = code;
        config.sync.office_key = office;
        need(Register::init(data, config, clock, cheapest_cost()), "init");
        store = need(Register::open(data, config, clock), "open");
    }
    SystemClock clock;
    Config config = default_config();
    std::unique_ptr<Register> store;
};

/// Time by the wall, and of this program alone, which another at work does not lengthen.
struct Spent {
    double wall = 0;
    double processor = 0;

    template <class Work>
    auto on(Work work) {
        const auto from = Clocked::now();
        const std::clock_t processor_from = std::clock();
        auto done = work();
        wall += std::chrono::duration<double>(Clocked::now() - from).count();
        processor += static_cast<double>(std::clock() - processor_from) / CLOCKS_PER_SEC;
        return done;
    }
    std::string rate(std::int64_t complaints) const {
        return fmt::format("{:.0f}/s ({:.0f} in a second of the processor)", static_cast<double>(complaints) / wall,
                           static_cast<double>(complaints) / processor);
    }
};

void file(Register& store, int count) {
    const Form form = a_form().naming_nobody().form();
    for (int filed = 0; filed < count; filed += filed_at_once) {
        const auto done = store.database().transaction([&](Sql&) -> Result<void> {
            for (int i = filed; i < std::min(filed + filed_at_once, count); ++i) {
                if (auto added = store.add(new_id<ComplaintId>(), form, false); !added) return failed(added.error());
            }
            return {};
        });
        need(done, "file");
    }
}

void take_all(const Register& from, const char* code, Register& to) {
    Spent reading;
    Spent taking;
    std::int64_t after = 0;
    std::int64_t complaints = 0;
    while (true) {
        const auto entries =
            need(reading.on([&] { return read_entries(from, code, after, entries_a_slice, bytes_a_slice); }), "read");
        if (entries.empty()) break;
        complaints += need(taking.on([&] { return take_in(to, code, entries); }), "take in").complaints;
        after = entries.back().entry.sequence;
    }
    fmt::print("{} complaints: read {}, taken in {}\n", complaints, reading.rate(complaints), taking.rate(complaints));
}

}  // namespace

int main() {
    const TemporaryDirectory place;
    BenchNode office(place / "office", "KT", {});
    BenchNode kiosk(place / "kiosk", "K1", text_of(need(own_card(*office.store), "card")));
    need(admit_node(*office.store, need(own_card(*kiosk.store), "card")), "admit");
    file(*kiosk.store, complaints_wanted());
    take_all(*kiosk.store, "K1", *office.store);
    if (!need(verify(office.store->database()), "verify").sound()) return 1;
    return 0;
}
