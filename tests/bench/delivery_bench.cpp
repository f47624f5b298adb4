// What the night costs: writing and signing bundles, taking them in, and a delivery with a hundred new complaints after
// 1,000 and after 1,000,000 earlier ones. KLACHTENZUIL_BENCH_EARLIER sets another number for the latter. Beside it, in
// the same run, the sqlite3 program that writes the same rows as CSV, without sealed content, signature or chain.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "core/register/database.hpp"
#include "core/register/node_card.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "platform/transport/make_transport.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

using Clocked = std::chrono::steady_clock;

template <class T>
T need(Result<T> result, const char* what) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench_delivery: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}
void need(const Result<void>& result, const char* what) {
    if (result) return;
    fmt::print(stderr, "bench_delivery: {}: {} {}\n", what, name_of(result.error().reason), result.error().detail);
    std::exit(1);
}

double seconds_since(Clocked::time_point begin) {
    return std::chrono::duration<double>(Clocked::now() - begin).count();
}

/// Since it was made: by the wall, and of all threads of this program alone, which another at work hardly lengthens.
class Spent {
  public:
    double wall() const { return seconds_since(m_begin); }
    std::string rate(std::int64_t complaints) const {
        const auto count = static_cast<double>(complaints);
        const double taken = wall();
        const double own = processor(RUSAGE_SELF) - m_before;
        const double thread = processor(RUSAGE_THREAD) - m_thread_before;
        return fmt::format(
            "{:.1f} s, {:.0f} complaints/s; {:.0f} us of the processor a complaint, {:.0f} of them in the first thread",
            taken, count / taken, own / count * 1e6, thread / count * 1e6);
    }

  private:
    static double processor(int whose) {
        struct rusage used {};
        getrusage(whose, &used);
        const auto seconds = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
        };
        return seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    Clocked::time_point m_begin = Clocked::now();
    double m_before = processor(RUSAGE_SELF);
    double m_thread_before = processor(RUSAGE_THREAD);
};

int earlier_wanted() {
    const char* number = std::getenv("KLACHTENZUIL_BENCH_EARLIER");
    return number ? std::max(1000, std::atoi(number)) : 1'000'000;
}

/// A node on a disk, with folders for its deliveries.
struct Node {
    explicit Node(const char* code, const std::string& office_key = {}) {
        config.node = code;
        config.sync.office_key = office_key;
        config.sync.to = (place / "to").string();
        config.sync.from = (place / "from").string();
        for (const char* const folder : {"to", "from", "bundles"})
            std::filesystem::create_directory(place / folder);
        need(Register::init(data(), config, clock, cheapest_cost()), "init");
        store = need(Register::open(data(), config, clock), "open");
        to = need(make_transport(config.sync.to, config.sync, data()), "to");
        from = need(make_transport(config.sync.from, config.sync, data()), "from");
    }
    std::filesystem::path data() const { return place / "data"; }

    void add(int count) {
        constexpr int at_once = 500;
        const Form form = a_form().form();
        for (int done = 0; done < count; done += at_once) {
            need(store->database().transaction([&](Sql&) -> Result<void> {
                for (int i = done; i < std::min(count, done + at_once); ++i) {
                    const auto filed = store->add(new_id<ComplaintId>(), form, false);
                    if (!filed) return failed(filed.error());
                }
                return {};
            }),
                 "add");
        }
    }

    TemporaryDirectory place;
    SystemClock clock;
    Config config = default_config();
    std::unique_ptr<Register> store;
    std::unique_ptr<Transport> to, from;
};

/// Seconds for a delivery of a hundred new complaints, once the other end has all that was before.
double delivery_after(Node& node, const NodeCard& office) {
    constexpr int nights = 7;
    constexpr int complaints_a_day = 100;
    need(admit_node(*node.store, office), "admit");
    std::vector<double> taken;
    for (int night = 0; night < nights; ++night) {
        const auto head = need(head_of(*node.store, "K1"), "head");
        need(register_received(
                 *node.store, {.by = office.code, .through = head.sequence, .head = head.hash, .at = node.clock.now()}),
             "receipt");
        node.add(complaints_a_day);
        const auto begin = Clocked::now();
        const auto done = need(deliver(*node.store, *node.to, *node.from), "deliver");
        taken.push_back(seconds_since(begin));
        if (done.entries != complaints_a_day) {
            fmt::print(stderr, "bench_delivery: {} entries were delivered\n", done.entries);
            std::exit(1);
        }
    }
    std::ranges::sort(taken);
    return taken[taken.size() / 2];
}

void export_all(Node& node, std::int64_t complaints) {
    const Spent spent;
    std::int64_t at = 0;
    while (const auto written = need(write_bundle(*node.store, at, node.place / "bundles"), "write_bundle"))
        at = written->name.to;
    fmt::print("export: {} complaints signed and written: {} (wanted 20000/s)\n", complaints, spent.rate(complaints));
}

void import_all(const Node& kiosk, Node& office, std::int64_t complaints) {
    need(admit_node(*office.store, need(own_card(*kiosk.store), "card")), "admit");
    const std::vector<std::filesystem::path> paths{kiosk.place / "bundles"};
    const Spent spent;
    const auto done = need(import_files(*office.store, paths), "import");
    const std::string rate = spent.rate(complaints);
    if (done.taken.complaints != complaints || !done.refused.empty()) std::exit(1);
    fmt::print("import: {} (wanted 10000/s)\n", rate);
}

/// The same rows by the program that comes with the store.
void beside(const Node& node, std::int64_t complaints) {
    const auto begin = Clocked::now();
    const std::string command = fmt::format(
        "sqlite3 -readonly -csv '{}' 'SELECT node, seq, at_ms, actor, hex(complaint), step, facts, hex(part),"
        " hex(hash) FROM journal' > '{}'",
        (node.data() / database_file).string(), (node.place / "rows.csv").string());
    if (std::system(command.c_str()) != 0) {
        fmt::print("beside it: sqlite3 is not installed\n");
        return;
    }
    const double taken = seconds_since(begin);
    fmt::print("beside it: sqlite3 -csv writes the journal alone in {:.1f} s: {:.0f} complaints/s\n", taken,
               static_cast<double>(complaints) / taken);
}

}  // namespace

int main() {
    constexpr int few = 1000;
    const int many = earlier_wanted();
    Node office("KT");
    const auto card = need(own_card(*office.store), "card");
    Node small("K1", text_of(card));
    Node large("K1", text_of(card));
    small.add(few);
    large.add(many);
    export_all(large, many);
    beside(large, many);
    import_all(large, office, many);
    const double after_few = delivery_after(small, card);
    const double after_many = delivery_after(large, card);
    fmt::print("a delivery of 100 complaints: {:.1f} ms after {} earlier ones, {:.1f} ms after {} ({:.2f} times)\n",
               after_few * 1000, few, after_many * 1000, many, after_many / after_few);
    return 0;
}
