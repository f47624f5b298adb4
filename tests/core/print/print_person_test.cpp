// What people ask of the print queue: a paper again, an end to one, letters.

#include <doctest/doctest.h>

#include "tests/core/print/print_desk.hpp"

using namespace klachtenzuil;

TEST_CASE("a person prints again: the paper is a duplicate, and what was asked before does not come out as well") {
    PrintDesk desk;
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
    PrintDesk desk;
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
    PrintDesk desk;
    const PrintId id = desk.wanted();
    REQUIRE(desk.node.store().acknowledge(desk.request(id).complaint, *date_from_iso("2026-11-22")));
    CHECK(desk.after_a_minute(id) == PrintState::confirmed);
    CHECK(desk.queue->give_up(id).error().reason == Reason::step_out_of_order);
    CHECK(desk.queue->give_up(new_id<PrintId>()).error().reason == Reason::reference_unknown);
}

TEST_CASE("a letter is printed and followed like a receipt, and acknowledges nothing") {
    PrintDesk desk;
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
    PrintDesk desk;
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
    PrintDesk desk;
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

TEST_CASE("a person says that an uncertain paper came out: it is confirmed and acknowledged, on the day that it came") {
    PrintDesk desk;
    Worker balie(desk.node, "balie", StaffRole::receptionist);
    desk.printer.ends_as = JobPhase::failed;
    const PrintId id = desk.wanted();
    CHECK(desk.after_a_minute(id) == PrintState::unknown);
    const Date printed = desk.node->today();
    desk.node.clock.advance(std::chrono::hours{24 * 4});
    REQUIRE(desk.queue->came_out(id, balie.work));
    CHECK(desk.request(id).state == PrintState::confirmed);
    const ComplaintId complaint = desk.request(id).complaint;
    CHECK(desk.node.store().find(complaint).value().value().entry.acknowledged == printed);
    const auto history = balie.work.history(complaint);
    REQUIRE(history);
    CHECK(history->back().kind == StepKind::acknowledge);
    CHECK(history->back().actor == "balie");
    // Said twice, it is registered once.
    REQUIRE(desk.queue->came_out(id, balie.work));
    CHECK(balie.work.history(complaint)->size() == history->size());
}

TEST_CASE("what the printer can still say itself is not for a person to say, nor for whom it is about") {
    PrintDesk desk;
    Worker balie(desk.node, "balie", StaffRole::receptionist);
    Worker jan(desk.node, "jan", StaffRole::handler);
    desk.printer.trouble = PrintTrouble::jam;
    const PrintId waiting = desk.wanted();
    desk.seconds(3);
    CHECK(desk.queue->came_out(waiting, balie.work).error().reason == Reason::step_out_of_order);
    CHECK(desk.queue->came_out(new_id<PrintId>(), balie.work).error().reason == Reason::reference_unknown);
    desk.printer.trouble = PrintTrouble::none;
    desk.printer.ends_as = JobPhase::failed;
    CHECK(desk.after_a_minute(waiting) == PrintState::unknown);
    REQUIRE(balie.work.link_person(desk.request(waiting).complaint, 0, "jan"));
    CHECK(desk.queue->came_out(waiting, jan.work).error().reason == Reason::person_concerned);
    CHECK(desk.request(waiting).state == PrintState::unknown);
    CHECK_FALSE(desk.acknowledged(waiting));
    CHECK(desk.queue->undecided()->size() == 1);
}

TEST_CASE("a letter that a person saw is out, and acknowledges nothing") {
    PrintDesk desk;
    Worker balie(desk.node, "balie", StaffRole::receptionist);
    const Filed filed = desk.node.add(a_form().form(), false);
    desk.printer.ends_as = JobPhase::failed;
    const auto letter = desk.queue->print_letter(filed.entry.id, hash_of(std::vector<std::uint8_t>{1}), pdf);
    REQUIRE(letter);
    CHECK(desk.after_a_minute(*letter) == PrintState::unknown);
    REQUIRE(desk.queue->came_out(*letter, balie.work));
    CHECK(desk.request(*letter).state == PrintState::confirmed);
    CHECK_FALSE(desk.acknowledged(*letter));
}

TEST_CASE("what must stand nowhere but on paper is printed where no disk sees it, and is no request") {
    PrintDesk desk;
    const PaperName name{"recovery-1", "recovery-1"};
    CHECK(desk.queue->print_unstored(name, pdf).error().reason == Reason::printer_refused);
    CHECK(desk.printer.calls() == 0);
    desk.printer.off_disk = true;
    REQUIRE(desk.queue->can_print_unstored());
    REQUIRE(desk.queue->print_unstored(name, pdf));
    desk.printer.work();
    CHECK(desk.printer.prints() == 1);
    CHECK(desk.queue->open_requests()->empty());
}

TEST_CASE("a printer that turns out to use a disk gets no document, and one that fails keeps none") {
    PrintDesk desk;
    desk.printer.off_disk = true;
    const PaperName name{"recovery-1", "recovery-1"};
    desk.printer.next_job_off_disk = false;
    CHECK(desk.queue->print_unstored(name, pdf).error().reason == Reason::printer_refused);
    CHECK(desk.printer.jobs() == 0);
    desk.printer.next_job_off_disk = true;
    desk.printer.fail_at(3, Fault::not_reached);  // the release
    CHECK(desk.queue->print_unstored(name, pdf).error().reason == Reason::printer_unreachable);
    CHECK(desk.printer.jobs() == 0);
    desk.printer.work();
    CHECK(desk.printer.prints() == 0);
}

TEST_CASE("a paper that nothing follows is ended, so that it never comes out later") {
    PrintDesk desk;
    desk.printer.off_disk = true;
    desk.printer.trouble = PrintTrouble::paper_out;
    const auto job = desk.queue->print_unstored({"recovery-1", "recovery-1"}, pdf);
    REQUIRE(job);
    CHECK(desk.queue->end_unstored(*job));
    desk.printer.trouble = PrintTrouble::none;
    desk.printer.work();
    CHECK(desk.printer.prints() == 0);
}
