// A real print service with a real fault, and the program or the service killed in between: one paper at most, and it
// is called printed when, and only when, the printer said so.

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "core/print/print_names.hpp"
#include "core/print/print_queue.hpp"
#include "platform/printing/cups_printer.hpp"
#include "tests/support/cupsd.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// The program that prints, as a process that can be killed.
class Worker {
  public:
    Worker(const TestNode& node, const Cupsd& cupsd) : m_data(node.data().string()), m_socket(cupsd.server().host) {}
    ~Worker() { kill(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void start(bool forget = false) {
        m_pid = fork();
        REQUIRE(m_pid >= 0);
        if (m_pid == 0) {
            execl(PRINT_WORKER, PRINT_WORKER, m_data.c_str(), m_socket.c_str(), forget ? "--forget" : nullptr, nullptr);
            _exit(127);
        }
    }
    void kill() {
        if (m_pid == 0) return;
        ::kill(m_pid, SIGKILL);
        int status = 0;
        waitpid(m_pid, &status, 0);
        CHECK(WIFSIGNALED(status));
        m_pid = 0;
    }

  private:
    std::string m_data, m_socket;
    int m_pid = 0;
};

struct Desk {
    explicit Desk(CupsdOptions options = {}) : cupsd(std::move(options)) {}

    TestNode node;
    Cupsd cupsd;
    Worker worker{node, cupsd};
    CupsPrinter printer{{}, node.clock, cupsd.server()};
    PrintQueue queue{node.store(), printer, node.clock,
                     [](const PrintRequest&) -> Result<PrintQueue::Pdf> { return failed(Reason::paper_not_made); }};

    PrintId wanted() { return *node.add().print; }

    PrintRequest request(const PrintId& id) {
        const auto found = queue.find(id);
        REQUIRE(found);
        REQUIRE(*found);
        return **found;
    }

    int prints(const PrintId& id) {
        const auto filed = node.store().find(request(id).complaint).value().value();
        const std::string title = name_of(id, filed.entry.reference).title;
        const auto all = cupsd.printed();
        return static_cast<int>(std::count(all.begin(), all.end(), title));
    }

    bool acknowledged(const PrintId& id) {
        return node.store().find(request(id).complaint).value().value().entry.acknowledged.has_value();
    }

    /// False when it did not come true within a time that only a hang needs.
    template <class Condition>
    bool comes(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > deadline) return false;
            std::this_thread::sleep_for(5ms);
        }
        return true;
    }

    bool settles(const PrintId& id) {
        return comes([&] { return is_settled(request(id).state); });
    }
};

void check_promises(Desk& desk, const PrintId& id) {
    const PrintRequest request = desk.request(id);
    const int prints = desk.prints(id);
    CAPTURE(std::string(name_of(request.state)));
    CAPTURE(std::string(name_of(request.trouble)));
    CHECK(prints <= 1);
    CHECK(is_settled(request.state));
    CHECK(desk.acknowledged(id) == (request.state == PrintState::confirmed));
    if (request.state == PrintState::confirmed) CHECK(prints == 1);
}

enum class Dies { nobody, program, service, both };
constexpr Dies everybody[] = {Dies::nobody, Dies::program, Dies::service, Dies::both};
constexpr const char* name_of(Dies dies) {
    constexpr const char* names[] = {"nobody", "program", "service", "both"};
    return names[static_cast<int>(dies)];
}

void die(Desk& desk, Dies dies) {
    if (dies == Dies::service || dies == Dies::both) desk.cupsd.kill();
    if (dies == Dies::program || dies == Dies::both) desk.worker.kill();
    if (dies == Dies::service || dies == Dies::both) desk.cupsd.start();
    if (dies == Dies::program || dies == Dies::both) desk.worker.start();
}

/// A fault that is there when the paper is asked for, how it looks, and how a person ends it.
struct Row {
    const char* mode;
    PrintTrouble trouble;
    void (*end)(Cupsd&);
};

void only_mode(Cupsd&) {}

