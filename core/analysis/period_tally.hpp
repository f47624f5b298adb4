#pragma once
// Counts one period's figures from complaints that are handed over one after another, without keeping any.

#include <vector>

#include "core/analysis/cause_book.hpp"
#include "core/analysis/counted.hpp"
#include "core/analysis/figures.hpp"

namespace klachtenzuil {

class PeriodTally {
  public:
    PeriodTally(const Period& period, const Terms& terms, Date today);

    /// `cause` is the number of its decision's cause; not looked at without a decision.
    void take(const CaseRow& row, const TermVerdicts& verdicts, std::size_t cause);
    PeriodFigures done(const CauseBook& causes) const;

  private:
    /// How many took how many days.
    using Days = std::vector<std::int64_t>;

    void take_received(const CaseRow& row);
    void take_open(const CaseRow& row, const TermVerdicts& verdicts);
    void take_ends(const CaseRow& row, std::size_t cause);
    void take_times(const CaseRow& row);
    void take_terms(const TermVerdicts& verdicts);
    MonthFigures& month_of_day(Day day);

    PeriodDays m_period;
    Terms m_terms;
    CountedSince m_since;
    Day m_until;
    PeriodFigures m_figures;
    std::array<Days, time_kind_count> m_days;
    std::vector<std::int64_t> m_causes;
};

}  // namespace klachtenzuil
