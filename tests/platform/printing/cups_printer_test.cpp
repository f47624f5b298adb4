// The printer against a real print service: what it says of a job is what became of it.

#include <doctest/doctest.h>

#include <thread>

#include "platform/printing/auto_printer.hpp"
#include "platform/printing/cups_printer.hpp"
#include "tests/support/cupsd.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

PaperName paper(std::string_view id) {
    return {.title = "Klachtenzuil " + std::string(id), .file_name = "K1-2026-000042-7-" + std::string(id)};
}

const std::vector<std::byte> pdf(2000, std::byte{'%'});

JobReport look(Printer& printer, const PrintJob& job) {
    const auto report = printer.look(job);
    REQUIRE_MESSAGE(report, (report ? "" : report.error().detail));
    return *report;
}

/// Looks until the job is as expected; what else it was stands in the message when it never becomes so.
void becomes(Printer& printer, const PrintJob& job, const JobReport& expected) {
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    JobReport seen = look(printer, job);
    while (seen != expected && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(10ms);
        seen = look(printer, job);
    }
    CHECK(static_cast<int>(seen.phase) == static_cast<int>(expected.phase));
    CHECK(static_cast<int>(seen.trouble) == static_cast<int>(expected.trouble));
}

PrintJob held(Printer& printer, std::string_view id) {
    auto job = printer.create_job(paper(id));
    REQUIRE_MESSAGE(job, (job ? "" : job.error().detail));
    const auto sent = printer.send(*job, pdf);
    REQUIRE_MESSAGE(sent, (sent ? "" : sent.error().detail));
    return *job;
}

PrintJob released(Printer& printer, std::string_view id) {
    PrintJob job = held(printer, id);
    REQUIRE(printer.release(job));
    return job;
}

struct Service {
    explicit Service(CupsdOptions options = {}) : cupsd(std::move(options)) {}
    Cupsd cupsd;
    SystemClock clock;
    CupsPrinter printer{{.kind = PrinterKind::cups, .queue = {}, .paper = Paper::a4}, clock, cupsd.server()};
};

}  // namespace

TEST_CASE("a job is empty, held, and printed once it is released") {
    for (const bool keep_history : {false, true}) {
        CAPTURE(keep_history);
        Service on({.keep_history = keep_history});
        const auto job = on.printer.create_job(paper("0a1b2c3d"));
        REQUIRE(job);
        CHECK(job->queue == Cupsd::queue);
        CHECK(look(on.printer, *job).phase == JobPhase::empty);
        REQUIRE(on.printer.send(*job, pdf));
        CHECK(look(on.printer, *job).phase == JobPhase::held);
        CHECK(on.cupsd.begun() == 0);
        REQUIRE(on.printer.release(*job));
        REQUIRE(on.printer.release(*job));
        becomes(on.printer, *job, {JobPhase::printed});
        CHECK(on.cupsd.printed() == std::vector<std::string>{"Klachtenzuil 0a1b2c3d"});
        CHECK(on.cupsd.spooled_documents() == 0);
        CHECK(on.cupsd.jobs() == (keep_history ? 1 : 0));
        // Somebody who starts again finds the same out.
        CupsPrinter again({}, on.clock, on.cupsd.server());
        CHECK(look(again, *job).phase == JobPhase::printed);
    }
}

TEST_CASE("two documents in one job are seen before it is released") {
    Service on;
    const PrintJob job = held(on.printer, "0a1b2c3d");
    REQUIRE(on.printer.send(job, pdf));
    CHECK(look(on.printer, job).phase == JobPhase::doubled);
    REQUIRE(on.printer.purge(job));
    CHECK(on.cupsd.spooled_documents() == 0);
    CHECK(on.cupsd.begun() == 0);
}

TEST_CASE("a job whose number was never stored is found again") {
    Service on;
    const auto first = on.printer.create_job(paper("0a1b2c3d"));
    const auto again = on.printer.create_job(paper("0a1b2c3d"));
    const auto other = on.printer.create_job(paper("ffffffff"));
    REQUIRE((first && again && other));
    CHECK(again->number == first->number);
    CHECK(other->number != first->number);
}

TEST_CASE("another job under the same number is not taken for ours") {
    Service on({.keep_history = true});
    PrintJob job = released(on.printer, "0a1b2c3d");
    becomes(on.printer, job, {JobPhase::printed});
    job.name = paper("ffffffff");
    CHECK(look(on.printer, job).phase == JobPhase::lost);
    REQUIRE(on.printer.purge(job));
    CHECK(on.cupsd.jobs() == 1);
}

TEST_CASE("each cause is seen, and printing goes on once when it ends") {
    Service on;
    struct {
        const char* mode;
        JobReport report;
    } const rows[] = {
        {"empty", {JobPhase::printing, PrintTrouble::paper_out}},
        {"jam", {JobPhase::printing, PrintTrouble::jam}},
        {"offline", {JobPhase::printing, PrintTrouble::offline}},
        {"slow", {JobPhase::printing, PrintTrouble::none}},
        {"empty-after", {JobPhase::printing, PrintTrouble::paper_out}},
    };
    std::size_t prints = 0;
    for (const auto& row : rows) {
        CAPTURE(row.mode);
        on.cupsd.set_mode(row.mode);
        const PrintJob job = released(on.printer, std::to_string(10000000 + prints));
        becomes(on.printer, job, row.report);
        on.cupsd.set_mode("ok");
        becomes(on.printer, job, {JobPhase::printed});
        CHECK(on.cupsd.printed().size() == ++prints);
    }
}

