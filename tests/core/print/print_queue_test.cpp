#include "core/print/print_queue.hpp"

#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <set>

#include "core/print/print_names.hpp"
#include "core/register/database.hpp"
#include "tests/core/print/print_desk.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

std::string name_of(Fault fault) {
    static constexpr const char* names[] = {"killed before", "killed after",      "not reached",     "answer lost",
                                            "late",          "spool lost before", "spool lost after"};
    return names[static_cast<int>(fault)];
}

bool loses_the_spool(Fault fault) {
    return fault == Fault::spool_lost_before || fault == Fault::spool_lost_after;
}

/// What must hold after any fault. Source: faults.
void check_promises(PrintDesk& desk, const PrintId& id, int prints) {
    const PrintRequest request = desk.request(id);
    CHECK(prints <= 1);
    CHECK(is_settled(request.state));
    CHECK(desk.acknowledged(id) == (request.state == PrintState::confirmed));
    if (request.state == PrintState::confirmed) CHECK(prints == 1);
}

}  // namespace

TEST_CASE("a paper is printed, confirmed and acknowledged with the local date") {
    PrintDesk desk;
    desk.node.clock.set(*instant_from_iso("2026-11-22T23:30:00.000Z"));
    const PrintId id = desk.wanted();
    desk.seconds(3);
    CHECK(desk.request(id).state == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
    const auto entry = desk.node.store().find(desk.request(id).complaint).value().value().entry;
    CHECK(entry.acknowledged == date_from_iso("2026-11-23"));
    CHECK(desk.papers_made == 0);
    CHECK(desk.advance().empty());
}

TEST_CASE("two programs on one data directory print a paper once, however their turns fall") {
    // Which of the two takes each of the next twelve turns, as bits.
    for (unsigned turns = 0; turns < 4096; turns += 7) {
        CAPTURE(turns);
        PrintDesk desk;
        const PrintId id = desk.wanted();
        auto second = Register::open(desk.node.data(), desk.node.config, desk.node.clock);
        REQUIRE(second);
        PrintQueue other(**second, desk.printer, desk.node.clock,
                         [](const PrintRequest&) -> Result<PrintQueue::Pdf> { return pdf; });
        for (unsigned turn = 0; turn < 12; ++turn) {
            const bool mine = ((turns >> turn) & 1U) == 0;
            // The other one comes in between this one's look at the request and what it stores of it.
            if (mine) desk.printer.after_next_call([&] { static_cast<void>(other.advance()); });
            static_cast<void>((mine ? *desk.queue : other).advance());
            desk.printer.work();
            desk.node.clock.advance(3s);
        }
        check_promises(desk, id, desk.printer.prints());
        CHECK(desk.request(id).state == PrintState::confirmed);
        // What one of them made in vain does not stay in the spool.
        CHECK(desk.printer.jobs() == 1);
    }
}

TEST_CASE("only requests that changed are told") {
    PrintDesk desk;
    desk.printer.trouble = PrintTrouble::paper_out;
    const PrintId id = desk.wanted();
    REQUIRE(desk.advance().size() == 1);
    REQUIRE(desk.advance().size() == 1);
    CHECK(desk.request(id).trouble == PrintTrouble::paper_out);
    CHECK(desk.advance().empty());
    desk.printer.trouble = PrintTrouble::none;
    const auto changed = desk.advance();
    REQUIRE(changed.size() == 1);
    CHECK(changed[0] == desk.request(id));
    CHECK(changed[0].trouble == PrintTrouble::none);
}

TEST_CASE("a fault at any call ends in one paper, or is left to a person") {
    for (const Fault fault : all_faults) {
        PrintDesk desk;
        for (int call = 1;; ++call) {
            CAPTURE(name_of(fault));
            CAPTURE(call);
            const int before = desk.printer.prints();
            desk.printer.fail_at(call, fault);
            const PrintId id = desk.wanted();
            const PrintState state = desk.after_a_minute(id);
            const int prints = desk.printer.prints() - before;
            check_promises(desk, id, prints);
            // What the service still knows is never left to a person.
            if (!loses_the_spool(fault)) CHECK(state == PrintState::confirmed);
            if (!desk.printer.all_happened()) break;
        }
        desk.printer.forget_faults();
    }
}

TEST_CASE("two faults in a row print at most once") {
    for (const Fault first : all_faults) {
        for (const Fault second : all_faults) {
            PrintDesk desk;
            for (int call = 1; call <= 7; ++call) {
                for (int then = 1; then <= 3; ++then) {
                    CAPTURE(name_of(first));
                    CAPTURE(name_of(second));
                    CAPTURE(call);
                    CAPTURE(then);
                    const int before = desk.printer.prints();
                    desk.printer.fail_at(call, first);
                    desk.printer.fail_at(call + then, second);
                    const PrintId id = desk.wanted();
                    desk.after_a_minute(id);
                    check_promises(desk, id, desk.printer.prints() - before);
                    desk.printer.forget_faults();
                }
            }
        }
    }
}

TEST_CASE("negative control: a program that forgets the job number prints twice, and that is seen") {
    PrintDesk desk;
    const PrintId id = desk.wanted();
    // Calls of a request: create, look, send, look, release; then one look a second.
    desk.printer.fail_at(6, Fault::killed_before);
    desk.seconds(2);
    REQUIRE(desk.request(id).state == PrintState::sent);
    REQUIRE(desk.node.store().database().transaction([&](Sql& sql) -> Result<void> {
        sql.prepare("UPDATE print_request SET state = 'wanted', queue = NULL, job = NULL")->exec();
        return {};
    }));
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 2);
}

