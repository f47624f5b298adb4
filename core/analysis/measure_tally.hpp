#pragma once
// Measures of a period and causes that came again after one: all measures are kept, without their texts, until the
// complaints pass by to which they belong. For core/analysis only.

#include <cstring>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/analysis/cause_book.hpp"
#include "core/analysis/figures.hpp"
#include "core/register/figure_rows.hpp"

namespace klachtenzuil {

class MeasureTally {
  public:
    MeasureTally(const AnalysisScope& scope, Date today, CauseBook& causes);

    /// All measures first, those of one complaint one after another.
    void take(const MeasureRow& row);
    bool has_measure_of(const ComplaintId& complaint) const;
    /// Then all complaints in the scope that have one or can be a repeat, in the order of their receipt; `cause` is not
    /// looked at without a decision. No measure is decided before its complaint came in, so that what could be a repeat
    /// comes after it.
    void take(const Complaint& complaint, std::size_t cause);

    /// The list has no references, causes and texts yet.
    void fill(Analysis& analysis);

  private:
    struct OfCause {
        std::int64_t measures = 0;
        std::optional<Date> since;
        std::int64_t repeats = 0;
    };

    /// Ids are random as they are.
    struct Hash {
        std::size_t operator()(const ComplaintId& id) const {
            std::size_t value = 0;
            std::memcpy(&value, id.bytes.data(), sizeof value);
            return value;
        }
    };

    /// Most complaints have no measure: one bit of these says so without a look at the table, which is far larger.
    static constexpr std::size_t marks = std::size_t{1} << 20U;
    static std::size_t mark_of(const ComplaintId& id) { return Hash{}(id) % marks; }

    void count(const Measure& measure, const Period& period, MeasureCounts& counts) const;
    void take_own(const ComplaintId& complaint, const Measure& measure);
    OfCause& of_cause(std::size_t cause);
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
    std::vector<MeasureRow> m_rows;
    std::unordered_map<ComplaintId, std::size_t, Hash> m_first_of;  ///< the first row of each complaint
    std::vector<bool> m_marked = std::vector<bool>(marks);          ///< where an id of those has its mark
};

}  // namespace klachtenzuil
