#pragma once
// What the print service tells of a job and its printer, read as this program's own words. Pure: no connection.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/print/printer.hpp"

namespace klachtenzuil {

/// What IPP says of a job that is known.
struct CupsJob {
    int state = 0;  ///< job-state (RFC 8011, 5.3.7)
    int documents = 0;
    bool was_processed = false;  ///< a filter or the printer has worked on it
    std::vector<std::string> reasons;
};

/// What IPP says of the queue it is on.
struct CupsQueue {
    int state = 0;  ///< printer-state (RFC 8011, 5.4.11)
    std::vector<std::string> reasons;
};

/// What the events that the print service kept tell of one job.
struct CupsHistory {
    bool created = false;            ///< its creation is among them
    bool restarted_since = false;    ///< the print service was started after that, and may have lost what it knew
    std::optional<int> ended_state;  ///< the job-state with which it ended
};

/// `history` is asked for only where it decides.
JobReport report_known(const CupsJob& job, const CupsQueue& queue, const CupsHistory& history);

/// Of a job that the print service does not know any more. Printed only where an event proves it.
JobReport report_gone(const CupsHistory& history);

/// The trouble that printer-state-reasons name, the most exact first.
PrintTrouble trouble_of(const CupsQueue& queue);

}  // namespace klachtenzuil
