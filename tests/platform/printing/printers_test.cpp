#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "platform/printing/auto_printer.hpp"
#include "platform/printing/fake_printer.hpp"
#include "platform/printing/folder_printer.hpp"
#include "platform/printing/printing.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

const PaperName paper{.title = "Klachtenzuil 0a1b2c3d", .file_name = "K1-2026-000042-7-0a1b2c3d"};

std::vector<std::byte> bytes(std::string_view text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

unsigned mode_of(const std::filesystem::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

FakeClock a_clock() {
    return FakeClock(*instant_from_iso("2026-11-22T08:00:00.000Z"));
}

JobReport look(Printer& printer, const PrintJob& job) {
    const auto report = printer.look(job);
    REQUIRE(report);
    return *report;
}

PrintJob released(Printer& printer) {
    const auto job = printer.create_job(paper);
    REQUIRE(job);
    REQUIRE(printer.send(*job, bytes("%PDF-1")));
    REQUIRE(printer.release(*job));
    return *job;
}

}  // namespace

TEST_CASE("a folder holds a paper back until it is released, then files it privately") {
    const TemporaryDirectory directory;
    FolderPrinter printer(directory / "receipts");
    const auto job = printer.create_job(paper);
    REQUIRE(job);
    const auto file = directory / "receipts" / (paper.file_name + ".pdf");

    CHECK(look(printer, *job).phase == JobPhase::empty);
    REQUIRE(printer.send(*job, bytes("%PDF-1")));
    CHECK(look(printer, *job).phase == JobPhase::held);
    CHECK_FALSE(std::filesystem::exists(file));
    REQUIRE(printer.release(*job));
    REQUIRE(printer.release(*job));
    CHECK(look(printer, *job).phase == JobPhase::filed);
    CHECK(content(file) == "%PDF-1");
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(directory / "receipts") == 0700);
    CHECK(printer.place_of(*job) == file.string());
    CHECK_FALSE(printer.confirms_paper());
}

TEST_CASE("a folder that cannot be written refuses with the cause") {
    const TemporaryDirectory directory;
    std::ofstream(directory / "receipts") << "a file stands here";
    FolderPrinter printer(directory / "receipts");
    const auto job = printer.create_job(paper);
    REQUIRE_FALSE(job);
    CHECK(job.error().reason == Reason::printer_refused);
}

TEST_CASE("the fake printer prints on the time of its clock") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    FakePrinter printer(directory / "receipts", clock);
    SUBCASE("at once") {
        const PrintJob job = released(printer);
        CHECK(look(printer, job).phase == JobPhase::printing);
        clock.advance(1s);
        CHECK(look(printer, job).phase == JobPhase::printed);
    }
    SUBCASE("slowly") {
        printer.set_mode(FakeMode::slow);
        const PrintJob job = released(printer);
        clock.advance(19s);
        CHECK(look(printer, job).phase == JobPhase::printing);
        clock.advance(1s);
        CHECK(look(printer, job).phase == JobPhase::printed);
    }
    CHECK(printer.printed_count() == 1);
    CHECK(printer.last_printed() == bytes("%PDF-1"));
    CHECK(content(directory / "receipts" / (paper.file_name + ".pdf")) == "%PDF-1");
}

TEST_CASE("the fake printer waits with its trouble until that is over") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    FakePrinter printer(directory / "receipts", clock);
    struct {
        const char* name;
        PrintTrouble trouble;
    } const rows[] = {
        {"empty", PrintTrouble::paper_out}, {"jam", PrintTrouble::jam}, {"offline", PrintTrouble::offline}};
    for (const auto& row : rows) {
        CAPTURE(row.name);
        printer.set_mode(fake_mode_from(row.name).value());
        const int before = printer.printed_count();
        const PrintJob job = released(printer);
        clock.advance(1h);
        CHECK(look(printer, job) == JobReport{JobPhase::waiting, row.trouble});
        printer.set_mode(FakeMode::ok);
        clock.advance(1s);
        CHECK(look(printer, job).phase == JobPhase::printed);
        CHECK(printer.printed_count() == before + 1);
    }
    CHECK_FALSE(fake_mode_from("gone"));
}

TEST_CASE("a fake printer that starts again knows what it printed and has lost the rest") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    PrintJob job;
    {
        FakePrinter before(directory / "receipts", clock);
        job = released(before);
        clock.advance(1s);
        CHECK(look(before, job).phase == JobPhase::printed);
    }
    FakePrinter after(directory / "receipts", clock);
    CHECK(look(after, job).phase == JobPhase::printed);
    job.name.file_name = "K1-2026-000043-5-ffffffff";
    CHECK(look(after, job).phase == JobPhase::lost);
}

TEST_CASE("without a print service papers go to the folder") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    AutoPrinter printer({}, receipts_folder(directory.path()), clock,
                        {.host = (directory / "no-socket").string(), .port = 0});
    CHECK_FALSE(printer.confirms_paper());
    const PrintJob job = released(printer);
    CHECK(look(printer, job).phase == JobPhase::filed);
    CHECK(std::filesystem::exists(directory / "receipts" / (paper.file_name + ".pdf")));
}

TEST_CASE("only a service on this machine whose spool is memory keeps a paper off the disk, and never a folder") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    const bool memory = lies_in_memory(directory.path());
    CHECK(lies_in_memory(directory / "not" / "there") == memory);
    CHECK_FALSE(lies_in_memory("/proc"));
    const auto keeps = [&](const char* host, const std::filesystem::path& spool) {
        return CupsPrinter({.kind = PrinterKind::cups, .queue = "desk"}, clock,
                           {.host = host, .port = 0, .spool = spool})
            .keeps_off_disk();
    };
    for (const char* const here : {"/run/cups/cups.sock", "localhost", "127.0.0.1"})
        CHECK(keeps(here, directory.path()) == memory);
    if (std::filesystem::is_directory("/dev/shm")) CHECK(keeps("localhost", "/dev/shm"));
    CHECK_FALSE(keeps("printer.example.org", "/dev/shm"));
    CHECK_FALSE(keeps("localhost", "/proc"));
    CHECK_FALSE(FolderPrinter(directory / "receipts").keeps_off_disk());
    const AutoPrinter nowhere({}, directory / "receipts", clock,
                              {.host = (directory / "no-socket").string(), .port = 0, .spool = "/dev/shm"});
    CHECK_FALSE(nowhere.keeps_off_disk());
    CHECK_FALSE(nowhere.kept_off_disk({.queue = FolderPrinter::queue, .number = 0, .name = paper}));
}

TEST_CASE("a print service that is away is no reason not to start") {
    const TemporaryDirectory directory;
    FakeClock clock = a_clock();
    CupsPrinter printer({.kind = PrinterKind::cups, .queue = "desk"}, clock,
                        {.host = (directory / "no-socket").string(), .port = 0});
    const auto job = printer.create_job(paper);
    REQUIRE_FALSE(job);
    CHECK(job.error().reason == Reason::printer_unreachable);
}
