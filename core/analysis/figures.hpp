#pragma once
// The figures of a period: what was received and what became of it. Source: procedure, "What the yearly analysis
// holds".
//
// What a figure counts
//   - Figures come from the register's columns in the clear alone; no dossier is opened. They say how the register
//     stands now: a complaint that was reopened has no outcome, referral and completion before it has them again, and a
//     correction counts as if it had always stood there. Steps that do not count in the procedure do not count here.
//   - A complaint is looked at when it was received on or before the period's last day and fits the scope.
//   - Received, by month, kind of complainant, category, channel, stage, and reopened: complaints received in the
//     period. A complaint has one or more categories, so that these add up to more than there are complaints.
//   - Outcomes and causes: decided in the period. Satisfied or not: completed in it. Not accepted, and why: refused in
//     it. Extensions: extended in it. Referred to the external body: pointed out in it.
//   - Times: calendar days from receipt to the event, of events in the period: acknowledged, started (the first handler
//     was registered), and the complainant told of the outcome. An event that is dated before the receipt took 0 days.
//   - Terms: each is counted once, on the day that decides it: the day it was met or, when it was not, the day after
//     its last day, whether it was done later or not at all. So an open one that is overdue counts as not met, and one
//     that still runs does not count. Which terms apply to a complaint: terms_of().
//   - Open at the end: received by the last day (or by today, where the period still runs) and neither completed nor
//     refused by then. Late among them: those of which a term had run out by then that nobody had met, by term and,
//     each complaint once, altogether.
//   - Measures are of the period in which they were decided; how they stand is as of now.
// Median: of an even count the mean of the middle two. Median and mean are rounded to a tenth of a day, halves up.
// Percentages are rounded to whole ones, halves up, each by itself: they can add up to 99 or 101.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/period.hpp"
#include "core/complaint/complaint.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/term.hpp"

namespace klachtenzuil {

/// Which complaints are looked at.
struct AnalysisScope {
    Period period;
    std::optional<ComplainantKind> kind{};
    std::optional<Channel> channel{};
    bool operator==(const AnalysisScope&) const = default;

    bool fits(std::optional<ComplainantKind> of, Channel by) const {
        return (!kind || of == kind) && (!channel || by == *channel);
    }
};

/// What is measured in days from the receipt.
enum class TimeKind { acknowledge, start, complete };
inline constexpr int time_kind_count = 3;
/// "acknowledge", "start", "complete".
std::string_view name_of(TimeKind kind);

/// Of the complaints to which it happened in the period.
struct TimeFigures {
    std::int64_t count = 0;
    std::optional<std::int64_t> median_tenths;  ///< of a day; nothing where nothing happened
    std::optional<std::int64_t> mean_tenths;
    std::optional<std::int64_t> longest_days;
    bool operator==(const TimeFigures&) const = default;
};

struct TermFigures {
    std::int64_t met = 0;
    std::int64_t not_met = 0;
    bool operator==(const TermFigures&) const = default;

