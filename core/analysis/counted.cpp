#include "core/analysis/counted.hpp"

#include <algorithm>

namespace klachtenzuil {

std::string_view name_of(TimeKind kind) {
    constexpr std::array<std::string_view, time_kind_count> names{"acknowledge", "start", "complete"};
    return names[static_cast<std::size_t>(kind)];
}

std::optional<Date> day_of(TimeKind kind, const Complaint& complaint) {
    switch (kind) {
        case TimeKind::acknowledge: return complaint.acknowledged;
        case TimeKind::start: return complaint.started;
        case TimeKind::complete: break;
    }
    return complaint.decision ? complaint.decision->told : std::nullopt;
}

int days_until(const Complaint& complaint, Date day) {
    return std::max(0, days_between(complaint.received, day));
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

std::optional<TermVerdict> verdict_on(TermKind kind, const Complaint& complaint, const TermsOf& terms, Date today) {
    const Term& term = terms[static_cast<std::size_t>(kind)];
    // Before anybody decided not to accept it, the term to tell that is a warning only.
    const bool applies = term.applies && (kind != TermKind::refuse || complaint.stage == Stage::refused);
    if (!applies) return std::nullopt;
    if (term.met()) return TermVerdict{*term.done, true};
    if (today <= term.due) return std::nullopt;
    return TermVerdict{plus_days(term.due, 1), false};
}

TermVerdicts verdicts_on(const Complaint& complaint, const Terms& terms, Date today) {
    const TermsOf own = terms_of(complaint, terms);
    TermVerdicts verdicts;
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        verdicts[i] = verdict_on(static_cast<TermKind>(i), complaint, own, today);
    return verdicts;
}

bool is_open_on(const Complaint& complaint, Date day) {
    if (complaint.completion) return complaint.completion->date > day;
    return !complaint.refused || complaint.refused->date > day;
}

Date last_known_day(const Period& period, Date today) {
    return std::min(period.last, today);
}

Date works_since(const Measure& measure) {
    const bool worked = measure.checked && measure.result != MeasureResult::failed;
    return worked ? std::min(measure.due, *measure.checked) : measure.due;
}

bool is_repeat(const Complaint& complaint, const Period& period, Date since) {
    return complaint.decision && period.holds(complaint.decision->date) &&
           complaint.decision->outcome != Outcome::not_upheld && complaint.received > since;
}

}  // namespace klachtenzuil
