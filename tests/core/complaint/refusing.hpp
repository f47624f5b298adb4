#pragma once
// What a step needs in order to be taken, and tables of what must not be.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/core/complaint/procedure_case.hpp"

namespace klachtenzuil {

inline const Facts decision{{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang gewacht."}};
inline const Facts completion{{"satisfied", "yes"}, {"summary", "Er werd te lang gewacht."}};
inline const Facts extension{{"until", "2026-05-01"}, {"reason", "expert"}, {"explanation", "Deskundige."}};
inline const Facts a_measure{
    {"kind", "corrective"}, {"what", "Rooster"}, {"owner", "teamleider"}, {"due", "2026-04-01"}};
inline const Facts outcome_told{{"about", "outcome"}, {"how", "letter"}};

inline Facts with(Facts facts, const char* name, std::string value) {
    facts[name] = std::move(value);
    return facts;
}
inline Facts without(Facts facts, const char* name) {
    facts.erase(name);
    return facts;
}

/// One thing that must not be.
struct Refusing {
    const char* what;
    ProcedureCase one;
    Actor who;
    StepKind step;
    Facts facts;
    Reason reason;
    std::string detail = {};
};

inline void check_refused(const std::vector<Refusing>& rows) {
    for (const Refusing& row : rows) {
        CAPTURE(row.what);
        const Failure failure = row.one.refused(row.who, row.step, row.facts);
        CHECK(name_of(failure.reason) == name_of(row.reason));
        if (!row.detail.empty()) CHECK(failure.detail == row.detail);
    }
}

}  // namespace klachtenzuil
