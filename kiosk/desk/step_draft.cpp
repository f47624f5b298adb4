#include "kiosk/desk/step_draft.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/text.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// The day that a step was done is today, until somebody says otherwise. What is still to come has no such day.
bool begins_today(std::string_view fact) {
    return fact == "date";
}

}  // namespace

std::string& StepDraft::text(std::string_view fact) {
    const auto found = facts.find(fact);
    if (found != facts.end()) return found->second;
    return facts.emplace(std::string(fact), std::string()).first->second;
}

std::string_view StepDraft::value(std::string_view fact) const {
    const auto found = facts.find(fact);
    return found == facts.end() ? std::string_view{} : std::string_view(found->second);
}

void StepDraft::set(std::string_view fact, std::string_view value) {
    text(fact) = value;
}

void wipe(StepDraft& draft) {
    for (auto& [name, value] : draft.facts)
        klachtenzuil::wipe(value);
    draft = StepDraft{};
}

StepDraft begin_step(StepKind kind, const Complaint& complaint, Date today) {
    StepDraft draft;
    draft.kind = kind;
    for (const FactSpec& fact : rule_of(kind).registers) {
        if (fact.kind == FactKind::date && begins_today(fact.name)) draft.set(fact.name, iso(today));
        if (fact.kind == FactKind::choice && fact.required && fact.choices.size() == 1)
            draft.set(fact.name, fact.choices.front());
    }
    if (kind == StepKind::check_measure && complaint.measures.size() == 1)
        draft.set("measure", std::to_string(complaint.measures.front().number));
    return draft;
}

std::string what_stands(const Complaint& complaint, std::string_view what) {
    if (what == "received") return iso(complaint.received);
    if (what == "acknowledged") return complaint.acknowledged ? iso(*complaint.acknowledged) : std::string();
    if (what == "kind") return complaint.kind ? std::string(name_of(*complaint.kind)) : std::string();
    if (what == "channel") return std::string(name_of(complaint.channel));
    if (what == "about") return list_of(complaint.about);
    if (what == "brought_letter") return complaint.brought_letter ? "yes" : "no";
    return {};
}

std::vector<FactProblem> missing_facts(const StepDraft& draft) {
    std::vector<FactProblem> missing;
    for (const FactSpec& fact : rule_of(draft.kind).registers) {
        if (!fact.required || !is_blank(draft.value(fact.name))) continue;
        const bool chosen = fact.kind == FactKind::choice || fact.kind == FactKind::staff;
        const bool day = fact.kind == FactKind::date;
        missing.push_back({std::string(fact.name), day      ? w::desk_choose_day
                                                   : chosen ? w::desk_choose_one
                                                            : w::desk_fill_in});
    }
    return missing;
}

Step step_of(const StepDraft& draft) {
    Step step;
    step.kind = draft.kind;
    for (const auto& [name, value] : draft.facts) {
        if (is_blank(value)) continue;
        std::string told = value;
        trim(told);
        step.facts.emplace(name, std::move(told));
    }
    return step;
}

}  // namespace klachtenzuil::desk
