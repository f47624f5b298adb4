#pragma once
// What the program asks of any printer. Nothing here waits for paper: a caller looks again later.

#include <cstddef>
#include <span>
#include <string>

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
    refused,      ///< the print service does not take the job, or it was aborted or cancelled outside this program
    unknown,      ///< the job cannot be found any more and nobody can say whether it was printed
    held,         ///< a person or the printer's driver put the job on hold
    not_made,     ///< the document itself could not be made
    failing,      ///< the printer's driver gave up while it printed
};
inline constexpr int print_trouble_count = 12;

enum class JobPhase {
    empty,     ///< made, but it has no document yet: nothing can come out of the printer
    held,      ///< has its document and waits for release(): it is certain that nothing was printed
    doubtful,  ///< waits for release(), but the print service may have forgotten that it was released before
    doubled,   ///< waits for release() with more than its one document: must be purged
    waiting,   ///< released and waits in the queue, or somebody else put it on hold
    printing,  ///< the printer works on it
    printed,   ///< the printer confirmed all of it
    filed,     ///< stands in the folder: no paper, but nothing more will happen to it
    failed,    ///< it ended without being printed
    lost,      ///< the print service does not know it any more
};

struct JobReport {
    JobPhase phase;
    PrintTrouble trouble = PrintTrouble::none;
    bool operator==(const JobReport&) const = default;
};

/// What a paper is called outside the program. Neither name holds personal data.
struct PaperName {
    std::string title;      ///< in the queue, and how a job is told from another that was given the same number
    std::string file_name;  ///< in a folder, without extension
    bool operator==(const PaperName&) const = default;
};

/// A job at the print service.
struct PrintJob {
    std::string queue;
    int number = 0;
    PaperName name;
    bool operator==(const PrintJob&) const = default;
};

/// A job is made first, gets its document second and is released third. Its number can be stored before there is
/// anything to print, a document whose arrival is in doubt can be looked for, and releasing twice prints once.
/// Calls fail with printer_none, printer_unreachable (it may have been carried out), printer_stopped or
/// printer_refused, within seconds.
class Printer {
  public:
    virtual ~Printer() = default;
    /// False when paper cannot be confirmed at all: the document only goes to a folder.
    virtual bool confirms_paper() const = 0;
    /// True when it is certain that nothing of the next document reaches a disk on its way to the paper; and the same
    /// of a job that was made, before it gets its document.
    virtual bool keeps_off_disk() const { return false; }
    virtual bool kept_off_disk(const PrintJob& /*job*/) const { return keeps_off_disk(); }
    virtual Result<PrintJob> create_job(const PaperName& name) = 0;
    /// Adds the document to a job that looks empty. Nothing is printed until it is released.
    virtual Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) = 0;
    /// Lets the job print. Does nothing to a job that was released already.
    virtual Result<void> release(const PrintJob& job) = 0;
    virtual Result<JobReport> look(const PrintJob& job) = 0;
    /// Where the document of a job that is filed stands, for whoever looks for it; empty where it went to paper.
    virtual std::string place_of(const PrintJob& /*job*/) const { return {}; }
    /// Ends the job and removes its document from the spool. A job that is gone already is no failure.
    virtual Result<void> purge(const PrintJob& job) = 0;
};

}  // namespace klachtenzuil
