// What management has to decide, as questions.

#include <fmt/format.h>

#include "core/complaint/reference.hpp"
#include "core/report/phrases.hpp"
#include "core/report/report.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

class Asker {
  public:
    Asker(const ReportFacts& facts, const Words& words) : m_facts(facts), m_words(words), m_phrases(facts, words) {}

    std::vector<std::string> take() { return std::move(m_asked); }

    void open_late();
    void terms();
    void overdue();
    void failed();
    void repeats();
    void unsatisfied();
    void notes();
    void categories();

  private:
    /// Asks about each measure that `concerned` picks; what is too many is pointed at.
    template <class Concerned, class Sentence>
    void measures(Concerned&& concerned, Sentence&& sentence);

    const ReportFacts& m_facts;
    const Words& m_words;
    const Phrases m_phrases;
    std::vector<std::string> m_asked;
};

void Asker::terms() {
    const FigureTable* table = find_table(m_facts.tables, TableId::terms);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto met = m_phrases.number(TableId::terms, row.name, "met");
        const auto not_met = m_phrases.number(TableId::terms, row.name, "not_met");
        const auto percent = m_phrases.number(TableId::terms, row.name, "percent");
        if (!met || !not_met || !percent || why_not_typical(*met + *not_met)) continue;
        if (*percent >= percent_expected_in_term) continue;
        m_asked.push_back(m_words.fill(w::report_decide_term, fmt::arg("term", m_phrases.label_of(row)),
                                       fmt::arg("of", m_phrases.of_times(*met, *met + *not_met)),
                                       fmt::arg("percent", text_of(*percent, ColumnKind::percent, m_words))));
    }
}

/// Complaints that wait, whatever else happened in the period.
void Asker::open_late() {
    const FigureTable* table = find_table(m_facts.tables, TableId::terms);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto count = m_phrases.number(TableId::terms, row.name, "open_late");
        if (!count || *count == 0) continue;
        m_asked.push_back(m_words.fill(w::report_decide_open_late, fmt::arg("term", m_phrases.label_of(row)),
                                       fmt::arg("complaints", m_phrases.complaints(*count))));
    }
}

template <class Concerned, class Sentence>
void Asker::measures(Concerned&& concerned, Sentence&& sentence) {
    std::size_t asked = 0;
    for (const MeasureFigures& each : m_facts.analysis.measures) {
        if (!concerned(each)) continue;
        if (++asked > most_questions_of_a_kind) {
            m_asked.push_back(m_words(w::report_decide_more));
            return;
        }
        m_asked.push_back(sentence(each));
    }
}

void Asker::overdue() {
    measures([](const MeasureFigures& each) { return each.overdue; },
             [this](const MeasureFigures& each) {
                 return m_words.fill(w::report_decide_overdue, fmt::arg("reference", text_of(each.reference)),
                                     fmt::arg("what", each.measure.what), fmt::arg("owner", each.measure.owner),
                                     fmt::arg("due", m_words.date(each.measure.due)));
             });
}

void Asker::failed() {
    measures([](const MeasureFigures& each) { return each.measure.result == MeasureResult::failed; },
             [this](const MeasureFigures& each) {
                 return m_words.fill(w::report_decide_failed, fmt::arg("reference", text_of(each.reference)),
                                     fmt::arg("what", each.measure.what));
             });
}

void Asker::repeats() {
    for (const RepeatFigures& each : m_facts.analysis.repeats) {
        if (each.repeats == 0) continue;
        m_asked.push_back(m_words.fill(w::report_decide_repeat, fmt::arg("cause", each.cause),
                                       fmt::arg("since", m_words.date(each.since)),
                                       fmt::arg("times", m_phrases.times(each.repeats))));
    }
}

void Asker::unsatisfied() {
    const auto yes = m_phrases.number(TableId::satisfaction, "yes", "now");
    const auto no = m_phrases.number(TableId::satisfaction, "no", "now");
    if (!yes || !no || *no <= *yes || why_not_typical(*yes + *no)) return;
    m_asked.push_back(m_words.fill(w::report_decide_unsatisfied, fmt::arg("no", text_of_count(*no, m_words)),
                                   fmt::arg("yes", text_of_count(*yes, m_words))));
}

void Asker::notes() {
    for (const ManagementNote& note : m_facts.notes) {
        if (note.state() != ManagementNoteState::open) continue;
        m_asked.push_back(m_words.fill(w::report_decide_note, fmt::arg("kind", m_words(word_for(note.kind))),
                                       fmt::arg("date", m_words.date(note.date)), fmt::arg("text", note.text)));
    }
}

/// Structural measures are for categories of complaints. Source: procedure, "Learn".
void Asker::categories() {
    const auto most = m_phrases.most_of(TableId::categories);
    if (!most || why_not_typical(most->count)) return;
    m_asked.push_back(m_words.fill(w::report_decide_category, fmt::arg("label", most->label),
                                   fmt::arg("often", m_phrases.often(TableId::categories, *most))));
}

}  // namespace

std::vector<std::string> decisions_of(const ReportFacts& facts, const Words& words) {
    Asker asker(facts, words);
    asker.open_late();
    asker.overdue();
    asker.repeats();
    asker.failed();
    asker.terms();
    asker.unsatisfied();
    asker.notes();
    asker.categories();
    return asker.take();
}

}  // namespace klachtenzuil
