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
#include "core/print/printer.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

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

/// Drives every open request of the node, one step a call. One instance a process; not thread-safe.
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

    /// Takes every open request one step on and stores what became of it; the acknowledgement is registered in the same
    /// transaction as the confirmed print. Returns the requests that changed. Never waits for paper.
    Result<std::vector<PrintRequest>> advance();

    Result<std::optional<PrintRequest>> find(const PrintId& request) const;
    Result<std::vector<PrintRequest>> open_requests() const;

    /// A person at the desk asks for the paper again; the new request is a duplicate.
    Result<PrintId> reprint(const ComplaintId& complaint);
    /// A person ends a request; its job is purged from the spool.
    Result<void> give_up(const PrintId& request);

  private:
    Register& m_store;
    Printer& m_printer;
    const Clock& m_clock;
    MakePaper m_make_paper;
    std::map<PrintId, Pdf> m_held;
};

}  // namespace klachtenzuil
