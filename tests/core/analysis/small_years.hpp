#pragma once
// Analyses of generated years without a store: the pure functions over complaints.

#include "core/analysis/period_tally.hpp"
#include "tests/support/generated_years.hpp"

namespace klachtenzuil {

inline std::vector<Complaint> complaints_of(const GeneratedYears& wanted) {
    std::vector<Complaint> all;
    generate(wanted, [&](const GeneratedCase& made) { all.push_back(folded(made)); });
    return all;
}

/// Of one calendar year and the one before; no measures.
inline Analysis analysis_of(const std::vector<Complaint>& complaints, std::chrono::year year, Date today) {
    Analysis analysis;
    analysis.scope.period = year_of(year);
    analysis.today = today;
    analysis.configured_causes = {"Planning"};
    CauseBook causes(analysis.configured_causes);
    PeriodTally now(analysis.scope.period, analysis.terms, today);
    PeriodTally before(year_before(analysis.scope.period), analysis.terms, today);
    for (const Complaint& complaint : complaints) {
        const TermVerdicts verdicts = verdicts_on(complaint, analysis.terms, today);
        const std::size_t cause = complaint.decision ? causes.number_of(complaint.decision->cause) : 0;
        now.take(complaint, verdicts, cause);
        before.take(complaint, verdicts, cause);
    }
    analysis.now = now.done(causes);
    analysis.before = before.done(causes);
    return analysis;
}

}  // namespace klachtenzuil