constexpr Row waits[] = {
    {"empty", PrintTrouble::paper_out, only_mode},
    {"jam", PrintTrouble::jam, only_mode},
    {"offline", PrintTrouble::offline, only_mode},
    {"slow", PrintTrouble::none, only_mode},
    {"stop", PrintTrouble::stopped, [](Cupsd& cupsd) { cupsd.enable_queue(); }},
    {"hold", PrintTrouble::held, [](Cupsd& cupsd) { cupsd.release_all(); }},
};

}  // namespace

TEST_CASE("while a fault lasts its cause is seen, and when it ends one paper comes out, whoever was killed") {
    for (const bool keep_history : {false, true}) {
        Desk desk({.keep_history = keep_history});
        desk.worker.start();
        for (const Row& row : waits) {
            for (const Dies dies : everybody) {
                CAPTURE(keep_history);
                CAPTURE(std::string(row.mode));
                CAPTURE(std::string(name_of(dies)));
                desk.cupsd.set_mode(row.mode);
                const int begun = desk.cupsd.begun();
                const PrintId id = desk.wanted();
                REQUIRE(desk.comes([&] { return desk.cupsd.begun() > begun; }));
                CHECK(desk.comes([&] { return desk.request(id).trouble == row.trouble; }));
                CHECK(std::string(name_of(desk.request(id).trouble)) == name_of(row.trouble));
                die(desk, dies);
                CHECK(desk.comes([&] { return desk.request(id).trouble == row.trouble; }));
                CHECK(std::string(name_of(desk.request(id).trouble)) == name_of(row.trouble));
                CHECK(desk.prints(id) == 0);
                desk.cupsd.set_mode("ok");
                row.end(desk.cupsd);
                CHECK(desk.settles(id));
                CHECK(desk.request(id).state == PrintState::confirmed);
                check_promises(desk, id);
            }
        }
    }
}

TEST_CASE("a driver that fails leaves the paper to a person, under each error policy that goes on by itself") {
    for (const char* policy : {"abort-job", "retry-job"}) {
        for (const char* mode : {"fail", "fail-after"}) {
            CAPTURE(std::string(policy));
            CAPTURE(std::string(mode));
            Desk desk({.keep_history = false, .error_policy = policy});
            desk.cupsd.set_mode(mode);
            const PrintId id = desk.wanted();
            desk.worker.start();
            CHECK(desk.settles(id));
            CHECK(desk.request(id).state == PrintState::unknown);
            CHECK(desk.request(id).trouble == PrintTrouble::failing);
            CHECK(desk.cupsd.jobs() == 0);
            desk.cupsd.set_mode("ok");
            check_promises(desk, id);
            CHECK(desk.prints(id) == (std::string(mode) == "fail" ? 0 : 1));
        }
    }
}

TEST_CASE("a fault after the paper came out does not bring a second one") {
    Desk desk;
    desk.worker.start();
    SUBCASE("the driver reports an empty tray afterwards") {
        for (const Dies dies : {Dies::nobody, Dies::program}) {
            desk.cupsd.set_mode("empty-after");
            const PrintId id = desk.wanted();
            CHECK(desk.comes([&] { return desk.request(id).trouble == PrintTrouble::paper_out; }));
            CHECK_FALSE(desk.acknowledged(id));
            die(desk, dies);
            desk.cupsd.set_mode("ok");
            CHECK(desk.settles(id));
            check_promises(desk, id);
            CHECK(desk.prints(id) == 1);
        }
    }
    SUBCASE("the queue is stopped or the job held afterwards, and a person gives up") {
        for (const char* mode : {"stop-after", "hold-after"}) {
            CAPTURE(std::string(mode));
            desk.cupsd.set_mode(mode);
            const PrintId id = desk.wanted();
            CHECK(desk.comes([&] { return desk.request(id).trouble != PrintTrouble::none; }));
            CHECK(desk.comes([&] {
                const auto given_up = desk.queue.give_up(id);
                return given_up.has_value();
            }));
            desk.cupsd.set_mode("ok");
            desk.cupsd.enable_queue();
            desk.cupsd.release_all();
            check_promises(desk, id);
            CHECK(desk.prints(id) == 1);
            CHECK(desk.cupsd.jobs() == 0);
        }
    }
}

