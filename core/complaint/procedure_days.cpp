#include "core/complaint/procedure_days.hpp"

#include <algorithm>
#include <charconv>

#include "core/complaint/complaint_names.hpp"

namespace klachtenzuil {

namespace {

std::string_view fact_of(const Step& step, std::string_view name) {
    const auto found = step.facts.find(name);
    return found == step.facts.end() ? std::string_view() : std::string_view(found->second);
}

/// What is told is told once it is there.
std::optional<Date> day_of_news(const Complaint& complaint, std::string_view about) {
    if (about == "outcome" && complaint.stage == Stage::decided && complaint.decision) return complaint.decision->date;
    if (about == "refusal" && complaint.stage == Stage::refused && complaint.refused) return complaint.refused->date;
    if (about == "extension" && complaint.extension && !complaint.extension->told) return complaint.extension->date;
    return std::nullopt;
}

std::optional<Date> day_of_measure(const Complaint& complaint, std::string_view number) {
    int wanted = 0;
    std::from_chars(number.data(), number.data() + number.size(), wanted);
    const auto measure = std::ranges::find(complaint.measures, wanted, &Measure::number);
    if (measure == complaint.measures.end()) return std::nullopt;
    return measure->decided;
}

/// The latest of what the step's date follows.
Date follows(const Complaint& complaint, const Step& step) {
    Date latest = complaint.received;
    const auto after = [&](const std::optional<Date>& date) { latest = std::max(latest, date.value_or(latest)); };
    if (step.kind == StepKind::decide) {
        for (const auto& hearing : complaint.heard)
            if (hearing) after(hearing->date);
        after(complaint.accepted);
    }
    if (step.kind == StepKind::inform) after(day_of_news(complaint, fact_of(step, "about")));
    if (step.kind == StepKind::check_measure) after(day_of_measure(complaint, fact_of(step, "measure")));
    if (step.kind == StepKind::complete) {
        if (complaint.decision) after(complaint.decision->told);
        if (fact_of(step, "satisfied") == name_of(Satisfied::no)) after(complaint.referred);
    }
    if (step.kind == StepKind::reopen || step.kind == StepKind::destroy) {
        if (complaint.completion) after(complaint.completion->date);
        if (complaint.refused) after(complaint.refused->date);
    }
    return latest;
}

/// What was done at the earliest: nothing of it was before the complaint came in.
std::optional<Date> earliest_done(const Complaint& complaint) {
    std::optional<Date> earliest;
    const auto done = [&](const std::optional<Date>& date) {
        if (date && (!earliest || *date < *earliest)) earliest = date;
    };
    done(complaint.acknowledged);
    done(complaint.started);
    done(complaint.accepted);
    done(complaint.referred);
    if (complaint.refused) done(complaint.refused->date);
    for (const auto& hearing : complaint.heard)
        if (hearing) done(hearing->date);
    if (complaint.extension) done(complaint.extension->date);
    if (complaint.decision) done(complaint.decision->date);
    for (const Measure& measure : complaint.measures)
        done(measure.decided);
    return earliest;
}

DayRange days_of_correction(const Complaint& complaint, std::string_view what, Date today) {
    if (what == "received") return {std::nullopt, std::min(today, earliest_done(complaint).value_or(today))};
    if (what == "acknowledged") return {complaint.received, today};
    return {};
}

}  // namespace

DayRange days_allowed(const Complaint& complaint, const Step& step, std::string_view fact, const Terms* terms,
                      Date today) {
    // What is planned is planned from the day of the step on.
    const Date from = date_from_iso(fact_of(step, "date")).value_or(today);
    if (fact == "due") return {from, std::nullopt};
    if (fact == "until") {
        if (!terms) return {from, std::nullopt};
        const Deadlines due = deadlines(complaint.received, *terms);
        return {std::max(from, plus_days(due.complete, 1)), due.complete_extended};
    }
    if (fact == "value") return days_of_correction(complaint, fact_of(step, "what"), today);
    // A correction says what was so all along.
    if (step.kind == StepKind::correct) return {std::nullopt, today};
    return {follows(complaint, step), today};
}

}  // namespace klachtenzuil
