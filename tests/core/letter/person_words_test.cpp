// How persons, steps and what is known of a complaint are called, for the desk and the command line alike.

#include "core/letter/person_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/letter/step_words.hpp"

using namespace klachtenzuil;

namespace {

/// A colleague who names two persons.
Form a_colleague() {
    Form form;
    form.complainant.kind = ComplainantKind::staff;
    form.complainant.name = "Zoë Çelik";
    form.persons = {"de man aan de balie", "Karin Smit"};
    return form;
}

TakenStep linking(int person, const char* account) {
    TakenStep step;
    step.kind = StepKind::correct;
    step.facts = {{"what", "person"}, {"person", std::to_string(person)}, {"staff", account}};
    return step;
}

}  // namespace

TEST_CASE("persons are called as they were named, the complainant as such, and others by a number") {
    const Words words(Language::nl);
    const Form form = a_colleague();
    Complaint complaint;
    complaint.persons_named = 3;
    CHECK(person_called(words, complaint, &form, 1) == "Karin Smit");
    CHECK(person_called(words, complaint, &form, 2) == "Zoë Çelik (indiener)");
    CHECK(person_called(words, complaint, &form, 3) == "Persoon 4");
    CHECK(person_called(words, complaint, nullptr, 2) == "Persoon 3");
    // A complaint of an older version asked for nobody else than it named.
    complaint.persons_named = 2;
    CHECK(person_called(words, complaint, &form, 1) == "Karin Smit");
    CHECK(person_called(words, complaint, &form, 2) == "Persoon 3");
}

TEST_CASE("who a person is, is told by the link that counts") {
    const Words words(Language::nl);
    Complaint complaint;
    complaint.persons_named = 3;
    complaint.persons = {{.person = 0, .staff = StaffToken{}}, {.person = 1, .staff = {}}};
    std::vector<TakenStep> history{linking(0, "jan"), linking(0, "els"), linking(0, "piet")};
    history.back().disputed = Reason::not_permitted;
    CHECK(person_linked(words, complaint, history, 0) == "Is els");
    CHECK(person_linked(words, complaint, history, 1) == "Werkt hier niet");
    CHECK(person_linked(words, complaint, history, 2) == "Nog niet gekoppeld");
}

TEST_CASE("what a step registered is told in the order in which it asks, and nothing is left out") {
    const Words words(Language::nl);
    const auto lines =
        fact_lines(words, StepKind::decide,
                   {{"unheard_of", "x"}, {"outcome", "upheld"}, {"date", "2026-03-05"}, {"cause", "drukte"}});
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].text == "donderdag 5 maart 2026");
    CHECK(lines[1].text == "gegrond");
    CHECK(lines[2].text == "drukte");
    CHECK(lines[3].label == "unheard_of");
}
