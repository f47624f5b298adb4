#pragma once
// Analyses of generated years without a store: the pure functions over complaints.

#include "core/analysis/period_tally.hpp"
#include "tests/support/generated_years.hpp"

namespace klachtenzuil {

/// The complaint as figures look at it; good as long as that is.
inline CaseRow row_of(const Complaint& complaint) {
    CaseRow row;
    Day latest = complaint.received;
    const auto put = [&latest](Day& into, const std::optional<Date>& date) {
        if (date) into = *date;
        if (date) latest = std::max(latest, into);
    };
    row.id = complaint.id;
    row.channel = complaint.channel;
    row.kind = complaint.kind;
    row.about = complaint.about;
    row.stage = complaint.stage;
    row.anonymous = complaint.anonymous;
    row.reopened = complaint.reopened;
    row.received = complaint.received;
    put(row.acknowledged, complaint.acknowledged);
    put(row.started, complaint.started);
    put(row.referred, complaint.referred);
    if (const auto& refused = complaint.refused) {
        put(row.refused, refused->date);
        put(row.refusal_told, refused->told);
        row.refusal = refused->reason;
    }
    if (const auto& extension = complaint.extension) {
        put(row.extended, extension->date);
        put(row.extended_until, extension->until);
        put(row.extension_told, extension->told);
        row.extension_reason = extension->reason;
    }
    if (const auto& decision = complaint.decision) {
        put(row.decided, decision->date);
        put(row.outcome_told, decision->told);
        row.outcome = decision->outcome;
        row.cause = decision->cause;
    }
    if (const auto& completion = complaint.completion) {
        put(row.completed, completion->date);
        row.satisfied = completion->satisfied;
    }
    if (row.completed != never || row.refused != never) row.until = latest;
    return row;
}

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
        const CaseRow row = row_of(complaint);
        const TermVerdicts verdicts = verdicts_on(row, analysis.terms, today);
        const std::size_t cause = complaint.decision ? causes.number_of(row.cause) : 0;
        now.take(row, verdicts, cause);
        before.take(row, verdicts, cause);
    }
    analysis.now = now.done(causes);
    analysis.before = before.done(causes);
    return analysis;
}

}  // namespace klachtenzuil
