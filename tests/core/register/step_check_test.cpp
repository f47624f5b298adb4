// A step that another node made up, or somebody wrote into the journal behind the program's back.

#include "core/register/step_check.hpp"

#include <doctest/doctest.h>

#include "core/complaint/complaint_names.hpp"
#include "core/register/database.hpp"
#include "core/register/fold.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_store.hpp"
#include "core/register/verify.hpp"
#include "tests/core/complaint/procedure_case.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

/// The other node, as its journal tells of it: who works there since when.
struct OtherNode {
    AccountHistory accounts;
    Terms terms;
    std::int64_t sequence = 100;
    bool key_at_hand = true;

    OtherNode() {
        account(2, "vanas", "management");
        account(3, "balie", "receptionist");
        account(4, "jan", "handler");
        account(5, "els", "handler");
        account(6, "weg", "management");
        account(7, "weg", "management", true);
        account(200, "later", "management");
    }
    void account(std::int64_t at, const char* name, const char* role, bool disabled = false) {
        AccountFacts facts{.name = name, .row = {}, .role = staff_role_from(role), .disabled = disabled};
        const auto taken = accounts.take(entry_of(at, "directie", "account", write_facts(facts)));
        REQUIRE(taken);
    }
    static JournalEntry entry_of(std::int64_t sequence, std::string actor, std::string step, std::string facts) {
        return {.node = "K2",
                .sequence = sequence,
                .at = instant_from_iso("2026-03-05T12:00:00.000Z").value(),
                .actor = std::move(actor),
                .complaint = ComplaintId{},
                .step = std::move(step),
                .facts = std::move(facts),
                .part = {}};
    }
    std::string answer(const ProcedureCase& before, const char* actor, StepKind step, Facts facts) const {
        facts.try_emplace("date", "2026-03-05");
        return answer(before, entry_of(sequence, actor, std::string(name_of(step)), write_facts(facts)));
    }
    std::string answer(const ProcedureCase& before, const JournalEntry& entry) const {
        ForeignSituation situation{.accounts = accounts, .terms = terms, .today = day("2026-03-05")};
        if (key_at_hand) {
            situation.token_of = [](std::string_view name) { return std::optional(token_named(name)); };
        }
        const auto checked = check_foreign_step(before.complaint, entry, situation);
        return checked ? "taken" : std::string(name_of(checked.error().reason));
    }
};

const Facts decision{{"outcome", "upheld"}, {"cause", "wachttijd"}};

}  // namespace

TEST_CASE("an honest step of another node is taken") {
    const OtherNode other;
    CHECK(other.answer(a_case(), "balie", StepKind::assign, {{"handler", "jan"}}) == "taken");
    CHECK(other.answer(a_case(), "node", StepKind::acknowledge, {{"how", "in_person"}}) == "taken");
    CHECK(other.answer(a_handled_case().heard(), "vanas", StepKind::decide, decision) == "taken");
    CHECK(other.answer(a_handled_case(), "jan", StepKind::hear, {{"side", "employee"}}) == "taken");
}

TEST_CASE("a forged step is refused by the rule that it breaks") {
    OtherNode other;
    const ProcedureCase heard = a_handled_case().heard();
    CHECK(other.answer(a_case(), "balie", StepKind::accept, {}) == "not_permitted");
    CHECK(other.answer(heard, "jan", StepKind::decide, decision) == "not_permitted");
    CHECK(other.answer(heard, "nergens", StepKind::decide, decision) == "not_permitted");
    CHECK(other.answer(heard, "weg", StepKind::decide, decision) == "not_permitted");
    CHECK(other.answer(heard, "later", StepKind::decide, decision) == "not_permitted");
    CHECK(other.answer(heard, "node", StepKind::decide, decision) == "not_permitted");
    CHECK(other.answer(a_handled_case(), "els", StepKind::hear, {{"side", "employee"}}) == "not_permitted");
    CHECK(other.answer(a_handled_case(), "vanas", StepKind::decide, decision) == "not_heard");
    CHECK(other.answer(a_decided_case(), "vanas", StepKind::complete, {{"satisfied", "yes"}, {"summary", "x"}}) ==
          "not_told");
    CHECK(other.answer(a_handled_case(), "vanas", StepKind::extend, {{"until", "2026-05-26"}, {"reason", "expert"}}) ==
          "extension_too_long");
    CHECK(other.answer(a_handled_case().extended("2026-05-01"), "vanas", StepKind::extend,
                       {{"until", "2026-05-02"}, {"reason", "expert"}}) == "extended_before");
    CHECK(other.answer(a_handled_case(), "vanas", StepKind::accept, {}) == "step_out_of_order");
    CHECK(other.answer(heard, "vanas", StepKind::decide, {{"outcome", "upheld"}}) == "facts_missing");
    CHECK(other.answer(heard, "vanas", StepKind::decide, {{"outcome", "upheld"}, {"cause", "x"}, {"reasons", "y"}}) ==
          "fact_not_allowed");
    CHECK(other.answer(a_case(), "balie", StepKind::assign, {{"handler", "niemand"}}) == "account_unknown");
    CHECK(other.answer(a_completed_case(), "vanas", StepKind::destroy, {}) == "retention_runs");
    CHECK(other.answer(a_case(), "node", StepKind::acknowledge, {{"how", "letter"}, {"date", "2026-03-06"}}) ==
          "date_not_possible");
}

