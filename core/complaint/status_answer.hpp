#pragma once
// How a complaint stands, as its complainant may know it at the kiosk: stage, dates, and what comes by when. Never what
// was told, who handles it, or what was decided: whoever looks over a shoulder learns nothing.
// Source: procedure, "Rights and duties" (to be kept informed).

#include <vector>

#include "core/complaint/term.hpp"

namespace klachtenzuil {

/// What was done, in the order of the procedure.
enum class StatusPoint {
    received,
    acknowledged,
    started,   ///< somebody handles it
    accepted,  ///< it is handled
    heard,     ///< the complainant was
    extended,  ///< the complainant was told that it takes longer
    refused,   ///< the complainant was told why it is not accepted
    decided,   ///< the complainant was told the outcome
    referred,
    completed,
};
inline constexpr int status_point_count = 10;

struct StatusEvent {
    StatusPoint what;
    Date date;
    bool operator==(const StatusEvent&) const = default;
};

/// What is still to be done.
struct StatusTerm {
    TermKind what;
    Date due;
    bool operator==(const StatusTerm&) const = default;
};

struct StatusAnswer {
    Reference reference;
    Stage stage = Stage::received;
    bool told = false;       ///< of the outcome, or of the refusal; before that the stage alone is said
    bool anonymous = false;  ///< nobody can write to the complainant
    bool taken_up_again = false;
    std::vector<StatusEvent> done;  ///< oldest first
    std::vector<StatusTerm> next;   ///< the first to run out first; empty at the end
    bool operator==(const StatusAnswer&) const = default;
};

StatusAnswer status_of(const Complaint& complaint, const Terms& terms);

}  // namespace klachtenzuil
