#pragma once
// The terms of the procedure: by which calendar date what must be done, and whether it was. Source: procedure, "Terms".

#include <array>
#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"

namespace klachtenzuil {

/// The last day of each term, counted in calendar days from the local date of receipt; that day itself is not counted.
struct Deadlines {
    Date acknowledge;
    Date start;
    Date refuse;
    Date complete;
    Date complete_extended;  ///< the latest day an extension can reach
    bool operator==(const Deadlines&) const = default;
};

Deadlines deadlines(Date received, const Terms& terms);

/// The terms by name, as `list --json` has them.
enum class TermKind { acknowledge, start, refuse, complete };
inline constexpr int term_kind_count = 4;
std::string_view name_of(TermKind term);

/// A term of one complaint. What counts is the date that it was done, not the date that it was typed in.
struct Term {
    Date due;
    std::optional<Date> done;
    bool applies = true;  ///< false: nothing is to be done for it, such as refusing a complaint that was accepted
    bool operator==(const Term&) const = default;

    bool met() const { return done && *done <= due; }
    bool open() const { return applies && !done; }
    bool overdue(Date today) const { return open() && today > due; }
};

using TermsOf = std::array<Term, term_kind_count>;

/// Every term of the complaint: `complete` is due on the extension's date once the complainant was told of it; `refuse`
/// applies to a complaint that is not accepted, and until it is accepted as a warning that the day comes.
TermsOf terms_of(const Complaint& complaint, const Terms& terms);

/// The open term that runs out first; nothing when none is open.
struct NextTerm {
    TermKind term;
    Date due;
    bool operator==(const NextTerm&) const = default;
};
std::optional<NextTerm> next_term(const Complaint& complaint, const Terms& terms);

/// By when somebody must do something: the next term, or, where only the completion itself is left, the term for that.
/// Nothing once the complaint is at its end: completed, or not accepted and the complainant told.
std::optional<Date> work_due(const Complaint& complaint, const Terms& terms);
bool is_at_end(const Complaint& complaint);

}  // namespace klachtenzuil
