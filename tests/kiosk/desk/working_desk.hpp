#pragma once
// The desk's worker without a screen, at a print service in memory.

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/desk/desk_worker.hpp"
#include "tests/core/print/scripted_printer.hpp"
#include "tests/support/node.hpp"
#include "tests/support/staff.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

struct WorkingDesk {
    TestNode node;
    ScriptedPrinter printer{node.clock};
    TemporaryDirectory directory;
    LoosePapers loose{printer, directory / "papers"};
    PrintQueue queue{node.store(), printer, node.clock,
                     [](const PrintRequest&) -> Result<PrintQueue::Pdf> { return failed(Reason::paper_not_made); }};
    std::vector<Report> made;
    std::function<Result<std::vector<std::byte>>(const Letter&)> make_pdf =
        [](const Letter&) -> Result<std::vector<std::byte>> { return failed(Reason::paper_not_made); };
    std::function<Result<std::vector<std::byte>>(const Report&)> make_report =
        [this](const Report& report) -> Result<std::vector<std::byte>> {
        made.push_back(report);
        return std::vector<std::byte>(8, std::byte{'%'});
    };
    std::atomic<bool> stop = false;
    desk::DeskWorker worker{{.store = node.store(),
                             .queue = queue,
                             .config = node.config,
                             .clock = node.clock,
                             .loose = loose,
                             .make_pdf = make_pdf,
                             .make_report_pdf = make_report,
                             .report = [](const desk::Action&) {},
                             .stop = stop,
                             .stop_figures = stop}};

    void comes(std::string_view name, StaffRole role) {
        static_cast<void>(somebody(node, name, role));
        const auto answer = perform(desk::errand::SignIn{std::string(name), std::string(passphrase_of_somebody)});
        REQUIRE(std::get<desk::done::SignedIn>(answer).who);
    }
    desk::Action perform(desk::Errand errand) {
        auto answers = worker.perform(errand);
        REQUIRE(answers.size() == 1);
        return std::move(answers.front());
    }
    Result<desk::ReportPrint> print(ReportFor whom = ReportFor::management, int year = 2026) {
        return std::get<desk::done::ReportAsked>(perform(desk::errand::PrintReport{std::chrono::year{year}, whom}))
            .print;
    }
    std::optional<desk::ReportPrint> look() {
        node.clock.advance(std::chrono::seconds{1});
        return std::get<desk::done::ReportSeen>(perform(desk::errand::LookAtReport{})).print;
    }
};

}  // namespace klachtenzuil
