#include "core/print/print_queue.hpp"

#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include <set>

#include "core/print/print_names.hpp"
#include "core/register/database.hpp"
#include "tests/core/print/scripted_printer.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

const std::vector<std::byte> pdf(64, std::byte{'%'});

/// A node with one complaint that wants paper, a print service, and the program that drives it.
struct Desk {
    TestNode node;
    ScriptedPrinter printer{node.clock};
    int papers_made = 0;
    bool paper_can_be_made = true;
    std::unique_ptr<PrintQueue> queue;

    Desk() { start(); }

    void start() {
        queue = std::make_unique<PrintQueue>(node.store(), printer, node.clock,
                                             [this](const PrintRequest&) -> Result<PrintQueue::Pdf> {
                                                 ++papers_made;
                                                 if (!paper_can_be_made)
                                                     return failed(Reason::paper_not_made, "scripted");
                                                 return pdf;
                                             });
    }

    PrintId wanted() {
        const Filed filed = node.add();
        queue->hold(*filed.print, pdf);
        return *filed.print;
    }

    PrintRequest request(const PrintId& id) {
        const auto found = queue->find(id);
        REQUIRE(found);
        REQUIRE(*found);
        return **found;
    }

    bool acknowledged(const PrintId& id) {
        return node.store().find(request(id).complaint).value().value().entry.acknowledged.has_value();
    }

    std::vector<PrintRequest> advance() {
        const auto changed = queue->advance();
        REQUIRE(changed);
        return *changed;
    }

    /// Lets seconds go by, as the kiosk does, starting the program again when it was killed.
    void seconds(int count) {
        for (int i = 0; i < count; ++i) {
            node.clock.advance(1s);
            try {
                advance();
            } catch (const Killed&) {
                start();
            }
            printer.work();
        }
    }

    PrintState after_a_minute(const PrintId& id) {
        seconds(70);
        return request(id).state;
    }
};

std::string name_of(Fault fault) {
    static constexpr const char* names[] = {"killed before", "killed after",      "not reached",     "answer lost",
                                            "late",          "spool lost before", "spool lost after"};
    return names[static_cast<int>(fault)];
}

bool loses_the_spool(Fault fault) {
    return fault == Fault::spool_lost_before || fault == Fault::spool_lost_after;
}

/// What must hold after any fault. Source: faults.
void check_promises(Desk& desk, const PrintId& id, int prints) {
    const PrintRequest request = desk.request(id);
    CHECK(prints <= 1);
    CHECK(is_settled(request.state));
    CHECK(desk.acknowledged(id) == (request.state == PrintState::confirmed));
    if (request.state == PrintState::confirmed) CHECK(prints == 1);
}

}  // namespace

TEST_CASE("a paper is printed, confirmed and acknowledged with the local date") {
    Desk desk;
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
        Desk desk;
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
    Desk desk;
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
        Desk desk;
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
            Desk desk;
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
    Desk desk;
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
    Desk desk;
    // Calls of a request: create, look, send.
    desk.printer.fail_at(3, Fault::late);
    const PrintId id = desk.wanted();
    desk.advance();
    CHECK(desk.request(id).trouble == PrintTrouble::unreachable);
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
}

TEST_CASE("a job that has its document twice is purged and made again") {
    Desk desk;
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
        Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
    desk.printer.refuses_jobs = Failure{Reason::printer_unreachable, {}};
    for (int i = 0; i < 5; ++i)
        desk.wanted();
    desk.advance();
    CHECK(desk.printer.calls() == 1);
}

