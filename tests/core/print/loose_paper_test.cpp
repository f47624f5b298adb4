// A paper that belongs to no complaint: it comes out at most once, whatever fails on the way, and never after it ended
// or after the program that printed it was gone.

#include <doctest/doctest.h>

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "core/print/loose_paper.hpp"
#include "tests/core/print/scripted_printer.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

const PaperName name{"Klachtenzuil 1234abcd", "report-2025-management-1234abcd"};
const std::vector<std::byte> pdf(64, std::byte{'%'});

/// A print service, and whoever asked for the paper and looks at it.
struct Asked {
    FakeClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}}};
    ScriptedPrinter printer{clock};
    TemporaryDirectory directory;
    std::optional<LoosePapers> papers;

    Asked() { papers.emplace(printer, directory / "papers"); }

    Result<LoosePaper> print() { return papers->print(name, pdf); }
    Result<void> end(LoosePaper& paper) { return papers->end(paper); }
    void look(LoosePaper& paper, int times = 1) {
        for (int i = 0; i < times; ++i) {
            clock.advance(2s);
            papers->follow(paper);
        }
    }
    /// The program is gone and another runs in its place.
    void starts_again() {
        papers.reset();
        papers.emplace(printer, directory / "papers");
        papers->take_back();
    }
    /// What the service does when nobody looks any more.
    void time_passes() {
        clock.advance(5s);
        printer.work();
    }
};

}  // namespace

TEST_CASE("a paper is printed, and told to be out only when the printer says so") {
    Asked asked;
    asked.printer.trouble = PrintTrouble::paper_out;
    auto paper = asked.print();
    REQUIRE(paper);
    CHECK(paper->job.name == name);
    CHECK(paper->state == LooseState::printing);
    CHECK(paper->trouble == PrintTrouble::paper_out);
    CHECK_FALSE(paper->at_work);
    asked.look(*paper, 3);
    CHECK(paper->state == LooseState::printing);
    asked.printer.trouble = PrintTrouble::none;
    asked.look(*paper);
    CHECK(paper->state == LooseState::out);
    CHECK(paper->trouble == PrintTrouble::none);
    const int calls = asked.printer.calls();
    asked.look(*paper, 3);
    CHECK(asked.printer.calls() == calls);
    CHECK(asked.printer.prints() == 1);
}

TEST_CASE("a paper that was taken back never comes out, and one that is out stays so") {
    Asked asked;
    asked.printer.trouble = PrintTrouble::jam;
    auto paper = asked.print();
    REQUIRE(paper);
    CHECK(asked.end(*paper));
    CHECK(paper->state == LooseState::ended);
    asked.printer.trouble = PrintTrouble::none;
    asked.time_passes();
    CHECK(asked.printer.prints() == 0);

    auto another = asked.print();
    REQUIRE(another);
    asked.time_passes();
    CHECK(asked.end(*another));
    CHECK(another->state == LooseState::out);
}

TEST_CASE("a paper that cannot be taken back now is still said to print") {
    Asked asked;
    asked.printer.trouble = PrintTrouble::jam;
    auto paper = asked.print();
    REQUIRE(paper);
    asked.printer.fail_at(2, Fault::not_reached);  // the first call looks once more
    CHECK_FALSE(asked.end(*paper));
    CHECK(paper->state == LooseState::printing);
    CHECK(asked.end(*paper));
    CHECK(paper->state == LooseState::ended);
}

TEST_CASE("how a job ends is told") {
    struct Row {
        JobPhase phase;
        LooseState state;
    };
    for (const Row& row : {Row{JobPhase::failed, LooseState::failed}, Row{JobPhase::lost, LooseState::unknown},
                           Row{JobPhase::filed, LooseState::filed}, Row{JobPhase::doubtful, LooseState::unknown}}) {
        Asked asked;
        asked.printer.ends_as = row.phase;
        const auto paper = asked.print();
        REQUIRE(paper);
        CHECK(paper->state == row.state);
        CHECK((paper->trouble == PrintTrouble::none) == (row.state == LooseState::filed));
    }
}

TEST_CASE("a printer that takes nothing is a failure, and nothing is left at it") {
    Asked asked;
    asked.printer.refuses_jobs = Failure{Reason::printer_none, {}};
    const auto paper = asked.print();
    REQUIRE_FALSE(paper);
    CHECK(paper.error().reason == Reason::printer_none);
    CHECK(asked.printer.jobs() == 0);
}

