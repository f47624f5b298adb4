#pragma once
// The print requests of this node. Their state lives in the database, so that a restart in between prints once.
// Source: faults, "at most one print a request without a person asking".

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/complaint/reference.hpp"
#include "core/print/printer.hpp"
#include "core/register/register.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

class Casework;

/// Where a request stands. Stored by name: never rename one.
enum class PrintState {
    wanted,     ///< asked for; no job yet
    created,    ///< has a job number; the job was not released, so nothing can have been printed
    sent,       ///< the print service has the document, and its release was begun
    confirmed,  ///< the paper is out, the printer said so
    filed,      ///< written to the folder; the desk hands it out
    unknown,    ///< nobody can say whether it was printed: a person decides
    given_up,   ///< a person ended it
};
inline constexpr int print_state_count = 7;

struct PrintRequest {
    PrintId id;
    ComplaintId complaint;
    std::optional<Hash> part{};  ///< the letter that it prints, as the dossier keeps it; nothing: the receipt
    PrintState state = PrintState::wanted;
    PrintTrouble trouble = PrintTrouble::none;
    bool duplicate = false;  ///< a reprint that a person asked for; its paper says DUPLICAAT
    std::optional<PrintJob> job;
    Instant asked;
    Instant changed;
    bool operator==(const PrintRequest&) const = default;
};

/// Nothing more will happen to it without a person.
bool is_settled(PrintState state);

/// What a request's paper is called at the printer. `reference` is the complaint's.
PaperName name_of(const PrintId& request, const Reference& reference);

/// Drives every open request of the node. One instance a process; not thread-safe. Several processes may drive the
/// same node: each state is stored only if it is still the one that was read.
///
///     wanted ─ create_job ─▶ created ─ send, release ─▶ sent ─ look ─▶ confirmed, filed, or unknown
///
/// Each state is on the disk before the next call to the printer. Up to `created` it is certain that nothing was
/// printed, whatever became of the job, so a lost one is made again; from `sent` on nothing is ever sent again.
class PrintQueue {
  public:
    using Pdf = std::vector<std::byte>;
    /// Makes the paper anew from what the register holds in the clear, for a request whose document is no longer in
    /// memory: the node cannot read the dossier.
    using MakePaper = std::function<Result<Pdf>(const PrintRequest&)>;

    PrintQueue(Register& store, Printer& printer, const Clock& clock, MakePaper make_paper);
    ~PrintQueue();
    PrintQueue(const PrintQueue&) = delete;
    PrintQueue& operator=(const PrintQueue&) = delete;

    /// Keeps the document of a request in memory until it is handed over or dropped; wiped then.
    void hold(const PrintId& request, Pdf pdf);
    void drop(const PrintId& request);

    /// Takes open requests as far as they go without waiting for paper, at most `most_at_once` a call and the next ones
    /// at the next call, and stores what became of them; the acknowledgement is registered in the same transaction as
    /// the confirmed print. Returns the requests that changed. A printer that does not work is a request's trouble,
    /// not a failure.
    Result<std::vector<PrintRequest>> advance();
    static constexpr int most_at_once = 8;

    Result<std::optional<PrintRequest>> find(const PrintId& request) const;
    Result<std::vector<PrintRequest>> open_requests() const;
    /// Those where nobody can say whether they were printed: a person reprints them or gives them up.
    Result<std::vector<PrintRequest>> undecided() const;
    /// Every request of a complaint, oldest first.
    Result<std::vector<PrintRequest>> of(const ComplaintId& complaint) const;

    /// A person at the desk asks for the paper again; the new request is a duplicate. What was asked for before and
    /// is not out is given up first, so that it does not come out as well.
    Result<PrintId> reprint(const ComplaintId& complaint);
    /// Prints a letter that the dossier keeps as `part`, and follows it like a receipt; nothing is registered when it
    /// is out, because a printed letter is not yet a sent one. The document is in memory only: after a restart an
    /// unprinted letter waits with trouble not_made until somebody who can open the dossier calls this again. A request
    /// for the same letter that is not at the printer yet is taken up; one that is there is given up first.
    Result<PrintId> print_letter(const ComplaintId& complaint, const Hash& part, Pdf pdf);
    /// Whether print_unstored() can be asked for here.
    bool can_print_unstored() const { return m_printer.keeps_off_disk(); }
    /// Prints what must stand nowhere but on the paper: no request is stored, nothing follows it, and a printer that
    /// would put it on a disk does not get it (printer_refused). The caller looks at the paper, and ends the job with
    /// end_unstored() afterwards, so that what did not come out never does.
    Result<PrintJob> print_unstored(const PaperName& name, std::span<const std::byte> pdf);
    Result<void> end_unstored(const PrintJob& job);
    /// Somebody who signed in saw that a paper came out of which the printer did not say how it ended: it is confirmed,
    /// and what a confirmed print registers is registered in their name, with the day on which it came out. Fails with
    /// step_out_of_order where the printer can still say so itself, and as Casework::take() does for whoever may not
    /// acknowledge; then nothing changed.
    Result<void> came_out(const PrintId& request, Casework& who);
    /// A person ends a request; its job is purged from the spool. Fails when the print service does not answer, and
    /// with step_out_of_order when the paper is out.
    Result<void> give_up(const PrintId& request);

  private:
    /// What is known of a request in this process only.
    struct Memory {
        Pdf pdf;
        bool job_seen = false;             ///< this process made the job, or has looked at it before
        bool released = false;             ///< the print service said that it released the job
        int losses = 0;                    ///< how often its job was lost
        std::optional<Steady> not_before;  ///< nothing is tried until then
    };

    Result<void> step(PrintRequest& request);
    Result<void> make_job(PrintRequest& request);
    Result<void> hand_over(PrintRequest& request);
    Result<void> release(PrintRequest& request, PrintTrouble trouble);
    Result<void> follow(PrintRequest& request);
    Result<void> leave_to_person(PrintRequest& request, PrintTrouble trouble);
    Result<void> make_again(PrintRequest& request);
    Result<void> send(PrintRequest& request);
    bool has_paper(const PrintRequest& request);
    /// Gives up what was asked for and may still come out: the receipt, or one letter.
    Result<void> give_up_open(const std::vector<PrintRequest>& requests, const std::optional<Hash>& part);
    bool rests(const PrintRequest& request) const;

    Result<void> set(PrintRequest& request, PrintState state, PrintTrouble trouble);
    /// Puts `after` on the disk and in `request`.
    Result<void> store(PrintRequest& request, PrintRequest after);
    Result<void> confirm(PrintRequest& request);
    Result<PrintJob> job_of(const PrintRequest& request) const;
    Result<PaperName> paper_name(const PrintRequest& request) const;

    Register& m_store;
    Printer& m_printer;
    const Clock& m_clock;
    MakePaper m_make_paper;
    std::map<PrintId, Memory> m_memory;
    std::optional<PrintId> m_last;  ///< the request that the previous call ended with
};

}  // namespace klachtenzuil
