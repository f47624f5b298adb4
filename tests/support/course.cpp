#include "tests/support/course.hpp"

#include <fmt/format.h>

namespace klachtenzuil {

std::vector<std::string> awkward_texts() {
    return {"Ik moest een uur wachten.",
            "=1+1",
            "+31 6 12 34 56 78",
            "-2",
            "@SUM(A1:A9)",
            "Hij zei: \"nee\", en \"nooit\".",
            "regel een\nregel twee",
            "een\ttab, een \\ en een \\N; 'aanhaling'",
            "Žluťoučký кiнь, Ελλάδα, 日本, 🙂",
            "a, b; c | d",
            "NULL",
            "\\.",
            "<b>&amp;</b>"};
}

void Course::take(Worker& who, const ComplaintId& id, StepKind kind, Facts facts) {
    m_node.clock.advance(std::chrono::minutes{1});
    facts.try_emplace("date", iso(m_node->today()));
    const auto taken = who.work.take(id, {kind, std::move(facts)});
    if (!taken) FAIL(name_of(kind), " ", name_of(taken.error().reason), " ", taken.error().detail);
}

void Course::handle(const ComplaintId& id, const std::string& text, bool with_measures) {
    const std::string later = iso(plus_days(m_node->today(), 50));
    take(m_desk, id, StepKind::assign, {{"handler", "jan"}});
    take(m_management, id, StepKind::accept, {});
    take(m_handler, id, StepKind::hear, {{"side", "complainant"}, {"who", "Zoë Çelik"}, {"summary", text}});
    take(m_handler, id, StepKind::waive_hearing, {{"side", "employee"}, {"reason", text}});
    if (!with_measures) return;
    take(m_management, id, StepKind::extend, {{"until", later}, {"reason", "expert"}, {"explanation", text}});
    take(m_management, id, StepKind::inform, {{"about", "extension"}, {"how", "letter"}});
    for (const char* kind : {"corrective", "preventive"})
        take(m_management, id, StepKind::measure, {{"kind", kind}, {"what", text}, {"owner", "jan"}, {"due", later}});
    take(m_management, id, StepKind::check_measure, {{"measure", "1"}, {"result", "partly"}});
}

ComplaintId Course::run(int which) {
    const auto texts = awkward_texts();
    const std::string& text = texts[static_cast<std::size_t>(which) % texts.size()];
    const auto channel = static_cast<Channel>(which % channel_count);
    m_node.clock.advance(std::chrono::minutes{1});
    auto form = a_form().by(channel).about(static_cast<Category>(which % category_count)).told(text).form();
    form.persons.clear();
    form.place = text.substr(0, text.find('\n'));
    const ComplaintId id = m_node.add(form, false).entry.id;
    switch (which % kinds) {
        case 0: break;
        case 1: take(m_desk, id, StepKind::acknowledge, {{"how", "letter"}}); break;
        case 2: take(m_management, id, StepKind::refuse, {{"reason", "not_ours"}, {"explanation", text}}); break;
        case 3: handle(id, text, false); break;
        case 4:
            handle(id, text, true);
            take(m_management, id, StepKind::decide, {{"outcome", "upheld"}, {"cause", text}, {"reasons", text}});
            break;
        default: {
            const bool again = which % kinds == 6;
            handle(id, text, again);
            take(m_management, id, StepKind::decide,
                 {{"outcome", "partly_upheld"}, {"cause", "wachttijd"}, {"reasons", text}});
            take(m_management, id, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
            take(m_management, id, StepKind::complete, {{"satisfied", "unknown"}, {"summary", text}});
            if (again) take(m_management, id, StepKind::reopen, {{"reason", text}});
        }
    }
    return id;
}

}  // namespace klachtenzuil
