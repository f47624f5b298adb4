// Who gets a report printed, and how often: asked of the worker itself, past every screen.

#include <doctest/doctest.h>

#include <string>

#include "tests/kiosk/desk/working_desk.hpp"

using namespace klachtenzuil;
namespace errand = desk::errand;
namespace done = desk::done;

TEST_CASE("only management gets a report, of either kind, and nobody else looks at it or ends it") {
    WorkingDesk at;
    CHECK_FALSE(at.print());
    for (const StaffRole role : {StaffRole::receptionist, StaffRole::handler, StaffRole::independent}) {
        at.comes("anja" + std::to_string(static_cast<int>(role)), role);
        for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
            const auto print = at.print(whom, 2025);
            REQUIRE_FALSE(print);
            CHECK(print.error().reason == Reason::not_permitted);
        }
        CHECK_FALSE(at.look());
        CHECK_FALSE(std::get<done::ReportAsked>(at.perform(errand::EndReport{})).print);
    }
    CHECK(at.made.empty());
    CHECK(at.printer.calls() == 0);
    at.comes("directeur", StaffRole::management);
    CHECK(at.print());
    CHECK(at.print(ReportFor::work_meeting, 2025));
}

TEST_CASE("asked for twice while one is under way, it is made and printed once") {
    WorkingDesk at;
    at.comes("directeur", StaffRole::management);
    at.printer.trouble = PrintTrouble::paper_out;
    REQUIRE(at.print());
    const auto again = at.print(ReportFor::work_meeting, 2025);
    REQUIRE(again);
    // What is under way is what is told.
    CHECK(again->whom == ReportFor::management);
    CHECK(again->trouble == PrintTrouble::paper_out);
    CHECK(at.made.size() == 1);
    at.printer.trouble = PrintTrouble::none;
    REQUIRE(at.look());
    CHECK(at.look()->state == LooseState::out);
    CHECK(at.printer.prints() == 1);
    REQUIRE(at.print());
    CHECK(at.made.size() == 2);
}

TEST_CASE("the anonymous report is made of what may be published, and not before the year is over") {
    WorkingDesk at;
    at.comes("directeur", StaffRole::management);
    CHECK_FALSE(at.print(ReportFor::work_meeting, 2026));
    CHECK(at.made.empty());
    REQUIRE(at.print(ReportFor::work_meeting, 2025));
    REQUIRE(at.made.size() == 1);
    CHECK(at.made.front().whom == ReportFor::work_meeting);
}

TEST_CASE("a printer that takes nothing is told, and asking again tries again") {
    WorkingDesk at;
    at.comes("directeur", StaffRole::management);
    at.printer.refuses_jobs = Failure{Reason::printer_none, {}};
    const auto print = at.print();
    REQUIRE_FALSE(print);
    CHECK(print.error().reason == Reason::printer_none);
    CHECK_FALSE(at.look());
    at.printer.refuses_jobs.reset();
    CHECK(at.print());
}

TEST_CASE("signing out takes back what waits at the printer, and so does the next who signs in") {
    for (const bool signs_out : {true, false}) {
        WorkingDesk at;
        at.comes("directeur", StaffRole::management);
        at.printer.trouble = PrintTrouble::jam;
        REQUIRE(at.print());
        if (signs_out) {
            desk::Errand out = errand::SignOut{};
            at.worker.perform(out);
        } else {
            at.comes("balie", StaffRole::receptionist);
        }
        at.printer.trouble = PrintTrouble::none;
        at.printer.work();
        CHECK(at.printer.prints() == 0);
        at.comes("directrice", StaffRole::management);
        CHECK_FALSE(at.look());
    }
}

TEST_CASE("what the printer works on when management leaves is left to it") {
    WorkingDesk at;
    at.comes("directeur", StaffRole::management);
    at.printer.slow = true;
    REQUIRE(at.print());
    desk::Errand out = errand::SignOut{};
    at.worker.perform(out);
    at.printer.slow = false;
    at.printer.work();
    CHECK(at.printer.prints() == 1);
}