TEST_CASE("a person prints again: the paper is a duplicate, and what was asked before does not come out as well") {
    Desk desk;
    desk.printer.trouble = PrintTrouble::jam;
    const PrintId first = desk.wanted();
    desk.seconds(3);
    REQUIRE(desk.request(first).state == PrintState::sent);
    const auto again = desk.queue->reprint(desk.request(first).complaint);
    REQUIRE(again);
    CHECK(desk.request(first).state == PrintState::given_up);
    CHECK(desk.request(*again).duplicate);
    CHECK_FALSE(desk.request(first).duplicate);
    desk.printer.trouble = PrintTrouble::none;
    CHECK(desk.after_a_minute(*again) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
    CHECK(desk.acknowledged(first));
    CHECK(desk.queue->of(desk.request(first).complaint).value().size() == 2);

    const auto third = desk.queue->reprint(desk.request(first).complaint);
    REQUIRE(third);
    CHECK(desk.after_a_minute(*third) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 2);
    CHECK(desk.queue->reprint(new_id<ComplaintId>()).error().reason == Reason::reference_unknown);
}

TEST_CASE("a person gives a paper up: its job is purged and it never comes out") {
    Desk desk;
    desk.printer.trouble = PrintTrouble::offline;
    const PrintId id = desk.wanted();
    desk.seconds(3);
    desk.printer.fail_at(1, Fault::not_reached);
    CHECK(desk.queue->give_up(id).error().reason == Reason::printer_unreachable);
    CHECK(desk.request(id).state == PrintState::sent);
    REQUIRE(desk.queue->give_up(id));
    REQUIRE(desk.queue->give_up(id));
    CHECK_FALSE(desk.printer.knows_a_job());
    desk.printer.trouble = PrintTrouble::none;
    CHECK(desk.after_a_minute(id) == PrintState::given_up);
    CHECK(desk.printer.prints() == 0);
    CHECK_FALSE(desk.acknowledged(id));
}

TEST_CASE("what is out cannot be given up, and what was acknowledged before is confirmed all the same") {
    Desk desk;
    const PrintId id = desk.wanted();
    REQUIRE(desk.node.store().acknowledge(desk.request(id).complaint, *date_from_iso("2026-11-22")));
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.queue->give_up(id).error().reason == Reason::step_out_of_order);
    CHECK(desk.queue->give_up(new_id<PrintId>()).error().reason == Reason::reference_unknown);
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

TEST_CASE("a letter is printed and followed like a receipt, and acknowledges nothing") {
    Desk desk;
    const Filed filed = desk.node.add(a_form().form(), false);
    const Hash part = hash_of(std::vector<std::uint8_t>{1});
    const auto letter = desk.queue->print_letter(filed.entry.id, part, pdf);
    REQUIRE(letter);
    CHECK(desk.request(*letter).part == part);
    CHECK_FALSE(desk.request(*letter).duplicate);
    desk.seconds(3);
    CHECK(desk.request(*letter).state == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
    CHECK(desk.papers_made == 0);
    CHECK_FALSE(desk.acknowledged(*letter));

    // Once more is another request, and the receipt has nothing to do with it.
    const auto again = desk.queue->print_letter(filed.entry.id, part, pdf);
    REQUIRE(again);
    CHECK(*again != *letter);
    CHECK(desk.request(*again).duplicate);
    const auto receipt = desk.queue->reprint(filed.entry.id);
    REQUIRE(receipt);
    CHECK(desk.request(*again).state == PrintState::wanted);
    desk.seconds(3);
    CHECK(desk.printer.prints() == 3);
    CHECK_FALSE(desk.request(*receipt).part);
}

TEST_CASE("an unprinted letter waits after a restart until somebody opens the dossier again") {
    Desk desk;
    const Filed filed = desk.node.add(a_form().form(), false);
    const Hash part = hash_of(std::vector<std::uint8_t>{1});
    desk.printer.refuses_jobs = Failure{Reason::printer_stopped, ""};
    const auto letter = desk.queue->print_letter(filed.entry.id, part, pdf);
    REQUIRE(letter);
    desk.advance();
    CHECK(desk.request(*letter).trouble == PrintTrouble::stopped);

    desk.start();
    desk.printer.refuses_jobs.reset();
    desk.seconds(10);
    CHECK(desk.request(*letter).state == PrintState::wanted);
    CHECK(desk.request(*letter).trouble == PrintTrouble::not_made);
    CHECK(desk.papers_made == 0);

    const auto taken_up = desk.queue->print_letter(filed.entry.id, part, pdf);
    REQUIRE(taken_up);
    CHECK(*taken_up == *letter);
    CHECK(desk.after_a_minute(*letter) == PrintState::confirmed);
    CHECK(desk.printer.prints() == 1);
}

TEST_CASE("a letter of which nobody knows whether it came out is given up before it is printed again") {
    Desk desk;
    const Filed filed = desk.node.add(a_form().form(), false);
    const Hash part = hash_of(std::vector<std::uint8_t>{1});
    const Hash other = hash_of(std::vector<std::uint8_t>{2});
    desk.printer.ends_as = JobPhase::failed;
    const auto letter = desk.queue->print_letter(filed.entry.id, part, pdf);
    const auto second = desk.queue->print_letter(filed.entry.id, other, pdf);
    REQUIRE(letter);
    REQUIRE(second);
    CHECK(desk.after_a_minute(*letter) == PrintState::unknown);
    desk.printer.ends_as.reset();
    const auto again = desk.queue->print_letter(filed.entry.id, part, pdf);
    REQUIRE(again);
    CHECK(desk.request(*letter).state == PrintState::given_up);
    CHECK(desk.request(*second).state == PrintState::unknown);
    CHECK(desk.after_a_minute(*again) == PrintState::confirmed);
}
