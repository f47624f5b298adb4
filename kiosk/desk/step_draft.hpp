#pragma once
// A step that is being filled in: its facts as typed and chosen, and what is still needed of them.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/procedure.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil::desk {

/// What is asked at one fact.
struct FactProblem {
    std::string fact;
    Word what_to_do;
};

struct StepDraft {
    StepKind kind = StepKind::note;
    Facts facts;
    std::map<std::string, std::chrono::year_month, std::less<>> months;  ///< that the calendars show
    std::vector<FactProblem> problems;                                   ///< after a try

    std::string& text(std::string_view fact);
    std::string_view value(std::string_view fact) const;
    void set(std::string_view fact, std::string_view value);
};

void wipe(StepDraft& draft);

/// A step as it is met first: dates of today filled in, one measure chosen where there is only one.
StepDraft begin_step(StepKind kind, const Complaint& complaint, Date today);

/// What the register says now of what `correct` would put right, as a value of the fact; empty: nothing.
std::string what_stands(const Complaint& complaint, std::string_view what);

/// What is missing before it can be asked for; the procedure itself is checked when it is taken.
std::vector<FactProblem> missing_facts(const StepDraft& draft);

/// The step as it is asked for: empty facts left out, white space at the ends taken off.
Step step_of(const StepDraft& draft);

}  // namespace klachtenzuil::desk
