#include "kiosk/desk/year_figures.hpp"

#include "core/analysis/tables.hpp"

namespace klachtenzuil::desk {

void draw_up(YearFigures& year) {
    year.tables = tables_of(year.analysis);
    year.charts = charts_of(year.tables, year.analysis.terms);
    lead_to_complaints(year.charts, year.analysis, year.tables);
}

Period period_with(PeriodSpan span, Date day) {
    constexpr unsigned months_a_quarter = 3;
    switch (span) {
        case PeriodSpan::year: return year_of(day.year());
        case PeriodSpan::quarter:
            return quarter_of(day.year(),
                              static_cast<int>((static_cast<unsigned>(day.month()) - 1) / months_a_quarter) + 1);
        case PeriodSpan::month: return month_of(day.year() / day.month());
    }
    return year_of(day.year());
}

Period period_before(PeriodSpan span, const Period& period) {
    return period_with(span, plus_days(period.first, -1));
}

Period period_after(PeriodSpan span, const Period& period) {
    return period_with(span, plus_days(period.last, 1));
}

}  // namespace klachtenzuil::desk