TEST_CASE("a queue that is gone is waited for before the job, and leaves the job to a person after") {
    Desk desk;
    desk.worker.start();
    desk.cupsd.remove_queue();
    const PrintId before = desk.wanted();
    CHECK(desk.comes([&] { return desk.request(before).trouble == PrintTrouble::no_printer; }));
    desk.cupsd.add_queue();
    CHECK(desk.settles(before));
    CHECK(desk.request(before).state == PrintState::confirmed);
    check_promises(desk, before);

    desk.cupsd.set_mode("slow");
    const PrintId during = desk.wanted();
    CHECK(desk.comes([&] { return desk.cupsd.begun() == 2; }));
    desk.cupsd.remove_queue();
    CHECK(desk.settles(during));
    CHECK(desk.request(during).state == PrintState::unknown);
    check_promises(desk, during);
}

TEST_CASE("a print service that is away when the paper is asked for is waited for") {
    Desk desk;
    desk.cupsd.kill();
    desk.worker.start();
    const PrintId id = desk.wanted();
    CHECK(desk.comes([&] { return desk.request(id).trouble == PrintTrouble::unreachable; }));
    desk.cupsd.start();
    CHECK(desk.settles(id));
    CHECK(desk.request(id).state == PrintState::confirmed);
    check_promises(desk, id);
}

TEST_CASE("a service that was emptied after the paper came out is not believed to have lost it") {
    Desk desk;
    const PrintId id = desk.wanted();
    desk.cupsd.set_mode("empty");
    desk.worker.start();
    CHECK(desk.comes([&] { return desk.request(id).trouble == PrintTrouble::paper_out; }));
    desk.worker.kill();
    desk.cupsd.set_mode("ok");
    CHECK(desk.comes([&] { return desk.prints(id) == 1 && desk.cupsd.jobs() == 0; }));
    SUBCASE("its events tell that it was printed") {
        desk.worker.start();
        CHECK(desk.settles(id));
        CHECK(desk.request(id).state == PrintState::confirmed);
    }
    SUBCASE("its events are gone as well") {
        desk.cupsd.restart();
        desk.worker.start();
        CHECK(desk.settles(id));
        CHECK(desk.request(id).state == PrintState::unknown);
    }
    check_promises(desk, id);
}

TEST_CASE("the program is killed again and again, each time a little later, and each paper comes out once") {
    Desk desk;
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        const PrintId id = desk.wanted();
        for (int life = 1; life <= 4; ++life) {
            desk.worker.start();
            std::this_thread::sleep_for(std::chrono::milliseconds{2 + round * 4 + life});
            desk.worker.kill();
        }
        desk.worker.start();
        CHECK(desk.settles(id));
        CHECK(desk.request(id).state == PrintState::confirmed);
        check_promises(desk, id);
        desk.worker.kill();
    }
}

TEST_CASE("the service is killed again and again, and no paper comes out twice") {
    Desk desk;
    desk.worker.start();
    for (int round = 0; round < 10; ++round) {
        CAPTURE(round);
        // No paper comes out before the service is back: one that dies between the paper and its own note of it prints
        // again by itself, which no program beside it can prevent.
        desk.cupsd.set_mode("empty");
        const PrintId id = desk.wanted();
        std::this_thread::sleep_for(std::chrono::milliseconds{round * 5});
        desk.cupsd.restart();
        desk.cupsd.set_mode("ok");
        CHECK(desk.settles(id));
        check_promises(desk, id);
    }
}

TEST_CASE("negative control: a program that forgets its job numbers prints twice, and that is seen") {
    Desk desk;
    desk.cupsd.set_mode("empty");
    const PrintId id = desk.wanted();
    desk.worker.start();
    CHECK(desk.comes([&] { return desk.request(id).trouble == PrintTrouble::paper_out; }));
    desk.worker.kill();
    desk.worker.start(true);
    CHECK(desk.comes([&] { return desk.cupsd.jobs() == 2; }));
    desk.cupsd.set_mode("ok");
    CHECK(desk.comes([&] { return desk.prints(id) == 2; }));
}
