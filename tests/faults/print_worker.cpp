// The program that prints, without screens: drives the print queue of a node against a print service until it is
// killed. With --forget it has lost every job number when it starts, as a program that never stored one.

#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <string_view>
#include <thread>

#include "core/print/print_queue.hpp"
#include "core/register/database.hpp"
#include "core/register/register.hpp"
#include "platform/printing/cups_printer.hpp"

using namespace klachtenzuil;

namespace {

Result<PrintQueue::Pdf> paper(const PrintRequest&) {
    return PrintQueue::Pdf(20000, std::byte{'%'});
}

Result<void> forget_jobs(Register& store) {
    return store.database().transaction([](Sql& sql) -> Result<void> {
        sql.prepare("UPDATE print_request SET state = 'wanted', queue = NULL, job = NULL WHERE state = 'sent'")->exec();
        return {};
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const SystemClock clock;
    auto store = Register::open(argv[1], default_config(), clock);
    if (!store) return 4;
    if (argc > 3 && std::string_view(argv[3]) == "--forget" && !forget_jobs(**store)) return 4;
    CupsPrinter printer({}, clock, {.host = argv[2], .port = 0});
    PrintQueue queue(**store, printer, clock, paper);
    while (true) {
        const auto advanced = queue.advance();
        if (!advanced && advanced.error().reason != Reason::store_locked) return 4;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}
