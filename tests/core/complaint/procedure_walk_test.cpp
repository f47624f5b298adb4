// Random hands on the table: whatever they try in whatever order, what must hold holds.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "core/complaint/procedure.hpp"
#include "tests/core/complaint/procedure_case.hpp"

using namespace klachtenzuil;
using enum StepKind;

namespace {

class Walk {
  public:
    explicit Walk(unsigned seed) : m_random(seed) {
        m_one = a_case();
        m_one.complaint.anonymous = chance(4);
    }

    /// Tries one step of whatever kind by whomever; true when it was taken.
    bool step() {
        if (chance(3)) m_one.today = plus_days(m_one.today, pick(20));
        const auto rules = procedure();
        const ProcedureRule& rule = rules[static_cast<std::size_t>(pick(static_cast<int>(rules.size())))];
        static const std::array actors{the_desk(),
                                       the_management(),
                                       the_handler(),
                                       actor("els", StaffRole::handler),
                                       actor("extern", StaffRole::independent),
                                       actor("deboer", StaffRole::management)};
        const Actor& who = actors[static_cast<std::size_t>(pick(static_cast<int>(actors.size())))];
        const Complaint before = m_one.complaint;
        auto after = m_one.tries(who, rule.step, facts_for(rule));
        if (!after) return false;
        m_one.complaint = std::move(*after);
        check(before, rule.step, who);
        return true;
    }
    const Complaint& complaint() const { return m_one.complaint; }

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    bool chance(int one_in) { return pick(one_in) == 0; }

    std::string value_for(const FactSpec& fact) {
        switch (fact.kind) {
            case FactKind::date: return iso(plus_days(m_one.today, fact.name == "date" ? -pick(2) : pick(90)));
            case FactKind::choice:
                return std::string(fact.choices[static_cast<std::size_t>(pick(static_cast<int>(fact.choices.size())))]);
            case FactKind::number: return std::to_string(pick(3));
            case FactKind::staff:
                if (fact.name == "handler") return chance(2) ? "jan" : "els";
                return chance(6) ? hex(token_named(chance(2) ? "jan" : "vanas").bytes) : std::string(nobody_here);
            case FactKind::text: return chance(8) ? " " : "tekst";
        }
        return {};
    }
    Facts facts_for(const ProcedureRule& rule) {
        Facts facts;
        for (const FactSpec& fact : rule.registers) {
            if (fact.by_program || chance(25) || (!fact.required && chance(2))) continue;
            facts.emplace(fact.name, value_for(fact));
        }
        return facts;
    }

    /// What must hold after a step that was taken, said once more in other words than the table's.
    void check(const Complaint& before, StepKind step, const Actor& who) {
        const Complaint& now = m_one.complaint;
        CHECK_FALSE(is_concerned(before, who.token));
        CHECK((now.stage == Stage::refused) == now.refused.has_value());
        CHECK((now.stage == Stage::completed) == now.completion.has_value());
        if (now.stage == Stage::decided || now.stage == Stage::completed) {
            REQUIRE(now.decision);
            CHECK(now.heard[0].has_value());
            CHECK(now.heard[1].has_value());
            CHECK_FALSE(now.handler.empty());
            CHECK(now.started.has_value());
            CHECK(now.accepted.has_value());
        }
        if (now.stage == Stage::completed) {
            REQUIRE(now.decision->told);
            CHECK(*now.decision->told >= now.decision->date);
            CHECK(now.completion->date >= *now.decision->told);
            CHECK((now.completion->satisfied != Satisfied::no || now.referred));
            CHECK_FALSE(now.completion->summary.empty());
        }
        if (step == decide || step == complete || step == accept || step == refuse || step == extend) {
            CHECK((who.role == StaffRole::management || who.role == StaffRole::independent));
        }
        if (before.extension) CHECK(now.extension->until == before.extension->until);
        if (now.extension) CHECK(now.extension->until <= plus_days(day("2026-03-02"), 84));
        CHECK(now.reopened - before.reopened == (step == reopen ? 1 : 0));
        CHECK(now.measures.size() >= before.measures.size());
        CHECK_FALSE(before.destroyed.has_value() != (before.destroyed && step == correct));
    }

    std::mt19937 m_random;
    ProcedureCase m_one;
};

}  // namespace

TEST_CASE("no walk over the table reaches an end without what it needs") {
    const char* wanted = std::getenv("KLACHTENZUIL_WALKS");
    const long walks = wanted ? std::atol(wanted) : 300;
    std::array<int, stage_count> reached{};
    int taken = 0;
    for (long i = 0; i < walks; ++i) {
        Walk walk(static_cast<unsigned>(i));
        for (int k = 0; k < 400; ++k) {
            const Stage before = walk.complaint().stage;
            taken += walk.step() ? 1 : 0;
            if (walk.complaint().stage != before) ++reached[static_cast<std::size_t>(walk.complaint().stage)];
        }
    }
    MESSAGE("steps taken: ", taken, ", completed: ", reached[static_cast<std::size_t>(Stage::completed)]);
    CHECK(taken > walks * 10);
    for (int stage = static_cast<int>(Stage::assessing); stage < stage_count; ++stage)
        CHECK(reached[static_cast<std::size_t>(stage)] > walks / 20);
}