TEST_CASE("a stopped queue, a held job and a cancelled one are told apart") {
    Service on;
    on.cupsd.disable_queue();
    const PrintJob waiting = released(on.printer, "00000001");
    becomes(on.printer, waiting, {JobPhase::waiting, PrintTrouble::stopped});
    on.cupsd.enable_queue();
    becomes(on.printer, waiting, {JobPhase::printed});

    on.cupsd.set_mode("hold");
    const PrintJob put_on_hold = released(on.printer, "00000002");
    becomes(on.printer, put_on_hold, {JobPhase::waiting, PrintTrouble::held});
    on.cupsd.set_mode("ok");
    on.cupsd.release_all();
    becomes(on.printer, put_on_hold, {JobPhase::printed});

    on.cupsd.set_mode("slow");
    const PrintJob cancelled = released(on.printer, "00000003");
    on.cupsd.cancel_all();
    becomes(on.printer, cancelled, {JobPhase::failed, PrintTrouble::refused});

    on.cupsd.set_mode("stop");
    const PrintJob stopped = released(on.printer, "00000004");
    becomes(on.printer, stopped, {JobPhase::waiting, PrintTrouble::stopped});
    CHECK(on.cupsd.printed().size() == 2);
}

TEST_CASE("a driver that fails ends the job, under every error policy that goes on by itself") {
    for (const char* policy : {"abort-job", "retry-job"}) {
        CAPTURE(policy);
        Service on({.keep_history = false, .error_policy = policy});
        on.cupsd.set_mode("fail");
        const PrintJob job = released(on.printer, "00000001");
        becomes(on.printer, job, {JobPhase::failed, PrintTrouble::failing});
        REQUIRE(on.printer.purge(job));
        CHECK(on.cupsd.jobs() == 0);
    }
}

TEST_CASE("a queue that takes no jobs, is gone, or is not there yet says so") {
    Service on;
    on.cupsd.reject_jobs();
    CHECK(on.printer.create_job(paper("00000001")).error().reason == Reason::printer_stopped);
    on.cupsd.accept_jobs();
    const PrintJob job = held(on.printer, "00000002");
    on.cupsd.remove_queue();
    CHECK(look(on.printer, job) == JobReport{JobPhase::lost, PrintTrouble::unknown});
    CHECK(on.printer.create_job(paper("00000003")).error().reason == Reason::printer_none);
    CupsPrinter named({.kind = PrinterKind::cups, .queue = "elsewhere"}, on.clock, on.cupsd.server());
    CHECK(named.create_job(paper("00000003")).error().reason == Reason::printer_none);
}

TEST_CASE("a print service that was killed is never taken to have printed") {
    Service on;
    SUBCASE("with the job on hold") {
        const PrintJob job = held(on.printer, "00000001");
        on.cupsd.kill();
        CHECK(on.printer.look(job).error().reason == Reason::printer_unreachable);
        on.cupsd.start();
        // It cannot be told from a job that was printed and came back; the one who never released it knows better.
        CHECK(look(on.printer, job).phase == JobPhase::doubtful);
        REQUIRE(on.printer.release(job));
        becomes(on.printer, job, {JobPhase::printed});
    }
    SUBCASE("after it printed") {
        const PrintJob job = released(on.printer, "00000001");
        becomes(on.printer, job, {JobPhase::printed});
        on.cupsd.restart();
        CHECK(look(on.printer, job).phase == JobPhase::lost);
    }
    CHECK(on.cupsd.printed().size() == 1);
}

TEST_CASE("a print service that hangs does not hold the program up twice") {
    Service on;
    const PrintJob job = held(on.printer, "00000001");
    on.cupsd.freeze();
    const auto began = std::chrono::steady_clock::now();
    CHECK(on.printer.look(job).error().reason == Reason::printer_unreachable);
    CHECK(std::chrono::steady_clock::now() - began < 8s);
    const auto again = std::chrono::steady_clock::now();
    CHECK(on.printer.look(job).error().reason == Reason::printer_unreachable);
    CHECK(std::chrono::steady_clock::now() - again < 100ms);
    on.cupsd.thaw();
}

TEST_CASE("paper is found where there is a queue, and waits for a queue that was there") {
    Service on;
    const TemporaryDirectory directory;
    AutoPrinter printer({}, directory / "receipts", on.clock, on.cupsd.server());
    CHECK(printer.confirms_paper());
    CHECK(printer.keeps_off_disk() == lies_in_memory(cups_spool));
    on.cupsd.kill();
    CHECK(printer.create_job(paper("00000001")).error().reason == Reason::printer_unreachable);
    on.cupsd.start();
    on.cupsd.remove_queue();
    const PrintJob filed = released(printer, "00000002");
    CHECK(look(printer, filed).phase == JobPhase::filed);
    CHECK_FALSE(printer.confirms_paper());
    on.cupsd.add_queue();
    const PrintJob printed = released(printer, "00000003");
    becomes(printer, printed, {JobPhase::printed});
    CHECK(printer.confirms_paper());
}
