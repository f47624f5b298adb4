#include "core/analysis/counted.hpp"

#include <algorithm>

namespace klachtenzuil {

namespace {

Day after(Day day, int days) {
    return day + std::chrono::days{days};
}

}  // namespace

std::string_view name_of(TimeKind kind) {
    constexpr std::array<std::string_view, time_kind_count> names{"acknowledge", "start", "complete"};
    return names[static_cast<std::size_t>(kind)];
}

CountedSince counted_since(const Period& period, const Terms& terms) {
    // A term that ends on the day before becomes late on the first day.
    const Day since = after(period.first, -1);
    const int longest = std::max({terms.acknowledge_days, terms.start_days, terms.refuse_days, terms.complete_days});
    return {.since = since, .received_since = after(since, -longest)};
}

Day day_of(TimeKind kind, const CaseRow& row) {
    switch (kind) {
        case TimeKind::acknowledge: return row.acknowledged;
        case TimeKind::start: return row.started;
        case TimeKind::complete: break;
    }
    return row.outcome_told;
}

int days_until(const CaseRow& row, Day day) {
    return std::max(0, static_cast<int>((day - row.received).count()));
}

std::array<int, time_step_count - 1> time_steps(const Terms& terms) {
    const int complete = terms.complete_days;
    const int extension = terms.extension_days;
    return {complete / 3,        complete * 2 / 3, complete, complete + extension / 3, complete + extension * 2 / 3,
            complete + extension};
}

std::size_t time_step_of(int days, const Terms& terms) {
    const auto steps = time_steps(terms);
    return static_cast<std::size_t>(std::ranges::lower_bound(steps, days) - steps.begin());
}

// What terms_of() says of a complaint, said of a row; a test holds one to the other.
TermVerdict verdict_on(TermKind kind, const CaseRow& row, const Terms& terms, Day today) {
    const bool refused = row.stage == Stage::refused;
    const auto verdict = [today](Day due, Day done) -> TermVerdict {
        if (done <= due) return {done, true};
        return today <= due ? TermVerdict{} : TermVerdict{after(due, 1), false};
    };
    switch (kind) {
        case TermKind::acknowledge:
            if (row.anonymous && row.acknowledged == never) return {};
            return verdict(after(row.received, terms.acknowledge_days), row.acknowledged);
        case TermKind::start:
            if (refused && row.started == never) return {};
            return verdict(after(row.received, terms.start_days), row.started);
        case TermKind::refuse:
            // Before anybody decided not to accept it, the term to tell that is a warning only.
            if (!refused) return {};
            return verdict(after(row.received, terms.refuse_days), row.refusal_told);
        case TermKind::complete: break;
    }
    if (refused) return {};
    const bool moved = row.extension_told != never;
    return verdict(moved ? row.extended_until : after(row.received, terms.complete_days), row.outcome_told);
}

TermVerdicts verdicts_on(const CaseRow& row, const Terms& terms, Day today) {
    TermVerdicts verdicts;
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        verdicts[i] = verdict_on(static_cast<TermKind>(i), row, terms, today);
    return verdicts;
}

bool is_late_on(TermKind kind, const CaseRow& row, const TermVerdict& verdict, Day day) {
    if (verdict.met || verdict.day > day) return false;
    switch (kind) {
        case TermKind::acknowledge: return row.acknowledged > day;
        case TermKind::start: return row.started > day;
        case TermKind::refuse: return row.refusal_told > day;
        case TermKind::complete: break;
    }
    return row.outcome_told > day;
}

bool is_open_on(const CaseRow& row, Day day) {
    return (row.completed != never ? row.completed : row.refused) > day;
}

Date last_known_day(const Period& period, Date today) {
    return std::min(period.last, today);
}

Day works_since(const MeasureRow& measure) {
    const bool worked = measure.checked != never && measure.result != MeasureResult::failed;
    return worked ? std::min(measure.due, measure.checked) : measure.due;
}

bool is_repeat(const CaseRow& row, const PeriodDays& period, Day since) {
    return period.holds(row.decided) && row.outcome != Outcome::not_upheld && row.received > since;
}

}  // namespace klachtenzuil
