#pragma once
// A node on which every kind of step was taken, with an attachment, so that its journal holds whatever a journal can.

#include <string>
#include <utility>
#include <vector>

#include "tests/support/staff.hpp"

namespace klachtenzuil {

class BusyNode {
  public:
    explicit BusyNode(std::string_view code = "K1", std::size_t attachment = 200) : node(code) {
        Worker desk{node, "balie", StaffRole::receptionist};
        Worker management{node, "vanas", StaffRole::management};
        Worker handler{node, "jan", StaffRole::handler};
        id = node.add(a_form().naming_nobody().told("Zoë schreef: \"𝄞 ça va?\"\n\t\\ Ünïcode 😀").form()).entry.id;
        must(desk, StepKind::assign, {{"handler", "jan"}});
        must(management, StepKind::accept, {});
        std::vector<std::byte> scan(attachment, std::byte{0x5A});
        constexpr std::string_view sign = "%PDF-1.4%%EOF";
        std::transform(sign.begin(), sign.end(), scan.end() - static_cast<std::ptrdiff_t>(sign.size()),
                       [](char c) { return static_cast<std::byte>(c); });
        std::copy_n(scan.end() - static_cast<std::ptrdiff_t>(sign.size()), 8, scan.begin());
        REQUIRE(desk.work.attach(id, "brief van Zoë \"☂\".pdf", scan));
        for (const char* side : {"complainant", "employee"})
            must(handler, StepKind::hear, {{"side", side}, {"who", "Zoë Çelik"}, {"summary", "Gehoord."}});
        must(management, StepKind::extend,
             {{"until", "2027-01-10"}, {"reason", "expert"}, {"explanation", "Meer tijd."}});
        must(management, StepKind::inform, {{"about", "extension"}, {"how", "letter"}});
        must(management, StepKind::decide,
             {{"outcome", "partly_upheld"}, {"cause", "wachttijd \"balie\""}, {"reasons", "Te lang."}});
        must(management, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
        must(management, StepKind::complete, {{"satisfied", "yes"}, {"summary", "Er werd te lang gewacht."}});
    }

    TestNode node;
    ComplaintId id;

  private:
    void must(Worker& who, StepKind kind, Facts facts) {
        facts.try_emplace("date", "2026-11-22");
        const auto taken = who.work.take(id, {kind, std::move(facts)});
        if (!taken) FAIL(name_of(kind), " ", name_of(taken.error().reason), " ", taken.error().detail);
    }
};

}  // namespace klachtenzuil
