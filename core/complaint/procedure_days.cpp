#include "core/complaint/procedure_days.hpp"

#include <fmt/format.h>

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

/// Something that was done, by the name of its day in the catalogues ("detail.day_of_decision").
struct Done {
    Date date;
    std::string_view what;
};

/// The latest of what the step's date follows.
Done follows(const Complaint& complaint, const Step& step) {
    Done latest{complaint.received, "day_of_receipt"};
    const auto after = [&](const std::optional<Date>& date, std::string_view what) {
        if (date && *date > latest.date) latest = {*date, what};
    };
    if (step.kind == StepKind::decide) {
        for (const auto& hearing : complaint.heard)
            if (hearing) after(hearing->date, "day_of_hearing");
        after(complaint.accepted, "day_of_acceptance");
    }
    if (step.kind == StepKind::inform) {
        const std::string_view about = fact_of(step, "about");
        after(day_of_news(complaint, about), about == "refusal"     ? "day_of_refusal"
                                             : about == "extension" ? "day_of_extension"
                                                                    : "day_of_decision");
    }
    if (step.kind == StepKind::check_measure) {
        after(day_of_measure(complaint, fact_of(step, "measure")), "day_of_measure");
    }
    if (step.kind == StepKind::complete) {
        if (complaint.decision) after(complaint.decision->told, "day_of_telling");
        if (fact_of(step, "satisfied") == name_of(Satisfied::no)) after(complaint.referred, "day_of_referral");
    }
    if (step.kind == StepKind::reopen || step.kind == StepKind::destroy) {
        if (complaint.completion) after(complaint.completion->date, "day_of_completion");
        if (complaint.refused) after(complaint.refused->date, "day_of_refusal");
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
    return {follows(complaint, step).date, today};
}

std::string why_not_allowed(const Complaint& complaint, const Step& step, std::string_view fact, Date day,
                            const Terms* terms, Date today) {
    const DayRange days = days_allowed(complaint, step, fact, terms, today);
    const bool planned = fact == "due" || fact == "until";
    if (!planned && day > today) return fmt::format("too_late {}", fact);
    if (fact == "until" && terms) {
        const Date last = deadlines(complaint.received, *terms).complete;
        if (day <= last) return fmt::format("last_day_before {} {}", iso(last), fact);
    }
    if (planned) return fmt::format("before_its_step {}", fact);
    if (fact == "value" && fact_of(step, "what") == "received") {
        return fmt::format("after_first_step {} {}", iso(days.last.value_or(today)), fact);
    }
    const Done before = fact == "value" ? Done{complaint.received, "day_of_receipt"} : follows(complaint, step);
    return fmt::format("too_early {} {} {}", before.what, iso(before.date), fact);
}

}  // namespace klachtenzuil
