#pragma once
// What the page of the year remembers between presses.

#include <chrono>
#include <optional>
#include <set>
#include <string>

#include "core/analysis/analysis.hpp"
#include "core/register/management_notes.hpp"
#include "kiosk/desk/report_print.hpp"
#include "kiosk/desk/year_figures.hpp"

namespace klachtenzuil::desk {

/// What management writes down, or what became of it.
struct NoteDraft {
    std::optional<StepPlace> answers;  ///< the note that is answered; nothing: a new one
    std::optional<ManagementNoteKind> kind{};
    std::optional<ManagementNoteState> state{};
    std::string text{};
    bool tried = false;  ///< to keep it: what is missing is said
};
/// More than blanks.
bool says_something(const NoteDraft& note);
/// It can be kept.
bool is_complete(const NoteDraft& note);

/// Measures that a first look shows; more on request.
inline constexpr std::size_t measures_at_once = 30;

struct YearState {
    YearPart part = YearPart::figures;
    PeriodSpan span = PeriodSpan::year;
    std::optional<AnalysisScope> scope;  ///< that was asked for last
    bool choosing = false;               ///< the question which complaints count is open
    bool loading = false;
    int ticket = 0;  ///< of the last question; older answers are dropped
    ShownYear shown;
    std::set<TableId> tables;  ///< that stand open
    std::size_t measures = measures_at_once;
    NoteDraft note;
    std::optional<ReportPrint> report;  ///< that was asked for last
};

/// The year that a report would be about.
std::chrono::year report_year(const YearState& year, Date today);
/// No complaint of that year can come in any more.
bool is_over(const YearState& year, Date today);

}  // namespace klachtenzuil::desk
