#pragma once
// Measures of a period and causes that came again after one, from measures that are handed over one after another. For
// core/analysis only.

#include <optional>
#include <vector>

#include "core/analysis/cause_book.hpp"
#include "core/analysis/figures.hpp"
#include "core/register/figure_rows.hpp"

namespace klachtenzuil {

class MeasureTally {
  public:
    MeasureTally(const AnalysisScope& scope, Date today, CauseBook& causes);

    /// All measures first, of complaints in the scope.
    void take(const MeasureRow& row);
    /// Then all complaints in the scope that are decided.
    void take(const Complaint& complaint, std::size_t cause);

    void fill(Analysis& analysis);

  private:
    struct OfCause {
        std::int64_t measures = 0;
        std::optional<Date> since;
        std::int64_t repeats = 0;
    };

    void count(const Measure& measure, const Period& period, MeasureCounts& counts) const;
    bool is_overdue(const Measure& measure) const;
    void keep_most_urgent();

    Period m_period;
    Period m_before;
    Date m_today;
    CauseBook& m_causes;
    MeasureCounts m_counts;
    MeasureCounts m_counts_before;
    std::vector<MeasureFigures> m_list;
    std::int64_t m_listed = 0;
    std::vector<OfCause> m_of_cause;  ///< by the cause's number
};

}  // namespace klachtenzuil
