// The days that a form offers are the days that the procedure takes: not one more, not one less.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/complaint/procedure_days.hpp"
#include "tests/core/complaint/procedure_case.hpp"

using namespace klachtenzuil;
using enum StepKind;

namespace {

struct Row {
    const char* name;
    ProcedureCase at;
    StepKind step;
    Facts facts;  ///< the others of the step
    const char* fact;
    const char* first;  ///< empty: none
    const char* last;
};

/// Everything on days of its own, so that no day is right by chance.
ProcedureCase heard_late() {
    return a_case()
        .on("2026-03-06")
        .assigned()
        .on("2026-03-08")
        .accepted()
        .on("2026-03-10")
        .heard("employee")
        .on("2026-03-12")
        .heard("complainant");
}
ProcedureCase decided_late() {
    return heard_late().on("2026-03-15").decided();
}
ProcedureCase told_late() {
    return decided_late().on("2026-03-18").told("outcome");
}
ProcedureCase with_measure() {
    return decided_late()
        .on("2026-03-17")
        .takes(the_management(), measure,
               {{"kind", "corrective"}, {"what", "Stoel"}, {"owner", "jan"}, {"due", "2026-05-01"}});
}

std::vector<Row> rows() {
    const Facts decision{{"outcome", "upheld"}, {"cause", "drukte"}, {"reasons", "Druk."}};
    const Facts longer{{"reason", "expert"}, {"explanation", "Deskundige."}};
    const Facts works{{"measure", "1"}, {"result", "worked"}};
    const Facts planned{{"kind", "corrective"}, {"what", "Stoel"}, {"owner", "jan"}};
    const Facts told{{"about", "outcome"}, {"how", "letter"}};
    const Facts ended{{"satisfied", "yes"}, {"summary", "Gewacht."}};
    return {
        {"after the receipt", a_case().assigned().on("2026-03-20"), accept, {}, "date", "2026-03-02", "2026-03-20"},
        {"after both were heard", heard_late().on("2026-03-20"), decide, decision, "date", "2026-03-12", "2026-03-20"},
        {"after the decision", decided_late().on("2026-03-20"), inform, told, "date", "2026-03-15", "2026-03-20"},
        {"after it was told", told_late().on("2026-03-25"), complete, ended, "date", "2026-03-18", "2026-03-25"},
        {"after the end",
         told_late().completed().on("2026-03-30"),
         reopen,
         {{"reason", "Nieuw."}},
         "date",
         "2026-03-18",
         "2026-03-30"},
        {"after the measure", with_measure().on("2026-03-30"), check_measure, works, "date", "2026-03-17",
         "2026-03-30"},
        {"a measure to come", decided_late().on("2026-03-20"), measure, planned, "due", "2026-03-20", ""},
        {"beyond the term", a_handled_case().on("2026-03-20"), extend, longer, "until", "2026-04-14", "2026-05-25"},
        {"beyond the term and today", a_handled_case().on("2026-04-30"), extend, longer, "until", "2026-04-30",
         "2026-05-25"},
        {"a receipt before all that was done",
         heard_late().on("2026-03-20"),
         correct,
         {{"what", "received"}, {"reason", "typ"}},
         "value",
         "",
         "2026-03-06"},
    };
}

std::string text_of(const std::optional<Date>& day) {
    return day ? iso(*day) : std::string();
}

}  // namespace

TEST_CASE("the days that are left for a fact are those that the procedure takes") {
    for (Row& row : rows()) {
        CAPTURE(row.name);
        const Step step{row.step, row.facts};
        const DayRange days = days_allowed(row.at.complaint, step, row.fact, &row.at.terms, row.at.today);
        CHECK(text_of(days.first) == row.first);
        CHECK(text_of(days.last) == row.last);
        for (int i = -20; i <= 120; ++i) {
            const Date day = plus_days(row.at.complaint.received, i);
            CAPTURE(iso(day));
            Facts facts = row.facts;
            facts[row.fact] = iso(day);
            CHECK(row.at.tries(the_management(), row.step, facts).has_value() == days.holds(day));
        }
    }
}

TEST_CASE("what is not known yet leaves the days of the receipt open") {
    const ProcedureCase at = decided_late().on("2026-03-20");
    const auto first = [&](StepKind step, Facts facts) {
        return text_of(days_allowed(at.complaint, {step, std::move(facts)}, "date", &at.terms, at.today).first);
    };
    CHECK(first(inform, {}) == "2026-03-02");
    CHECK(first(inform, {{"about", "outcome"}}) == "2026-03-15");
    CHECK(first(check_measure, {{"measure", "7"}}) == "2026-03-02");
    CHECK(first(complete, {}) == "2026-03-02");
    // Terms of another node are not known here.
    const auto until = days_allowed(at.complaint, {extend, {}}, "until", nullptr, at.today);
    CHECK(text_of(until.first) == "2026-03-20");
    CHECK_FALSE(until.last);
}
