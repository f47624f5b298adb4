// A step being filled in: what it begins with, what it lacks, and what leaves the screen.

#include <doctest/doctest.h>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/letter_form.hpp"
#include "kiosk/desk/step_draft.hpp"

using namespace klachtenzuil;

namespace {

const Date today = date_from_iso("2026-11-22").value();

}  // namespace

TEST_CASE("every fact that somebody fills in has words of its own, and so has each of its choices") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (const ProcedureRule& rule : procedure()) {
            for (const FactSpec& fact : rule.registers) {
                CAPTURE(name_of(rule.step));
                CAPTURE(fact.name);
                CHECK(desk::fact_label(words, rule.step, fact.name) != fact.name);
                for (const std::string_view choice : fact.choices) {
                    CAPTURE(choice);
                    CHECK(desk::fact_text(words, rule.step, fact.name, choice).find('_') == std::string::npos);
                    if (language == Language::nl) CHECK(desk::fact_text(words, rule.step, fact.name, choice) != choice);
                }
            }
        }
    }
}

TEST_CASE("a step begins on today, and what is still to come has no day yet") {
    const auto draft = desk::begin_step(StepKind::extend, {}, today);
    CHECK(draft.value("date") == "2026-11-22");
    CHECK(draft.value("until").empty());
    const auto missing = desk::missing_facts(draft);
    CHECK(missing.size() == 3);
}

TEST_CASE("the only measure is chosen at once, of two none is") {
    Complaint complaint;
    complaint.measures.resize(1);
    complaint.measures[0].number = 1;
    CHECK(desk::begin_step(StepKind::check_measure, complaint, today).value("measure") == "1");
    complaint.measures.resize(2);
    CHECK(desk::begin_step(StepKind::check_measure, complaint, today).value("measure").empty());
}

TEST_CASE("white space is no fact") {
    auto draft = desk::begin_step(StepKind::note, {}, today);
    draft.set("text", " \n ");
    CHECK(desk::missing_facts(draft).size() == 1);
    CHECK_FALSE(desk::step_of(draft).facts.contains("text"));
    draft.set("text", " iets\n");
    CHECK(desk::step_of(draft).facts.at("text") == "iets");
}

TEST_CASE("what stands in the register is shown as the fact that would replace it") {
    Complaint complaint;
    complaint.received = today;
    complaint.kind = ComplainantKind::employer;
    complaint.about.set(static_cast<std::size_t>(Category::behaviour));
    complaint.about.set(static_cast<std::size_t>(Category::treatment));
    CHECK(desk::what_stands(complaint, "received") == "2026-11-22");
    CHECK(desk::what_stands(complaint, "kind") == "employer");
    CHECK(desk::what_stands(complaint, "about") == "behaviour,treatment");
    CHECK(desk::what_stands(complaint, "acknowledged").empty());
}

TEST_CASE("a time is read as people write it") {
    using std::chrono::minutes;
    const struct {
        const char* typed;
        std::optional<minutes> read;
    } rows[] = {{"14:30", minutes{870}},
                {"9.05", minutes{545}},
                {" 9 uur", minutes{540}},
                {"0:00", minutes{0}},
                {"24:00", {}},
                {"12:60", {}},
                {"half drie", {}},
                {"", {}},
                {"123", {}},
                {"12:", {}}};
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        CHECK(desk::time_from(row.typed) == row.read);
    }
}

TEST_CASE("a refused step says the rule: where the complaint must be, who does it, or whom it is about") {
    const Words words(Language::nl);
    const auto rule = [&words](StepKind step, Reason reason, Stage stage, StaffRole role) {
        return desk::rule_text(words, step, {reason, "decide"}, stage, role);
    };
    CHECK(rule(StepKind::decide, Reason::step_out_of_order, Stage::received, StaffRole::management) ==
          words.fill(w::desk_rule_stage, fmt::arg("stages", words(w::complaint_stage_handling))));
    CHECK(desk::rule_text(words, StepKind::acknowledge, {Reason::step_out_of_order, "acknowledged_before 2026-11-20"},
                          Stage::received, StaffRole::management)
              .find("vrijdag 20 november 2026") != std::string::npos);
    const std::string deciders =
        rule(StepKind::decide, Reason::not_permitted, Stage::handling, StaffRole::receptionist);
    CHECK(deciders.find(words(w::desk_role_management)) != std::string::npos);
    CHECK(deciders.find(words(w::desk_role_receptionist)) == std::string::npos);
    CHECK(rule(StepKind::hear, Reason::not_permitted, Stage::handling, StaffRole::handler) ==
          words(w::desk_rule_not_yours));
    CHECK(rule(StepKind::decide, Reason::person_concerned, Stage::handling, StaffRole::management) ==
          words(w::desk_rule_concerned));
    CHECK(rule(StepKind::decide, Reason::not_heard, Stage::handling, StaffRole::management) ==
          words.for_staff({Reason::not_heard, "decide"}));
}
