#pragma once
// The complaint that is open at the desk: everything that its screen shows, fetched at once by the worker.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/complaint/procedure.hpp"
#include "core/complaint/term.hpp"
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
    std::optional<Form> form;       ///< what was told
    std::optional<Failure> sealed;  ///< why the dossier stays closed
    std::vector<TakenStep> history;
    std::vector<Possible> possible;
    std::vector<StaffLine> staff;  ///< who can be chosen as a handler or linked
    std::vector<PrintRequest> papers;
};

void wipe(OpenComplaint& open);

/// Shared, so that an outcome hands it over without a copy of what was told.
using OpenedComplaint = std::shared_ptr<OpenComplaint>;

}  // namespace klachtenzuil::desk
