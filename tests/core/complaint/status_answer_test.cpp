#include "core/complaint/status_answer.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace klachtenzuil;

namespace {

Date day(const char* text) {
    return date_from_iso(text).value();
}

/// Received on a Monday; terms are on 16 and 30 March and 13 April.
Complaint a_complaint() {
    Complaint complaint;
    complaint.reference = {"K1", 2026, 42};
    complaint.received = day("2026-03-02");
    return complaint;
}

Complaint handled() {
    Complaint complaint = a_complaint();
    complaint.stage = Stage::handling;
    complaint.acknowledged = complaint.received;
    complaint.handler = "noor";
    complaint.started = day("2026-03-04");
    complaint.accepted = day("2026-03-05");
    return complaint;
}

StatusAnswer answer_of(const Complaint& complaint) {
    return status_of(complaint, Terms{.warn_days = 3});
}

}  // namespace

TEST_CASE("a complaint that just came in shows every date that is still to come, the first one first") {
    const StatusAnswer answer = answer_of(a_complaint());
    CHECK(answer.stage == Stage::received);
    CHECK(answer.done == std::vector<StatusEvent>{{StatusPoint::received, day("2026-03-02")}});
    CHECK(answer.next == std::vector<StatusTerm>{{TermKind::acknowledge, day("2026-03-16")},
                                                 {TermKind::start, day("2026-03-16")},
                                                 {TermKind::refuse, day("2026-03-30")},
                                                 {TermKind::complete, day("2026-04-13")}});
}

TEST_CASE("a complaint that is handled waits for its outcome only") {
    Complaint complaint = handled();
    CHECK(answer_of(complaint).next == std::vector<StatusTerm>{{TermKind::complete, day("2026-04-13")}});
    SUBCASE("an extension moves the date once the complainant was told") {
        complaint.extension = {.date = day("2026-04-01"), .until = day("2026-05-04"), .told = {}};
        CHECK(answer_of(complaint).next.front().due == day("2026-04-13"));
        complaint.extension->told = day("2026-04-02");
        const StatusAnswer answer = answer_of(complaint);
        CHECK(answer.next.front().due == day("2026-05-04"));
        CHECK(answer.done.back() == StatusEvent{StatusPoint::extended, day("2026-04-02")});
    }
}

TEST_CASE("a decision is not told by the screen before the complainant was told") {
    Complaint complaint = handled();
    complaint.stage = Stage::decided;
    complaint.decision = {.date = day("2026-03-20"), .outcome = Outcome::not_upheld, .cause = "rooster", .told = {}};
    StatusAnswer answer = answer_of(complaint);
    CHECK_FALSE(answer.told);
    CHECK(answer.done.back().what == StatusPoint::accepted);
    CHECK(answer.next.size() == 1);
    complaint.decision->told = day("2026-03-23");
    answer = answer_of(complaint);
    CHECK(answer.told);
    CHECK(answer.done.back() == StatusEvent{StatusPoint::decided, day("2026-03-23")});
    CHECK(answer.next.empty());
}

TEST_CASE("a refusal is not told by the screen before the complainant was told") {
    Complaint complaint = a_complaint();
    complaint.stage = Stage::refused;
    complaint.acknowledged = complaint.received;
    complaint.refused = {.date = day("2026-03-10"), .reason = Refusal::not_ours, .told = {}};
    CHECK_FALSE(answer_of(complaint).told);
    CHECK(answer_of(complaint).next == std::vector<StatusTerm>{{TermKind::refuse, day("2026-03-30")}});
    complaint.refused->told = day("2026-03-11");
    CHECK(answer_of(complaint).told);
    CHECK(answer_of(complaint).next.empty());
}

TEST_CASE("only the complainant's own hearing is told, and only when there was one") {
    Complaint complaint = handled();
    const auto heard = [&] {
        const StatusAnswer answer = answer_of(complaint);
        return std::any_of(answer.done.begin(), answer.done.end(),
                           [](const StatusEvent& event) { return event.what == StatusPoint::heard; });
    };
    complaint.heard[static_cast<std::size_t>(Side::employee)] = {.date = day("2026-03-12")};
    CHECK_FALSE(heard());
    complaint.heard[static_cast<std::size_t>(Side::complainant)] = {.date = day("2026-03-12"), .waived = true};
    CHECK_FALSE(heard());
    complaint.heard[static_cast<std::size_t>(Side::complainant)] = {.date = day("2026-03-12")};
    CHECK(heard());
}

TEST_CASE("a complaint that is closed has nothing to come, and one that was taken up again says so") {
    Complaint complaint = handled();
    complaint.stage = Stage::completed;
    complaint.decision = {.date = day("2026-03-20"), .cause = {}, .told = day("2026-03-20")};
    complaint.referred = day("2026-03-25");
    complaint.completion = {.date = day("2026-03-26"), .satisfied = Satisfied::no, .summary = {}};
    CHECK(answer_of(complaint).next.empty());
    CHECK(answer_of(complaint).done.back() == StatusEvent{StatusPoint::completed, day("2026-03-26")});
    Complaint again = handled();
    again.reopened = 1;
    CHECK(answer_of(again).taken_up_again);
    CHECK(answer_of(again).next.size() == 1);
}
