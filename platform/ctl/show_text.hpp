#pragma once
// A whole complaint, for people to read in a terminal.

#include <optional>
#include <vector>

#include "core/complaint/procedure.hpp"
#include "core/register/casework.hpp"
#include "platform/ctl/session.hpp"

namespace klachtenzuil::ctl {

/// Everything that is known of a complaint. Holds personal data.
struct WholeComplaint {
    Complaint complaint;
    std::optional<Form> form;
    std::optional<Failure> closed;  ///< why the dossier cannot be read: destroyed, or sealed to others
    std::vector<TakenStep> history;
    std::vector<Possible> possible;

    ~WholeComplaint() {
        if (form) wipe(*form);
        for (TakenStep& step : history)
            wipe(step);
    }
};

/// Everything in words, in the language of the session, as the desk calls it too.
void print_complaint(Session& session, const WholeComplaint& whole);

}  // namespace klachtenzuil::ctl
