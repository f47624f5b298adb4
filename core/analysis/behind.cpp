// Which complaints a place in a table counts.

#include <algorithm>
#include <charconv>
#include <memory>

#include "core/analysis/analysis.hpp"
#include "core/analysis/cause_book.hpp"
#include "core/analysis/counted.hpp"
#include "core/analysis/tables.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"

namespace klachtenzuil {

namespace {

using Fits = std::function<bool(const CaseRow&)>;

/// The column without what says that it is of the year before.
struct Column {
    std::string name;
    bool before = false;
};
Column column_of(std::string name) {
    constexpr std::string_view before = "_before";
    if (name == "before") return {"now", true};
    if (!name.ends_with(before)) return {std::move(name), false};
    name.resize(name.size() - before.size());
    return {std::move(name), true};
}

Fits received_in(const PeriodDays& period) {
    return [period](const CaseRow& each) { return period.holds(each.received); };
}
Fits decided_in(const PeriodDays& period) {
    return [period](const CaseRow& each) { return period.holds(each.decided); };
}
Fits completed_in(const PeriodDays& period) {
    return [period](const CaseRow& each) { return period.holds(each.completed); };
}
Fits refused_in(const PeriodDays& period) {
    return [period](const CaseRow& each) { return period.holds(each.refused); };
}
Fits extended_in(const PeriodDays& period) {
    return [period](const CaseRow& each) { return period.holds(each.extended); };
}
Fits both(Fits first, Fits second) {
    if (!first || !second) return {};
    return [first = std::move(first), second = std::move(second)](const CaseRow& each) {
        return first(each) && second(each);
    };
}

/// Those that have the value which the row is named after; all of them in the row of the total.
template <class Enum, class Has>
Fits with(Fits base, const std::string& row, std::optional<Enum> (*from)(std::string_view), Has has) {
    if (row == "total") return base;
    const auto value = from(row);
    if (!value) return {};
    return both(std::move(base), [value = *value, has](const CaseRow& each) { return has(each, value); });
}

Fits overview(const Analysis& analysis, const std::string& row, const Period& whole) {
    const Date today = analysis.today;
    const Terms& terms = analysis.terms;
    const PeriodDays period(whole);
    if (row == "received") return received_in(period);
    if (row == "decided") return decided_in(period);
    if (row == "completed") return completed_in(period);
    if (row == "refused") return refused_in(period);
    if (row == "extended") return extended_in(period);
    if (row == "open_at_end") {
        return [period, until = Day{last_known_day(whole, today)}](const CaseRow& each) {
            return each.received <= period.last && is_open_on(each, until);
        };
    }
    if (row == "open_late") {
        return [period, until = Day{last_known_day(whole, today)}, terms, today](const CaseRow& each) {
            if (each.received > period.last || !is_open_on(each, until)) return false;
            const TermVerdicts verdicts = verdicts_on(each, terms, today);
            for (std::size_t i = 0; i < verdicts.size(); ++i) {
                if (is_late_on(static_cast<TermKind>(i), each, verdicts[i], until)) return true;
            }
            return false;
        };
    }
    if (row == "referred") {
        return [period](const CaseRow& each) { return period.holds(each.referred); };
    }
    if (row == "reopened") {
        return both(received_in(period), [](const CaseRow& each) { return each.reopened > 0; });
    }
    return {};
}

Fits month(const Analysis& analysis, const std::string& row, const Column& column, const Period& period) {
    const auto in_span = column.name == "completed" ? completed_in : received_in;
    if (row == "total") return in_span(PeriodDays{period});
    // The row is named after its month of the period; in the year before that has the same place.
    const auto months = months_in(analysis.now.period);
    const auto there = months_in(period);
    for (std::size_t i = 0; i < std::min(months.size(), there.size()); ++i) {
        if (name_of(month_of(months[i])) != row) continue;
        const Period whole = month_of(there[i]);
        return in_span(PeriodDays{{std::max(whole.first, period.first), std::min(whole.last, period.last)}});
    }
    return {};
}

Fits kind(const std::string& row, const PeriodDays& period) {
    if (row == "unknown") return both(received_in(period), [](const CaseRow& each) { return !each.kind; });
    return with<ComplainantKind>(received_in(period), row, complainant_kind_from,
                                 [](const CaseRow& each, ComplainantKind value) { return each.kind == value; });
}

Fits cause(const Analysis& analysis, const std::string& row, const PeriodDays& period) {
    if (row == "total") return decided_in(period);
    const auto rows = cause_rows(analysis);
    // The book is asked once for each spelling.
    auto book = std::make_shared<CauseBook>(std::span<const std::string>(rows));
    std::size_t wanted = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (row == cause_row_name(i)) wanted = i;
    }
    if (wanted == rows.size() && row != other_causes_row) return {};
    return both(decided_in(period), [book, wanted, count = rows.size()](const CaseRow& each) {
        return std::min(book->number_of(each.cause), count) == wanted;
    });
}

std::optional<TimeKind> time_kind_from(std::string_view row) {
    for (int i = 0; i < time_kind_count; ++i) {
        if (name_of(static_cast<TimeKind>(i)) == row) return static_cast<TimeKind>(i);
    }
    return std::nullopt;
}

std::optional<TermKind> term_kind_from(std::string_view row) {
    for (int i = 0; i < term_kind_count; ++i) {
        if (name_of(static_cast<TermKind>(i)) == row) return static_cast<TermKind>(i);
    }
    return std::nullopt;
}

Fits time(const Analysis& analysis, const std::string& row, const Column& column, const PeriodDays& period) {
    const auto kind = time_kind_from(row);
    if (!kind) return {};
    const auto& times = (column.before ? analysis.before : analysis.now).times[static_cast<std::size_t>(*kind)];
    const auto longest = column.name == "longest" ? times.longest_days : std::nullopt;
    return [kind = *kind, longest, period](const CaseRow& each) {
        const Day day = day_of(kind, each);
        return period.holds(day) && (!longest || days_until(each, day) == *longest);
    };
}

Fits handling_time(const Analysis& analysis, const std::string& row, const PeriodDays& period) {
    std::size_t step = 0;
    const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), step);
    const bool is_step = error == std::errc{} && end == row.data() + row.size();
    if (!is_step && row != "total") return {};
    return [is_step, step, period, terms = analysis.terms](const CaseRow& each) {
        const Day day = day_of(TimeKind::complete, each);
        if (!period.holds(day)) return false;
        return !is_step || time_step_of(days_until(each, day), terms) + 1 == step;
    };
}

