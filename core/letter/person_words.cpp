#include "core/letter/person_words.hpp"

#include <algorithm>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// The account that a named person was linked to last.
std::string linked_to(std::span<const TakenStep> history, int person) {
    const std::string number = std::to_string(person);
    for (auto step = history.rbegin(); step != history.rend(); ++step) {
        const auto named = step->facts.find("person");
        const auto staff = step->facts.find("staff");
        const bool about_person = named != step->facts.end() && named->second == number;
        const bool counts = step->kind == StepKind::correct && !step->disputed;
        if (counts && about_person && staff != step->facts.end()) return staff->second;
    }
    return {};
}

}  // namespace

std::string person_called(const Words& words, const Complaint& complaint, const Form* form, int person) {
    if (form != nullptr && complainant_among(complaint, *form) == person)
        return words.fill(w::desk_person_complainant, fmt::arg("name", form->complainant.name));
    const auto at = static_cast<std::size_t>(person);
    if (form != nullptr && at < form->persons.size()) return form->persons[at];
    return words.fill(w::desk_person, fmt::arg("number", person + 1));
}

std::string person_linked(const Words& words, const Complaint& complaint, std::span<const TakenStep> history,
                          int person) {
    const auto link = std::ranges::find(complaint.persons, person, &PersonLink::person);
    if (link == complaint.persons.end()) return words(w::desk_person_open);
    if (!link->staff) return words(w::desk_person_nobody);
    return words.fill(w::desk_person_staff, fmt::arg("name", linked_to(history, person)));
}

}  // namespace klachtenzuil
