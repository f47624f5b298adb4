// What the desk's worker answers, without a screen.

#include <doctest/doctest.h>

#include "tests/kiosk/desk/working_desk.hpp"

using namespace klachtenzuil;

TEST_CASE("a paper that somebody saw is confirmed and the receipt acknowledged, and the complaint shows it at once") {
    WorkingDesk desk;
    desk.comes("balie", StaffRole::receptionist);
    const Filed filed = desk.node.add();
    desk.queue.hold(*filed.print, std::vector<std::byte>(64, std::byte{'%'}));
    desk.printer.ends_as = JobPhase::failed;
    for (int i = 0; i < 70; ++i) {
        desk.node.clock.advance(std::chrono::seconds{1});
        REQUIRE(desk.queue.advance());
    }
    REQUIRE(desk.queue.find(*filed.print)->value().state == PrintState::unknown);
    const auto answer = desk.perform(desk::errand::ConfirmPrint{filed.entry.reference, *filed.print});
    const auto& open = std::get<desk::done::StepTaken>(answer).complaint;
    REQUIRE(open);
    CHECK((*open)->papers.front().state == PrintState::confirmed);
    CHECK((*open)->complaint.acknowledged == desk.node->today());
}

TEST_CASE("how many open complaints somebody handles is counted for whoever would close the account") {
    WorkingDesk desk;
    const auto count = [&desk] {
        const auto answer = desk.perform(desk::errand::CountHandled{"jansen"});
        return std::get<desk::done::HandledCounted>(answer).count;
    };
    CHECK(count().error().reason == Reason::not_permitted);
    static_cast<void>(somebody(desk.node, "jansen", StaffRole::handler));
    desk.comes("directie", StaffRole::management);
    CHECK(count() == 0);
    for (int i = 0; i < 2; ++i) {
        const ComplaintId id = desk.node.add(a_form().naming_nobody().form()).entry.id;
        const Step assign{StepKind::assign, {{"date", iso(desk.node->today())}, {"handler", "jansen"}}};
        const auto answer = desk.perform(desk::errand::Take{id, assign});
        REQUIRE(std::get<desk::done::StepTaken>(answer).complaint);
    }
    CHECK(count() == 2);
}
