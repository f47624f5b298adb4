#pragma once
// A complaint as the desk sees it: facts, stages, terms, what can be done next, persons, papers, journal.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// Draws inside the content that is open.
/// Where the journal stands.
enum class JournalShown {
    beside,   ///< in a column of its own, that somebody else draws
    behind,   ///< behind a switch at the top
    instead,  ///< in place of the complaint
};

struct ComplaintShown {
    bool refused = false;  ///< with the steps that cannot be taken now
    JournalShown journal = JournalShown::behind;
};

std::optional<Action> draw_complaint(Ui& ui, const Frame& frame, const OpenComplaint& open,
                                     const ComplaintShown& shown);

/// The question who a named person is, above everything.
std::optional<Action> draw_who_is(Ui& ui, const Frame& frame, const OpenComplaint& open, int person);

}  // namespace klachtenzuil::desk