TEST_CASE("whom a complaint is about cannot act in it from another node, once the dossier's key is at hand") {
    OtherNode other;
    CHECK(other.answer(a_case().about("vanas"), "vanas", StepKind::accept, {}) == "person_concerned");
    CHECK(other.answer(a_case().about("jan"), "balie", StepKind::assign, {{"handler", "jan"}}) == "person_concerned");
    const ProcedureCase turned_out = a_handled_case().heard().about("jan");
    CHECK(other.answer(turned_out, "vanas", StepKind::decide, decision) == "person_concerned");
    other.key_at_hand = false;
    CHECK(other.answer(a_case().about("vanas"), "vanas", StepKind::accept, {}) == "taken");
}

TEST_CASE("another node judges nothing before it is known who the named persons are") {
    const OtherNode other;
    ProcedureCase named = a_case();
    named.complaint.persons_named = 2;
    CHECK(other.answer(named, "balie", StepKind::assign, {{"handler", "jan"}}) == "persons_unlinked");
    CHECK(other.answer(named, "vanas", StepKind::accept, {}) == "persons_unlinked");
}

TEST_CASE("an entry that cannot be read, or is of tomorrow, is refused") {
    const OtherNode other;
    JournalEntry entry = OtherNode::entry_of(100, "vanas", "accept", "{\"date\": 5}");
    CHECK(other.answer(a_case(), entry) == "store_altered");
    entry.step = "abolish";
    CHECK(other.answer(a_case(), entry) == "store_altered");
    entry = OtherNode::entry_of(100, "vanas", "accept", "{\"date\":\"2026-03-05\"}");
    CHECK(other.answer(a_case(), entry) == "taken");
    entry.at += std::chrono::hours(24);
    CHECK(other.answer(a_case(), entry) == "date_not_possible");
    entry.step = "file";
    entry.at -= std::chrono::hours(24);
    CHECK(other.answer(a_case(), entry) == "store_altered");
}

TEST_CASE("a step written into the journal behind the program's back is seen, though its chain holds") {
    struct Row {
        const char* what;
        std::string actor;
        StepKind step;
        Facts facts;
    };
    const Row rows[] = {
        {"by nobody", "iemand", StepKind::accept, {{"date", "2026-11-22"}}},
        {"by somebody without the role", "balie", StepKind::accept, {{"date", "2026-11-22"}}},
        {"out of order", "vanas", StepKind::decide, {{"date", "2026-11-22"}, {"outcome", "upheld"}, {"cause", "x"}}},
        {"of tomorrow", "vanas", StepKind::accept, {{"date", "2026-11-23"}}},
        {"with a fact that the step does not know", "vanas", StepKind::accept, {{"date", "2026-11-22"}, {"x", "y"}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        TestNode node;
        const Worker desk(node, "balie", StaffRole::receptionist);
        const Worker management(node, "vanas", StaffRole::management);
        const ComplaintId id = node.add().entry.id;
        const auto forged = node->database().transaction([&](Sql& sql) -> Result<void> {
            const auto end = journal_end(sql, node.clock);
            REQUIRE(end);
            const auto entry = append_step(
                sql, end->node.code, end->head, end->now,
                {.kind = row.step, .actor = row.actor, .complaint = id, .facts = write_facts(row.facts), .part = {}});
            REQUIRE(entry);
            // A forger would make the register fit as well.
            const auto before = select_complaint(sql, id);
            REQUIRE(before);
            if (auto after = apply(**before, {row.step, row.facts})) store_complaint(sql, *after);
            return {};
        });
        REQUIRE(forged);
        const auto verified = verify(node->database());
        REQUIRE(verified);
        REQUIRE_FALSE(verified->findings.empty());
        CHECK(verified->findings.front().kind == FindingKind::step_unreadable);
    }
}