TEST_CASE("whatever fails at whatever call, a paper comes out once at most; and what failed at once never does") {
    constexpr int calls = 6;
    for (const Fault fault :
         {Fault::not_reached, Fault::answer_lost, Fault::late, Fault::spool_lost_before, Fault::spool_lost_after}) {
        for (int call = 1; call <= calls; ++call) {
            for (const PrintTrouble trouble : {PrintTrouble::none, PrintTrouble::paper_out}) {
                CAPTURE(static_cast<int>(fault));
                CAPTURE(call);
                Asked asked;
                asked.printer.trouble = trouble;
                asked.printer.fail_at(call, fault);
                auto paper = asked.print();
                if (paper) asked.look(*paper, calls);
                asked.printer.trouble = PrintTrouble::none;
                if (paper) asked.look(*paper, calls);
                asked.time_passes();
                asked.time_passes();
                CHECK(asked.printer.prints() <= 1);
                if (!paper) {
                    CHECK(asked.printer.prints() == 0);
                } else {
                    CHECK(paper->state != LooseState::printing);
                    if (paper->state == LooseState::out) CHECK(asked.printer.prints() == 1);
                }
            }
        }
    }
}

TEST_CASE("a program that was killed at whatever call takes back what it left, once it runs again") {
    constexpr int calls = 4;
    for (const Fault fault : {Fault::killed_before, Fault::killed_after}) {
        for (int call = 1; call <= calls; ++call) {
            for (const PrintTrouble trouble : {PrintTrouble::none, PrintTrouble::paper_out}) {
                CAPTURE(static_cast<int>(fault));
                CAPTURE(call);
                Asked asked;
                asked.printer.trouble = trouble;
                asked.printer.fail_at(call, fault);
                CHECK_THROWS_AS(static_cast<void>(asked.print()), Killed);
                asked.starts_again();
                const int before = asked.printer.prints();
                asked.printer.trouble = PrintTrouble::none;
                asked.time_passes();
                CHECK(asked.printer.prints() == before);
                CHECK(before <= (trouble == PrintTrouble::none ? 1 : 0));
                // Nothing is left to be asked about.
                const int asked_before = asked.printer.calls();
                asked.starts_again();
                CHECK(asked.printer.calls() == asked_before);
            }
        }
    }
}

TEST_CASE("what nobody follows any more is taken back, as soon as the print service answers") {
    Asked asked;
    asked.printer.trouble = PrintTrouble::jam;
    const auto paper = asked.print();
    REQUIRE(paper);
    asked.papers->take_back();
    CHECK(asked.printer.jobs() == 1);  // somebody waits for it
    asked.papers->leave(*paper);
    asked.printer.fail_at(1, Fault::not_reached);
    asked.papers->take_back();
    CHECK(asked.printer.jobs() == 1);
    asked.printer.fail_at(2, Fault::not_reached);
    asked.starts_again();
    CHECK(asked.printer.jobs() == 1);
    asked.papers->take_back();
    CHECK(asked.printer.jobs() == 0);
}

TEST_CASE("what the printer works on is left to it, and what came out is asked about no more") {
    Asked asked;
    asked.printer.slow = true;
    const auto paper = asked.print();
    REQUIRE(paper);
    asked.papers->leave(*paper);
    asked.papers->take_back();
    asked.printer.slow = false;
    asked.time_passes();
    CHECK(asked.printer.prints() == 1);
    asked.papers->take_back();
    const int calls = asked.printer.calls();
    asked.papers->take_back();
    CHECK(asked.printer.calls() == calls);
}

TEST_CASE("a second program at the same register leaves the papers of the first to it") {
    Asked asked;
    asked.printer.trouble = PrintTrouble::jam;
    REQUIRE(asked.print());
    LoosePapers second(asked.printer, asked.directory / "papers");
    second.take_back();
    CHECK(asked.printer.jobs() == 1);
    auto own = second.print(name, pdf);
    REQUIRE(own);
    CHECK(second.end(*own));
    CHECK(asked.printer.jobs() == 1);
    asked.starts_again();
    CHECK(asked.printer.jobs() == 0);
}

TEST_CASE("nothing is handed over that could not be remembered") {
    Asked asked;
    { std::ofstream file(asked.directory / "papers"); }
    CHECK_FALSE(asked.print());
    asked.time_passes();
    CHECK(asked.printer.prints() == 0);
    CHECK(asked.printer.jobs() == 0);
}
