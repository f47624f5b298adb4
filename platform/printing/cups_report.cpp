#include "platform/printing/cups_report.hpp"

#include <cups/cups.h>

#include <algorithm>
#include <array>

namespace klachtenzuil {

namespace {

struct Row {
    std::string_view reason;  ///< without its -error, -warning or -report
    PrintTrouble trouble;
};

/// The most exact first: a printer that jams is stopped as well. Source: RFC 8011, 5.4.12; PWG 5100.9; CUPS's own.
constexpr std::array rows{
    Row{"media-jam", PrintTrouble::jam},
    Row{"media-empty", PrintTrouble::paper_out},
    Row{"media-needed", PrintTrouble::paper_out},
    Row{"input-tray-missing", PrintTrouble::paper_out},
    Row{"offline", PrintTrouble::offline},
    Row{"shutdown", PrintTrouble::offline},
    Row{"timed-out", PrintTrouble::offline},
    Row{"connecting-to-device", PrintTrouble::offline},
    Row{"cover-open", PrintTrouble::stopped},
    Row{"door-open", PrintTrouble::stopped},
    Row{"interlock-open", PrintTrouble::stopped},
    Row{"output-area-full", PrintTrouble::stopped},
    Row{"output-tray-missing", PrintTrouble::stopped},
    Row{"marker-supply-empty", PrintTrouble::stopped},
    Row{"toner-empty", PrintTrouble::stopped},
    Row{"paused", PrintTrouble::stopped},
    Row{"moving-to-paused", PrintTrouble::stopped},
    Row{"spool-area-full", PrintTrouble::stopped},
};

std::string_view without_severity(std::string_view reason) {
    for (const std::string_view severity : {"-error", "-warning", "-report"}) {
        if (reason.ends_with(severity)) return reason.substr(0, reason.size() - severity.size());
    }
    return reason;
}

bool names(const std::vector<std::string>& reasons, std::string_view wanted) {
    return std::ranges::any_of(reasons, [&](const std::string& reason) { return without_severity(reason) == wanted; });
}

PrintTrouble trouble_or(const CupsQueue& queue, PrintTrouble otherwise) {
    const PrintTrouble trouble = trouble_of(queue);
    return trouble == PrintTrouble::none ? otherwise : trouble;
}

JobReport report_ended(int state) {
    if (state == IPP_JSTATE_COMPLETED) return {JobPhase::printed};
    return {JobPhase::failed, state == IPP_JSTATE_ABORTED ? PrintTrouble::failing : PrintTrouble::refused};
}

JobReport report_held(const CupsJob& job, const CupsHistory& history) {
    if (job.documents == 0) {
        // A document that was there once and is gone now was removed because its job had ended.
        return job.was_processed ? JobReport{JobPhase::lost, PrintTrouble::unknown} : JobReport{JobPhase::empty};
    }
    // The printer's driver gave up, and the service is going to try again by itself. Whether paper came out before that
    // nobody knows, and a second paper is a person's decision.
    if (names(job.reasons, "resources-are-not-ready")) return {JobPhase::failed, PrintTrouble::failing};
    if (job.was_processed) return {JobPhase::waiting, PrintTrouble::held};
    if (job.documents > 1) return {JobPhase::doubled};
    // The print service writes its jobs to disk with a delay. After it was killed, a job that was printed can stand
    // there as held again.
    if (!history.created || history.restarted_since) return {JobPhase::doubtful, PrintTrouble::unknown};
    return {JobPhase::held};
}

}  // namespace

PrintTrouble trouble_of(const CupsQueue& queue) {
    for (const Row& row : rows) {
        if (names(queue.reasons, row.reason)) return row.trouble;
    }
    return queue.state == IPP_PSTATE_STOPPED ? PrintTrouble::stopped : PrintTrouble::none;
}

JobReport report_known(const CupsJob& job, const CupsQueue& queue, const CupsHistory& history) {
    switch (job.state) {
        case IPP_JSTATE_HELD: return report_held(job, history);
        case IPP_JSTATE_PROCESSING: return {JobPhase::printing, trouble_of(queue)};
        case IPP_JSTATE_COMPLETED:
        case IPP_JSTATE_CANCELED:
        case IPP_JSTATE_ABORTED: return report_ended(job.state);
        case IPP_JSTATE_STOPPED: return {JobPhase::waiting, trouble_or(queue, PrintTrouble::stopped)};
        default: return {JobPhase::waiting, trouble_of(queue)};
    }
}

JobReport report_gone(const CupsHistory& history) {
    if (history.ended_state) return report_ended(*history.ended_state);
    return {JobPhase::lost, PrintTrouble::unknown};
}

}  // namespace klachtenzuil
