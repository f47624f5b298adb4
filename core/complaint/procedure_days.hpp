#pragma once
// Which days the rules leave for a fact of a step, so that whoever asks for one can offer those alone.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/complaint/complaint.hpp"
#include "core/complaint/step.hpp"
#include "core/complaint/term.hpp"

namespace klachtenzuil {

/// First and last day themselves included; nothing: no limit on that side.
struct DayRange {
    std::optional<Date> first;
    std::optional<Date> last;
    bool holds(Date day) const { return (!first || day >= *first) && (!last || day <= *last); }
    bool operator==(const DayRange&) const = default;
};

/// The days for this fact, as far as the other facts of the step are known: nothing is done before what it follows, and
/// nothing is registered that is still to be done. `terms` is null where they are another node's and not known.
DayRange days_allowed(const Complaint& complaint, const Step& step, std::string_view fact, const Terms* terms,
                      Date today);

/// Why a day is not among them, as a Failure details it: the rule, what the day would come before and when that was,
/// and the fact ("too_early day_of_decision 2026-03-05 date").
std::string why_not_allowed(const Complaint& complaint, const Step& step, std::string_view fact, Date day,
                            const Terms* terms, Date today);

}  // namespace klachtenzuil
