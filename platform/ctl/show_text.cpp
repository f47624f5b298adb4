#include "platform/ctl/show_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/reference.hpp"
#include "core/complaint/stages.hpp"
#include "core/letter/case_words.hpp"
#include "core/letter/person_words.hpp"
#include "core/letter/step_words.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/describe.hpp"
#include "platform/ctl/terminal.hpp"

namespace klachtenzuil::ctl {

namespace {

constexpr std::size_t label_columns = 46;  // two of them between the longest label and what it stands for
constexpr std::size_t code_length = 12;

/// Writes the complaint part by part, each under its heading.
class Shown {
  public:
    Shown(Session& session, const WholeComplaint& whole)
        : m_session(session),
          m_words(session.words),
          m_whole(whole),
          m_complaint(whole.complaint),
          m_today(amsterdam(session.clock.now()).date) {}

    void all();

  private:
    void heading(Word word) {
        m_session.out.line({});
        m_session.out.line(m_words(word));
    }
    /// A label, and beside it what it stands for; further lines of that stand under its first.
    void line(const std::string& label, std::string_view value, std::string_view mark = "  ") {
        if (value.empty()) return;
        SecretText text(std::string(mark) + padded(label, label_columns));
        text.text().reserve(text.text().size() + 2 * value.size());
        for (const char c : value) {
            text.text() += c;
            if (c == '\n') text.text().append(mark.size() + label_columns, ' ');
        }
        m_session.out.line(text.text());
    }
    void lines(Word word, std::vector<CaseLine> known) {
        if (known.empty()) return;
        heading(word);
        for (CaseLine& each : known) {
            line(each.label, each.text);
            wipe(each.text);
        }
    }

    void stages();
    void terms();
    void persons();
    void documents();
    void steps();
    void step(const TakenStep& step);
    void possible();

    Session& m_session;
    const Words& m_words;
    const WholeComplaint& m_whole;
    const Complaint& m_complaint;
    Date m_today;
};

void Shown::all() {
    const DayText spoken = [this](Date date) { return m_words.date(date); };
    m_session.out.line(text_of(m_complaint.reference));
    stages();
    terms();
    lines(w::desk_facts, register_lines(m_words, m_complaint, spoken));
    persons();
    if (m_whole.form) lines(w::ctl_show_told, told_lines(m_words, *m_whole.form));
    if (m_whole.closed) {
        m_session.out.line({});
        m_session.out.line(m_words.for_staff(*m_whole.closed));
    }
    lines(w::desk_measures, measure_lines(m_words, m_complaint, spoken, m_today));
    documents();
    steps();
    possible();
}

/// The line of stages: where it stands is marked, what is to come has no day.
void Shown::stages() {
    heading(w::ctl_show_stage);
    bool ahead = false;
    for (const Stage stage : line_of_stages(m_complaint)) {
        const bool here = stage == m_complaint.stage;
        const auto day = ahead ? std::nullopt : day_reached(m_complaint, stage);
        line(m_words(word_for(stage)), day ? m_words.date(*day) : "-", here ? "> " : "  ");
        ahead = ahead || here;
    }
}

void Shown::terms() {
    heading(w::ctl_show_terms);
    const TermsOf terms = terms_of(m_complaint, m_session.config.terms);
    for (int i = 0; i < term_kind_count; ++i) {
        const Term& term = terms[static_cast<std::size_t>(i)];
        std::string how = m_words(w::ctl_show_not_needed);
        if (term.done) {
            how = m_words.fill(term.met() ? w::desk_term_met : w::desk_term_late,
                               fmt::arg("date", m_words.date(*term.done)), fmt::arg("due", m_words.date(term.due)));
        } else if (term.open()) {
            how = m_words.fill(w::ctl_show_until, fmt::arg("date", m_words.date(term.due)),
                               fmt::arg("left", time_left(term.due, m_today, m_words)));
        }
        line(m_words(word_for(static_cast<TermKind>(i))), how);
    }
}

void Shown::persons() {
    const int count = next_person(m_complaint);
    if (count == 0) return;
    heading(w::desk_persons);
    for (int i = 0; i < count; ++i) {
        const Form* const form = m_whole.form ? &*m_whole.form : nullptr;
        const SecretText name(fmt::format("{}. {}", i + 1, person_called(m_words, m_complaint, form, i)));
        line(name.text(), person_linked(m_words, m_complaint, m_whole.history, i));
    }
    if (!persons_are_linked(m_complaint)) m_session.out.line("  " + m_words(w::desk_persons_first));
}

/// The code of each, as `take-out` wants it.
void Shown::documents() {
    bool first = true;
    for (const TakenStep& step : m_whole.history) {
        if (!is_document(step)) continue;
        if (std::exchange(first, false)) heading(w::ctl_show_documents);
        SecretText text("  " + hex_of(*step.part).substr(0, code_length));
        for (const std::string_view name : {"date", "kind", "type", "name"}) {
            const auto fact = step.facts.find(name);
            if (fact != step.facts.end()) text.text() += "  " + fact_text(m_words, step.kind, name, fact->second);
        }
        m_session.out.line(text.text());
    }
}

void Shown::steps() {
    heading(w::ctl_show_steps);
    for (const TakenStep& each : m_whole.history)
        step(each);
}

void Shown::step(const TakenStep& step) {
    const LocalTime at = amsterdam(step.at);
    m_session.out.line(fmt::format("  {}, {}: {} ({})", m_words.date(at.date), m_words.time(at.time_of_day),
                                   m_words(done_word_for(step.kind)), actor_text(m_words, step.actor)));
    if (step.disputed) {
        const std::string why = m_words(dispute_word(*step.disputed));
        line("    " + m_words.fill(w::ctl_show_disputed, fmt::arg("reason", why)), " ");
    }
    // What a complaint was filed with stands above already.
    if (step.kind == StepKind::file) return;
    for (CaseLine& each : fact_lines(m_words, step.kind, step.facts)) {
        line("  " + each.label, each.text);
        wipe(each.text);
    }
}

/// What can be done now, with the name by which `step` is told to do it.
void Shown::possible() {
    heading(w::ctl_show_can);
    bool nothing = true;
    for (const Possible& each : m_whole.possible) {
        if (each.refused) continue;
        nothing = false;
        line(m_words(word_for(each.step)), name_of(each.step));
    }
    if (nothing) m_session.out.line("  " + m_words(w::ctl_show_nothing));
}

}  // namespace

void print_complaint(Session& session, const WholeComplaint& whole) {
    Shown(session, whole).all();
}

}  // namespace klachtenzuil::ctl
