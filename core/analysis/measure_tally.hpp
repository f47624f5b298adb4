#pragma once
// Measures of a period and causes that came again after one: all measures are kept, without their texts, until the
// complaints pass by to which they belong. For core/analysis only.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/cause_book.hpp"
#include "core/analysis/counted.hpp"
#include "core/analysis/figures.hpp"
#include "core/register/figure_rows.hpp"

namespace klachtenzuil {

class MeasureTally {
  public:
    MeasureTally(const AnalysisScope& scope, Date today, CauseBook& causes);

    /// All measures first, in the order of their complaints' ids.
    void take(const MeasureRow& row);
    bool has_measure_of(const ComplaintId& complaint) const { return !measures_of(complaint).empty(); }
    /// Then all complaints in the scope that have one or can be a repeat, in the order of their receipt; `cause` is not
    /// looked at without a decision. No measure is decided before its complaint came in, so that what could be a repeat
    /// comes after it.
    void take(const CaseRow& row, std::size_t cause);

    /// The list has no references, causes and texts yet.
    void fill(Analysis& analysis);

  private:
    struct OfCause {
        std::int64_t measures = 0;
        Day since = never;
        std::int64_t repeats = 0;
    };

    /// Ids are random, so that their first two bytes lead to some few of them.
    static constexpr std::size_t beginnings = std::size_t{1} << 16U;
    static std::size_t beginning_of(const ComplaintId& id) { return std::size_t{id.bytes[0]} << 8U | id.bytes[1]; }

    /// Most complaints have no measure: one bit of these says so without a look at the rows, which are more than a
    /// cache holds. Without them the figures of a year of 1,000,000 complaints with 92,000 measures take 585 ms of a
    /// processor at least, with them 500.
    static constexpr std::size_t marks = std::size_t{1} << 20U;
    static std::size_t mark_of(const ComplaintId& id) {
        return beginning_of(id) << 4U | std::size_t{id.bytes[2]} >> 4U;
    }

    std::span<const MeasureRow> measures_of(const ComplaintId& complaint) const;
    void count(const MeasureRow& measure, const PeriodDays& period, MeasureCounts& counts) const;
    void take_own(const MeasureRow& measure);
    OfCause& of_cause(std::size_t cause);
    bool is_overdue(const MeasureRow& measure) const { return measure.checked == never && measure.due < m_today; }
    void keep_most_urgent();

    PeriodDays m_period;
    PeriodDays m_before;
    Day m_today;
    CauseBook& m_causes;
    MeasureCounts m_counts;
    MeasureCounts m_counts_before;
    std::vector<MeasureFigures> m_list;
    std::int64_t m_listed = 0;
    std::vector<OfCause> m_of_cause;  ///< by the cause's number
    std::vector<MeasureRow> m_rows;
    /// The first row whose id begins so or with more, as far as rows came in.
    std::vector<std::uint32_t> m_first = std::vector<std::uint32_t>(beginnings);
    std::size_t m_begun = 0;
    std::vector<bool> m_marked = std::vector<bool>(marks);  ///< where an id of those has its mark
};

}  // namespace klachtenzuil