TEST_CASE("a document that arrives late is not sent again before the service had time to read it") {
    PrintDesk desk;
    // Calls of a request: create, look, send.
    desk.printer.fail_at(3, Fault::late);
    const PrintId id = desk.wanted();
    desk.advance();
    CHECK(desk.request(id).trouble == PrintTrouble::unreachable);
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
}

TEST_CASE("a job that has its document twice is purged and made again") {
    PrintDesk desk;
    desk.printer.fail_at(4, Fault::not_reached);
    const PrintId id = desk.wanted();
    desk.advance();
    const PrintRequest created = desk.request(id);
    REQUIRE(created.state == PrintState::created);
    const Reference reference = desk.node.store().find(created.complaint).value().value().entry.reference;
    const PrintJob job{.queue = created.job->queue, .number = created.job->number, .name = name_of(id, reference)};
    REQUIRE(desk.printer.send(job, pdf));
    REQUIRE(desk.printer.look(job).value().phase == JobPhase::doubled);
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
}

TEST_CASE("a printer that is away is waited for") {
    struct {
        Reason reason;
        PrintTrouble trouble;
    } const rows[] = {
        {Reason::printer_none, PrintTrouble::no_printer},
        {Reason::printer_unreachable, PrintTrouble::unreachable},
        {Reason::printer_stopped, PrintTrouble::stopped},
        {Reason::printer_refused, PrintTrouble::refused},
    };
    for (const auto& row : rows) {
        PrintDesk desk;
        desk.printer.refuses_jobs = Failure{row.reason, {}};
        const PrintId id = desk.wanted();
        CHECK(desk.advance().size() == 1);
        CHECK(desk.request(id).state == PrintState::wanted);
        CHECK(desk.request(id).trouble == row.trouble);
        CHECK(desk.advance().empty());
        desk.printer.refuses_jobs.reset();
        CHECK(desk.after_a_minute(id) == PrintState::confirmed);
        CHECK(desk.printer.prints() == 1);
    }
}