    std::int64_t count() const { return met + not_met; }
};

/// Thirds of the term to complete, thirds of its extension, and later: 14, 28, 42, 56, 70, 84 days and more.
inline constexpr int time_step_count = 7;
/// The last day of each step but the last, which has none.
std::array<int, time_step_count - 1> time_steps(const Terms& terms);

struct MonthFigures {
    std::chrono::year_month month;
    std::int64_t received = 0;
    std::int64_t completed = 0;
    bool operator==(const MonthFigures&) const = default;
};

struct CauseFigures {
    /// As the configuration writes it; any other as in the earliest received of the complaints that were looked at, so
    /// that another period can show another spelling. Case and spaces make no other cause.
    std::string cause;
    std::int64_t count = 0;
    bool operator==(const CauseFigures&) const = default;
};

struct PeriodFigures {
    Period period;
    std::int64_t received = 0;
    std::int64_t decided = 0;
    std::int64_t completed = 0;
    std::int64_t refused = 0;
    std::int64_t open_at_end = 0;
    std::int64_t open_late = 0;  ///< of these
    std::int64_t extended = 0;
    std::int64_t referred = 0;
    std::int64_t reopened = 0;
    std::vector<MonthFigures> months;
    std::array<std::int64_t, complainant_kind_count + 1> kinds{};  ///< the last: not told
    std::array<std::int64_t, category_count> categories{};
    std::array<std::int64_t, channel_count> channels{};
    std::array<std::int64_t, stage_count> stages{};
    std::array<std::int64_t, outcome_count> outcomes{};
    std::array<std::int64_t, satisfied_count> satisfied{};
    std::array<std::int64_t, refusal_count> refusals{};
    std::array<std::int64_t, extension_reason_count> extensions{};
    std::vector<CauseFigures> causes;  ///< those of the configuration in its order, then others, most frequent first
    std::array<TimeFigures, time_kind_count> times{};
    std::array<std::int64_t, time_step_count> handling_times{};  ///< of TimeKind::complete, by time_steps()
    std::array<TermFigures, term_kind_count> terms{};
    std::array<std::int64_t, term_kind_count> open_late_terms{};
    bool operator==(const PeriodFigures&) const = default;
};

/// A measure that was decided, due or checked in the period, or that is still to be checked.
struct MeasureFigures {
    ComplaintId complaint;
    Reference reference;
    std::string cause;  ///< of the complaint's decision; empty: not decided
    Measure measure;
    bool overdue = false;  ///< due before today and nobody checked it
    bool operator==(const MeasureFigures&) const = default;
};

/// Most measures that a list holds, those to be checked first.
inline constexpr std::size_t most_measures = 500;

/// Measures decided in the period, by how they stand.
struct MeasureCounts {
    std::int64_t decided = 0;
    std::array<std::int64_t, measure_result_count> results{};
    std::int64_t running = 0;  ///< not checked, and not due before today
    std::int64_t overdue = 0;
    bool operator==(const MeasureCounts&) const = default;
};

/// The same cause again after a measure: complaints decided in the period as upheld or partly upheld, received after
/// the first day on which a measure for that cause was to have worked (its last day, or the day it was found to have
/// worked, wholly or partly).
struct RepeatFigures {
    std::string cause;
    std::int64_t measures = 0;  ///< for this cause, of complaints received by the period's end
    Date since;                 ///< that first day
    std::int64_t repeats = 0;
    bool operator==(const RepeatFigures&) const = default;
};

struct Analysis {
    AnalysisScope scope;
    Date today;  ///< as of which it stands
    Terms terms;
    std::vector<std::string> configured_causes;
    PeriodFigures now;
    PeriodFigures before;  ///< of year_before(): the same days, in the same scope
    MeasureCounts measure_counts;
    MeasureCounts measure_counts_before;
    std::vector<MeasureFigures> measures;
    std::int64_t more_measures = 0;      ///< that the list does not hold
    std::vector<RepeatFigures> repeats;  ///< causes with a measure that could have worked by the period's end
    bool operator==(const Analysis&) const = default;
};

/// Whole percent, halves up; nothing of nothing.
std::optional<std::int64_t> percent_of(std::int64_t part, std::int64_t whole);

/// Why a sentence or a chart cannot be made of a figure; the words for it are whoever's says it.
enum class Unsaid {
    nothing,         ///< nothing happened in the period
    too_few,         ///< too few to call anything typical
    nothing_before,  ///< nothing happened in the year before
    too_few_before,
    still_running,  ///< the period is not over, so that it cannot be held against a whole one
};
inline constexpr int unsaid_count = 5;
/// Fewer than this say nothing of what is typical: median, share, "most complaints".
inline constexpr std::int64_t fewest_for_typical = 5;
/// Fewer than this in either year are not compared in words.
inline constexpr std::int64_t fewest_for_comparison = 10;

/// Nothing: it can be said.
std::optional<Unsaid> why_not_typical(std::int64_t count);
std::optional<Unsaid> why_not_compared(std::int64_t now, std::int64_t before, const Analysis& analysis);

}  // namespace klachtenzuil