Fits term(const Analysis& analysis, const std::string& row, const Column& column, const Period& whole) {
    const auto kind = term_kind_from(row);
    if (!kind) return {};
    if (column.name == "open_late") {
        return [kind = *kind, whole, terms = analysis.terms, today = analysis.today](const CaseRow& each) {
            const Day until = last_known_day(whole, today);
            if (each.received > Day{whole.last} || !is_open_on(each, until)) return false;
            return is_late_on(kind, each, verdict_on(kind, each, terms, today), until);
        };
    }
    const PeriodDays period(whole);
    const std::optional<bool> met = column.name == "percent" ? std::nullopt : std::optional(column.name == "met");
    return [kind = *kind, met, period, terms = analysis.terms, today = analysis.today](const CaseRow& each) {
        const auto verdict = verdict_on(kind, each, terms, today);
        return period.holds(verdict.day) && (!met || verdict.met == *met);
    };
}

Fits repeat(const Analysis& analysis, const std::string& row, const Column& column) {
    if (column.name != "repeats") return {};
    for (std::size_t i = 0; i < analysis.repeats.size(); ++i) {
        if (row != cause_row_name(i)) continue;
        const RepeatFigures& repeats = analysis.repeats[i];
        auto book = std::make_shared<CauseBook>(std::span<const std::string>(&repeats.cause, 1));
        return [book, since = Day{repeats.since}, period = PeriodDays{analysis.scope.period}](const CaseRow& each) {
            return is_repeat(each, period, since) && book->number_of(each.cause) == 0;
        };
    }
    return {};
}

}  // namespace

std::function<bool(const CaseRow&)> counted_at(const Analysis& analysis, const TablePlace& place) {
    const Column column = column_of(place.column);
    const Period& whole = column.before ? analysis.before.period : analysis.now.period;
    const PeriodDays period(whole);
    const std::string& row = place.row;
    switch (place.table) {
        case TableId::overview: return overview(analysis, row, whole);
        case TableId::months: return month(analysis, row, column, whole);
        case TableId::kinds: return kind(row, period);
        case TableId::categories:
            return with<Category>(received_in(period), row, category_from,
                                  [](const CaseRow& each, Category value) { return has(each.about, value); });
        case TableId::causes: return cause(analysis, row, period);
        case TableId::channels:
            return with<Channel>(received_in(period), row, channel_from,
                                 [](const CaseRow& each, Channel value) { return each.channel == value; });
        case TableId::stages:
            return with<Stage>(received_in(period), row, stage_from,
                               [](const CaseRow& each, Stage value) { return each.stage == value; });
        case TableId::outcomes:
            return with<Outcome>(decided_in(period), row, outcome_from,
                                 [](const CaseRow& each, Outcome value) { return each.outcome == value; });
        case TableId::satisfaction:
            return with<Satisfied>(completed_in(period), row, satisfied_from,
                                   [](const CaseRow& each, Satisfied value) { return each.satisfied == value; });
        case TableId::refusals:
            return with<Refusal>(refused_in(period), row, refusal_from,
                                 [](const CaseRow& each, Refusal value) { return each.refusal == value; });
        case TableId::extensions:
            return with<ExtensionReason>(
                extended_in(period), row, extension_reason_from,
                [](const CaseRow& each, ExtensionReason value) { return each.extension_reason == value; });
        case TableId::times: return time(analysis, row, column, period);
        case TableId::handling_times: return handling_time(analysis, row, period);
        case TableId::terms: return term(analysis, row, column, whole);
        case TableId::repeats: return repeat(analysis, row, column);
        case TableId::measure_counts:
        case TableId::measures: break;
    }
    return {};
}

}  // namespace klachtenzuil
