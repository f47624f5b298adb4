#include "core/complaint/status_answer.hpp"

#include <algorithm>

namespace klachtenzuil {

namespace {

std::optional<Date> told_of(const std::optional<Extension>& extension) {
    return extension ? extension->told : std::nullopt;
}

std::vector<StatusEvent> events_of(const Complaint& complaint) {
    std::vector<StatusEvent> events;
    const auto add = [&events](StatusPoint what, const std::optional<Date>& date) {
        if (date) events.push_back({what, *date});
    };
    const auto& heard = complaint.heard[static_cast<std::size_t>(Side::complainant)];
    add(StatusPoint::received, complaint.received);
    add(StatusPoint::acknowledged, complaint.acknowledged);
    add(StatusPoint::started, complaint.started);
    add(StatusPoint::accepted, complaint.accepted);
    if (heard && !heard->waived) add(StatusPoint::heard, heard->date);
    add(StatusPoint::extended, told_of(complaint.extension));
    if (complaint.refused) add(StatusPoint::refused, complaint.refused->told);
    if (complaint.decision) add(StatusPoint::decided, complaint.decision->told);
    add(StatusPoint::referred, complaint.referred);
    if (complaint.completion) add(StatusPoint::completed, complaint.completion->date);
    std::stable_sort(events.begin(), events.end(),
                     [](const StatusEvent& a, const StatusEvent& b) { return a.date < b.date; });
    return events;
}

/// The terms that still matter to the complainant at this stage.
bool matters(TermKind term, Stage stage) {
    switch (stage) {
        case Stage::received:
        case Stage::assessing: return true;
        case Stage::handling: return term != TermKind::refuse;
        case Stage::decided: return term == TermKind::complete;
        case Stage::refused: return term == TermKind::refuse;
        case Stage::completed: return false;
    }
    return false;
}

}  // namespace

StatusAnswer status_of(const Complaint& complaint, const Terms& terms) {
    StatusAnswer answer{
        .reference = complaint.reference,
        .stage = complaint.stage,
        .told = (complaint.decision && complaint.decision->told) || (complaint.refused && complaint.refused->told),
        .anonymous = complaint.anonymous,
        .taken_up_again = complaint.reopened > 0,
        .done = events_of(complaint),
        .next = {}};
    const TermsOf all = terms_of(complaint, terms);
    for (int i = 0; i < term_kind_count; ++i) {
        const Term& term = all[static_cast<std::size_t>(i)];
        const auto kind = static_cast<TermKind>(i);
        if (term.open() && matters(kind, complaint.stage)) answer.next.push_back({kind, term.due});
    }
    std::stable_sort(answer.next.begin(), answer.next.end(),
                     [](const StatusTerm& a, const StatusTerm& b) { return a.due < b.due; });
    return answer;
}

}  // namespace klachtenzuil
