#pragma once
// The complaint that is open at the desk: everything that its screen shows, fetched at once by the worker.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/wiping_allocator.hpp"
#include "core/complaint/procedure.hpp"
#include "core/complaint/term.hpp"
#include "core/letter/letters.hpp"
#include "core/print/print_queue.hpp"
#include "core/register/casework.hpp"

namespace klachtenzuil::desk {

/// An account as others see it: no keys.
struct StaffLine {
    std::string name;
    StaffRole role = StaffRole::handler;
    bool must_change = false;
    bool disabled = false;
    bool operator==(const StaffLine&) const = default;
};

/// Holds personal data where the dossier could be opened: see wipe().
struct OpenComplaint {
    Complaint complaint;
    TermsOf terms;
    std::optional<NextTerm> next;   ///< the term that runs out first
    std::optional<Form> form;       ///< what was told
    std::optional<Failure> sealed;  ///< why the dossier stays closed
    std::vector<TakenStep> history;
    std::vector<Possible> possible;
    std::vector<StaffLine> staff;  ///< who can be chosen as a handler or linked
    std::vector<PrintRequest> papers;
    std::vector<LetterKind> letters;  ///< that can be written now
};

void wipe(OpenComplaint& open);

/// A page of a document of the dossier, as pixels that wipe themselves.
struct ShownPage {
    int page = 0;
    int pages = 1;
    int width = 0;
    int height = 0;
    WipedVector<std::uint8_t> rgba;
};

/// Shared, so that an outcome hands it over without a copy of what was told.
using OpenedComplaint = std::shared_ptr<OpenComplaint>;

}  // namespace klachtenzuil::desk
