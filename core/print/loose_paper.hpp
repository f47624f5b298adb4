#pragma once
// A paper that belongs to no complaint, such as a report. Nothing in the register waits for it and whoever asked for it
// can ask again, so no request is stored: it is followed in memory, for as long as somebody does. Papers that must be
// confirmed go through the PrintQueue.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/directory_lock.hpp"
#include "core/base/result.hpp"
#include "core/print/printer.hpp"

namespace klachtenzuil {

enum class LooseState {
    printing,  ///< at the print service; `trouble` says why the paper does not come
    out,       ///< the printer confirmed all of it
    filed,     ///< stands in the folder: `place` says where
    failed,    ///< it ended without being printed
    unknown,   ///< nobody can say whether it was printed; nothing more will come of it
    ended,     ///< a person ended it
};
inline constexpr int loose_state_count = 6;

struct LoosePaper {
    PrintJob job;
    LooseState state = LooseState::printing;
    PrintTrouble trouble = PrintTrouble::none;
    bool at_work = false;  ///< the printer was working on it when it was last looked at
    std::string place{};
    bool operator==(const LoosePaper&) const = default;
};

/// Loose papers tell what is not everybody's, so none may come out when whoever asked for it is gone. What stands at
/// the print service is therefore remembered on the disk, before it gets its document: a program that was killed
/// meanwhile takes it back when it starts again. What is remembered names jobs and says nothing of what they hold.
class LoosePapers {
  public:
    /// `printer` must outlive it. `memory` is a directory of its own, made when something is printed. A second program
    /// at the same directory remembers in its own memory only, and leaves the papers of the first to it.
    LoosePapers(Printer& printer, std::filesystem::path memory);

    /// Hands the document over, once, and lets it print. Fails as a Printer does, or with store_* where the directory
    /// cannot be written; then nothing of it comes out.
    Result<LoosePaper> print(const PaperName& name, std::span<const std::byte> pdf);

    /// Looks at it again. What has ended stays as it is.
    void follow(LoosePaper& paper);

    /// Takes it back, where it is not out: what did not come out then never does. Fails when the print service does not
    /// answer; then it still prints.
    Result<void> end(LoosePaper& paper);

    /// Nobody follows it any more: take_back() has it from here on.
    void leave(const LoosePaper& paper);

    /// Takes back whatever nobody follows, of this program or the one before it. What the printer works on at this
    /// moment is left to it; what cannot be reached is tried again the next time. Does nothing, and asks the printer
    /// nothing, where there is no such paper.
    void take_back();

  private:
    struct Known {
        PrintJob job;
        bool followed = false;
    };

    bool has_memory();
    Result<void> write() const;
    Result<void> remember(const PrintJob& job);
    void forget(const PrintJob& job);
    std::optional<JobPhase> look_at(LoosePaper& paper);

    Printer& m_printer;
    const std::filesystem::path m_memory;
    std::unique_ptr<DirectoryLock> m_lock;  ///< while this program has the directory
    std::vector<Known> m_known;
};

}  // namespace klachtenzuil
