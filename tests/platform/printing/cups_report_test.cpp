#include <cups/cups.h>
#include <doctest/doctest.h>

#include "platform/printing/cups_report.hpp"

using namespace klachtenzuil;

namespace {

CupsJob a_job(int state, int documents = 1, bool processed = false, std::vector<std::string> reasons = {}) {
    return {.state = state, .documents = documents, .was_processed = processed, .reasons = std::move(reasons)};
}

const CupsHistory unbroken{.created = true, .restarted_since = false, .ended_state = {}};
const CupsQueue idle{.state = IPP_PSTATE_IDLE, .reasons = {"none"}};

}  // namespace

TEST_CASE("a job is taken for printed only when the service says that it completed") {
    CHECK(report_known(a_job(IPP_JSTATE_COMPLETED, 1, true), idle, {}) == JobReport{JobPhase::printed});
    CHECK(report_gone({.created = true, .restarted_since = false, .ended_state = IPP_JSTATE_COMPLETED}) ==
          JobReport{JobPhase::printed});
    CHECK(report_gone(unbroken) == JobReport{JobPhase::lost, PrintTrouble::unknown});
    CHECK(report_gone({}) == JobReport{JobPhase::lost, PrintTrouble::unknown});
}

TEST_CASE("a job that ended otherwise is a failure with its cause") {
    CHECK(report_known(a_job(IPP_JSTATE_ABORTED), idle, {}) == JobReport{JobPhase::failed, PrintTrouble::failing});
    CHECK(report_known(a_job(IPP_JSTATE_CANCELED), idle, {}) == JobReport{JobPhase::failed, PrintTrouble::refused});
    CHECK(report_gone({.created = true, .restarted_since = true, .ended_state = IPP_JSTATE_CANCELED}).phase ==
          JobPhase::failed);
}

TEST_CASE("a job on hold was certainly not printed only while the service remembers making it") {
    const CupsHistory restarted{.created = true, .restarted_since = true, .ended_state = {}};
    const JobReport by_hand{JobPhase::waiting, PrintTrouble::held};
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 0), idle, {}).phase == JobPhase::empty);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 1), idle, unbroken).phase == JobPhase::held);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 2), idle, unbroken).phase == JobPhase::doubled);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 1), idle, restarted).phase == JobPhase::doubtful);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 1), idle, {}).phase == JobPhase::doubtful);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 1, true), idle, unbroken) == by_hand);
    CHECK(report_known(a_job(IPP_JSTATE_HELD, 0, true), idle, unbroken).phase == JobPhase::lost);
}

TEST_CASE("a job that the service is about to try again by itself has failed") {
    const CupsJob job = a_job(IPP_JSTATE_HELD, 1, true, {"resources-are-not-ready"});
    CHECK(report_known(job, idle, unbroken) == JobReport{JobPhase::failed, PrintTrouble::failing});
}

TEST_CASE("the most exact cause is named") {
    struct {
        std::vector<std::string> reasons;
        PrintTrouble trouble;
    } const rows[] = {
        {{"none"}, PrintTrouble::none},
        {{"media-low-report"}, PrintTrouble::none},
        {{"media-empty-error"}, PrintTrouble::paper_out},
        {{"paused", "media-empty"}, PrintTrouble::paper_out},
        {{"media-needed-error"}, PrintTrouble::paper_out},
        {{"media-empty-warning", "media-jam-error"}, PrintTrouble::jam},
        {{"offline-report"}, PrintTrouble::offline},
        {{"connecting-to-device"}, PrintTrouble::offline},
        {{"cover-open-error"}, PrintTrouble::stopped},
        {{"paused"}, PrintTrouble::stopped},
    };
    for (const auto& row : rows) {
        CAPTURE(row.reasons.back());
        const CupsQueue queue{.state = IPP_PSTATE_PROCESSING, .reasons = row.reasons};
        CHECK(report_known(a_job(IPP_JSTATE_PROCESSING), queue, {}) == JobReport{JobPhase::printing, row.trouble});
        CHECK(report_known(a_job(IPP_JSTATE_PENDING), queue, {}) == JobReport{JobPhase::waiting, row.trouble});
    }
    const CupsQueue stopped{.state = IPP_PSTATE_STOPPED, .reasons = {"none"}};
    CHECK(report_known(a_job(IPP_JSTATE_PENDING), stopped, {}).trouble == PrintTrouble::stopped);
    CHECK(report_known(a_job(IPP_JSTATE_STOPPED), idle, {}).trouble == PrintTrouble::stopped);
}
