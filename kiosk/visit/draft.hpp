#pragma once
// What the visitor has told so far. Lives in memory only, until it is sent or wiped.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/complaint/form.hpp"
#include "kiosk/action.hpp"

namespace klachtenzuil {

/// How the visitor answers "when did it happen?".
enum class When { unanswered, today, yesterday, on_a_day, not_known };

struct Draft {
    Form form;
    bool for_someone_else = false;     ///< then form.complainant.representative is asked
    bool who_speaks_answered = false;  ///< whether "for yourself or for someone else" was answered
    When when = When::unanswered;
    std::optional<std::chrono::year_month> shown_month;  ///< of the calendar
    std::string persons;  ///< names as typed, divided by commas or lines; becomes form.persons
    std::optional<bool> raised_before;
    std::optional<bool> brought_letter;
    bool story_on_paper = false;  ///< only who asks for it gets the story on paper: the printer stands in the open
    bool operator==(const Draft&) const = default;
};

/// The form as it would be sent: the draft's own answers put in their place, white space at the ends taken off. What
/// the visitor cannot see is not sent: without a name no name or address goes along, and of the ways to be reached only
/// those that the chosen way of answering shows. The language is the draft's, as the model set it.
Form form_of(const Draft& draft, Date today);

/// What still stands in the way of leaving `step`, in the order of its questions: the form's own checks and the
/// questions that only the screens ask. The check step has everything.
std::vector<Problem> problems_of(const Draft& draft, Screen step, Date today);

/// Overwrites everything that was told and starts anew.
void wipe(Draft& draft);

}  // namespace klachtenzuil
