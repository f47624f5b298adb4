#include "core/report/gather.hpp"

#include <utility>

#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"

namespace klachtenzuil {

Result<std::optional<ReportFacts>> gather_report(const Register& store, std::chrono::year year, ReportFor whom,
                                                 int smallest_cell, Date made) {
    auto analysis = analyse(store, {.period = year_of(year)});
    if (!analysis) return failed(analysis.error());
    const auto notes = management_notes(store);
    if (!notes) return failed(notes.error());
    ReportFacts facts{.whom = whom, .analysis = std::move(**analysis), .tables = {}, .notes = {}, .made = made};
    const Period& period = facts.analysis.scope.period;
    facts.notes = notes_for(*notes, period.first, period.last);
    if (whom == ReportFor::management) {
        facts.tables = tables_of(facts.analysis);
        return std::optional(std::move(facts));
    }
    auto published = published_tables(facts.analysis, smallest_cell);
    if (!published) return std::optional<ReportFacts>{};
    facts.tables = std::move(*published);
    return std::optional(std::move(facts));
}

}  // namespace klachtenzuil
