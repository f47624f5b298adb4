#pragma once
// The terms of the procedure: by which calendar date what must be done. Source: procedure, "Terms".

#include "core/base/date.hpp"
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

}  // namespace klachtenzuil
