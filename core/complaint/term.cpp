#include "core/complaint/term.hpp"

#include <algorithm>

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, term_kind_count> names{"acknowledge", "start", "refuse", "complete"};
static_assert(!names.back().empty(), "every term has its name");

Term& at(TermsOf& all, TermKind term) {
    return all[static_cast<std::size_t>(term)];
}

}  // namespace

std::string_view name_of(TermKind term) {
    return names[static_cast<std::size_t>(term)];
}

Deadlines deadlines(Date received, const Terms& terms) {
    return {.acknowledge = plus_days(received, terms.acknowledge_days),
            .start = plus_days(received, terms.start_days),
            .refuse = plus_days(received, terms.refuse_days),
            .complete = plus_days(received, terms.complete_days),
            .complete_extended = plus_days(received, terms.complete_days + terms.extension_days)};
}

TermsOf terms_of(const Complaint& complaint, const Terms& terms) {
    const Deadlines due = deadlines(complaint.received, terms);
    const bool refused = complaint.stage == Stage::refused;
    TermsOf all;
    // Whoever left no name and no address cannot be written to.
    at(all, TermKind::acknowledge) = {.due = due.acknowledge,
                                      .done = complaint.acknowledged,
                                      .applies = !complaint.anonymous || complaint.acknowledged.has_value()};
    at(all, TermKind::start) = {
        .due = due.start, .done = complaint.started, .applies = !refused || complaint.started.has_value()};
    Term& refuse = at(all, TermKind::refuse);
    refuse = {.due = due.refuse, .done = {}, .applies = refused};
    if (complaint.refused) refuse.done = complaint.refused->told;
    if (complaint.stage == Stage::received || complaint.stage == Stage::assessing) refuse.applies = true;
    Term& complete = at(all, TermKind::complete);
    complete = {.due = due.complete, .done = {}, .applies = !refused};
    if (complaint.decision) complete.done = complaint.decision->told;
    // An extension that the complainant does not know of moves nothing.
    if (complaint.extension && complaint.extension->told) complete.due = complaint.extension->until;
    return all;
}

bool is_at_end(const Complaint& complaint) {
    return complaint.stage == Stage::completed ||
           (complaint.stage == Stage::refused && complaint.refused && complaint.refused->told);
}

std::optional<NextTerm> next_term(const Complaint& complaint, const Terms& terms) {
    if (is_at_end(complaint)) return std::nullopt;
    const TermsOf all = terms_of(complaint, terms);
    std::optional<NextTerm> next;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].open() || (next && next->due <= all[i].due)) continue;
        next = NextTerm{static_cast<TermKind>(i), all[i].due};
    }
    return next;
}

std::optional<Date> work_due(const Complaint& complaint, const Terms& terms) {
    if (is_at_end(complaint)) return std::nullopt;
    if (const auto next = next_term(complaint, terms)) return next->due;
    return terms_of(complaint, terms)[static_cast<std::size_t>(TermKind::complete)].due;
}

}  // namespace klachtenzuil
