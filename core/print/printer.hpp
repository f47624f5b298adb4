#pragma once
// What the program asks of any printer. Nothing here waits for paper: a caller looks again later.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil {

/// Why paper does not come. Stored by name: never rename one.
enum class PrintTrouble {
    none,
    paper_out,    ///< the tray or the roll is empty
    jam,          ///< paper is stuck
    offline,      ///< switched off or not connected
    stopped,      ///< the queue or the printer was stopped, or a cover is open
    no_printer,   ///< there is no queue to print on
    unreachable,  ///< the print service does not answer
    refused,      ///< the job was aborted or cancelled outside this program
    unknown,      ///< the job cannot be found any more and nobody can say whether it was printed
};
inline constexpr int print_trouble_count = 9;

enum class JobPhase {
    empty,     ///< made, but it has no document yet: nothing can come out of the printer
    waiting,   ///< it has its document and waits in the queue
    printing,  ///< the printer works on it
    printed,   ///< the printer confirmed all of it
    failed,    ///< it ended without being printed
    lost,      ///< the print service does not know it any more
};

struct JobReport {
    JobPhase phase;
    PrintTrouble trouble = PrintTrouble::none;
    bool operator==(const JobReport&) const = default;
};

/// A job at the print service.
struct PrintJob {
    std::string queue;
    int number = 0;
    bool operator==(const PrintJob&) const = default;
};

/// A job is made first and gets its document second, so that its number can be stored before anything can be printed.
class Printer {
  public:
    virtual ~Printer() = default;
    /// False when paper cannot be confirmed at all: the document only goes to a folder.
    virtual bool confirms_paper() const = 0;
    /// `title` is shown in the queue and must not hold personal data.
    virtual Result<PrintJob> create_job(std::string_view title) = 0;
    virtual Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) = 0;
    virtual Result<JobReport> look(const PrintJob& job) = 0;
    /// Ends the job and removes its document from the spool.
    virtual Result<void> purge(const PrintJob& job) = 0;
};

}  // namespace klachtenzuil
