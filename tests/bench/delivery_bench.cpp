// What the night costs: writing and signing bundles, taking them in, and a delivery with a hundred new complaints after
// 1,000 and after 1,000,000 earlier ones. KLACHTENZUIL_BENCH_EARLIER sets another number for the latter, and
// KLACHTENZUIL_BENCH_COMPLAINTS another than 100,000 for what is written and taken in. Beside it, in the same run, the
// sqlite3 program that writes the same rows as CSV, without sealed content, signature or chain.

#include <fmt/format.h>
#include <sqlite3.h>
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
#include "tests/support/generated_years.hpp"
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
    double processor() const { return used_by(RUSAGE_SELF) - m_before; }
    std::string rate(std::int64_t complaints) const {
        const auto count = static_cast<double>(complaints);
        const double taken = wall();
        const double own = processor();
        const double thread = used_by(RUSAGE_THREAD) - m_thread_before;
        return fmt::format(
            "{:.1f} s, {:.0f} complaints/s; {:.0f} us of the processor a complaint, {:.0f} of them in the first thread",
            taken, count / taken, own / count * 1e6, thread / count * 1e6);
    }

  private:
    static double used_by(int whose) {
        struct rusage used {};
        getrusage(whose, &used);
        const auto seconds = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
        };
        return seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    Clocked::time_point m_begin = Clocked::now();
    double m_before = used_by(RUSAGE_SELF);
    double m_thread_before = used_by(RUSAGE_THREAD);
};

int number_wanted(const char* variable, int usual) {
    const char* number = std::getenv(variable);
    return number ? std::max(1000, std::atoi(number)) : usual;
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

    /// As visitors do it.
    void add(int count) {
        const Form form = a_form().form();
        need(store->database().transaction([&](Sql&) -> Result<void> {
            for (int i = 0; i < count; ++i) {
                const auto filed = store->add(new_id<ComplaintId>(), form, false);
                if (!filed) return failed(filed.error());
            }
            return {};
        }),
             "add");
    }
    /// As it stands after years.
    void fill(int count) {
        fill_filed(*store, {.complaints = count});
        // A connection that holds nothing of it yet.
        store = need(Register::open(data(), config, clock), "open");
    }

    TemporaryDirectory place;
    SystemClock clock;
    Config config = default_config();
    std::unique_ptr<Register> store;
    std::unique_ptr<Transport> to, from;
};

/// How often SQLite took a page from the file.
int pages_read(Register& store) {
    int pages = 0;
    int highest = 0;
    sqlite3_db_status(store.database().handle(), SQLITE_DBSTATUS_CACHE_MISS, &pages, &highest, 0);
    return pages;
}

/// Deliveries of a hundred new complaints, once the other end has all that was before; each by a program of its own,
/// which holds nothing of the register yet.
class Nights {
  public:
    Nights(Node& node, const NodeCard& office) : m_node(node), m_office(office) {
        need(admit_node(*node.store, office), "admit");
    }
    void one_more() {
        constexpr int complaints_a_day = 100;
        const auto head = need(head_of(*m_node.store, "K1"), "head");
        need(register_received(
                 *m_node.store,
                 {.by = m_office.code, .through = head.sequence, .head = head.hash, .at = m_node.clock.now()}),
             "receipt");
        m_node.add(complaints_a_day);
        m_node.store.reset();
        const Spent spent;
        m_node.store = need(Register::open(m_node.data(), m_node.config, m_node.clock), "open");
        const auto done = need(deliver(*m_node.store, *m_node.to, *m_node.from), "deliver");
        m_wall.push_back(spent.wall());
        m_processor.push_back(spent.processor());
        m_pages.push_back(pages_read(*m_node.store));
        if (done.entries != complaints_a_day) {
            fmt::print(stderr, "bench_delivery: {} entries were delivered\n", done.entries);
            std::exit(1);
        }
    }
    double wall_ms() const { return middle_of(m_wall) * 1000; }
    double processor_ms() const { return middle_of(m_processor) * 1000; }
    double pages() const { return middle_of(m_pages); }

  private:
    static double middle_of(std::vector<double> times) {
        std::ranges::sort(times);
        return times[times.size() / 2];
    }
    Node& m_node;
    const NodeCard& m_office;
    std::vector<double> m_wall, m_processor, m_pages;
};

/// In turn, so that what else the machine does meets both.
void nights(Node& small, int few, Node& large, int many, const NodeCard& office) {
    constexpr int nights_measured = 15;
    Nights after_few(small, office);
    Nights after_many(large, office);
    for (int night = 0; night < nights_measured; ++night) {
        after_few.one_more();
        after_many.one_more();
    }
    fmt::print(
        "a delivery of 100 complaints: {:.1f} ms after {} earlier ones, {:.1f} ms after {} ({:.2f} times); of the"
        " processor {:.2f} and {:.2f} ms ({:.2f} times); {:.0f} and {:.0f} pages are read\n",
        after_few.wall_ms(), few, after_many.wall_ms(), many, after_many.wall_ms() / after_few.wall_ms(),
        after_few.processor_ms(), after_many.processor_ms(), after_many.processor_ms() / after_few.processor_ms(),
        after_few.pages(), after_many.pages());
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
    const int many = number_wanted("KLACHTENZUIL_BENCH_EARLIER", 1'000'000);
    const int exported = number_wanted("KLACHTENZUIL_BENCH_COMPLAINTS", 100'000);
    Node office("KT");
    const auto card = need(own_card(*office.store), "card");
    {
        Node kiosk("K1", text_of(card));
        kiosk.fill(exported);
        export_all(kiosk, exported);
        beside(kiosk, exported);
        import_all(kiosk, office, exported);
    }
    Node small("K1", text_of(card));
    Node large("K1", text_of(card));
    small.fill(few);
    large.fill(many);
    nights(small, few, large, many, card);
    return 0;
}