TEST_CASE("a paper that is not in memory is made anew, and one that cannot be made waits") {
    PrintDesk desk;
    const PrintId id = *desk.node.add().print;
    desk.paper_can_be_made = false;
    desk.seconds(2);
    CHECK(desk.request(id).state == PrintState::wanted);
    CHECK(desk.request(id).trouble == PrintTrouble::not_made);
    CHECK_FALSE(desk.printer.knows_a_job());
    desk.paper_can_be_made = true;
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
}

TEST_CASE("a job that failed is left to a person and can never print later") {
    PrintDesk desk;
    desk.printer.trouble = PrintTrouble::paper_out;
    desk.printer.ends_as = JobPhase::failed;
    const PrintId id = desk.wanted();
    desk.seconds(3);
    CHECK(desk.request(id).state == PrintState::unknown);
    CHECK(desk.request(id).trouble == PrintTrouble::refused);
    CHECK_FALSE(desk.printer.knows_a_job());
    CHECK_FALSE(desk.acknowledged(id));
    CHECK(desk.queue->undecided().value().size() == 1);
}

TEST_CASE("a job that came back on hold is released by who never released it, else left to a person") {
    PrintDesk desk;
    SUBCASE("never released") {
        desk.printer.fail_at(4, Fault::not_reached);
        const PrintId id = desk.wanted();
        desk.advance();
        REQUIRE(desk.request(id).state == PrintState::created);
        desk.printer.came_back = true;
        desk.advance();
        CHECK(desk.request(id).state == PrintState::sent);
        desk.printer.came_back = false;
        CHECK(desk.after_a_minute(id) == PrintState::confirmed);
        CHECK(desk.printer.prints() == 1);
    }
    SUBCASE("released") {
        desk.printer.trouble = PrintTrouble::paper_out;
        const PrintId id = desk.wanted();
        desk.seconds(2);
        desk.printer.came_back = true;
        CHECK(desk.after_a_minute(id) == PrintState::unknown);
        CHECK_FALSE(desk.printer.knows_a_job());
    }
}

TEST_CASE("many papers that wait do not make a call long, and each has its turn") {
    PrintDesk desk;
    desk.printer.refuses_jobs = Failure{Reason::printer_none, {}};
    std::set<PrintId> all;
    for (int i = 0; i < 20; ++i)
        all.insert(desk.wanted());
    for (int i = 0; i < 3; ++i) {
        const int before = desk.printer.calls();
        desk.advance();
        CHECK(desk.printer.calls() - before <= PrintQueue::most_at_once);
    }
    for (const PrintId& id : all)
        CHECK(desk.request(id).trouble == PrintTrouble::no_printer);
    desk.printer.refuses_jobs.reset();
    desk.seconds(20);
    CHECK(desk.printer.prints() == 20);
}

TEST_CASE("a print service that is silent is asked once a call") {
    PrintDesk desk;
    desk.printer.refuses_jobs = Failure{Reason::printer_unreachable, {}};
    for (int i = 0; i < 5; ++i)
        desk.wanted();
    desk.advance();
    CHECK(desk.printer.calls() == 1);
}

TEST_CASE("names say whose paper it is without saying who") {
    const PrintId id{{0x0a, 0x1b, 0x2c, 0x3d}};
    const PaperName name = name_of(id, Reference{"K1", 2026, 42});
    CHECK(name.title == "Klachtenzuil 0a1b2c3d");
    CHECK(name.file_name == text_of(Reference{"K1", 2026, 42}) + "-0a1b2c3d");
}

TEST_CASE("every trouble and state is stored under its own name") {
    std::set<std::string_view> names;
    for (int i = 0; i < print_trouble_count; ++i) {
        const auto trouble = static_cast<PrintTrouble>(i);
        names.insert(name_of(trouble));
        CHECK(print_trouble_from(name_of(trouble)) == trouble);
    }
    CHECK(names.size() == print_trouble_count);
    for (int i = 0; i < print_state_count; ++i) {
        const auto state = static_cast<PrintState>(i);
        CHECK(print_state_from(name_of(state)) == state);
    }
    CHECK_FALSE(print_state_from("printed"));
}
