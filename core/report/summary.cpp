// The year in sentences.

#include <fmt/format.h>

#include "core/report/phrases.hpp"
#include "core/report/report.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// Makes sentences of what the tables show, and of nothing else.
class Teller {
  public:
    Teller(const ReportFacts& facts, const Words& words) : m_facts(facts), m_words(words), m_phrases(facts, words) {}

    std::vector<std::string> take() { return std::move(m_said); }

    void received();
    void completed();
    void open();
    void most(TableId table, Word sentence);
    void time();
    void terms();
    void parts(TableId table, Word sentence);
    void extended();
    void refused();
    void happened_to(std::string_view row, Word sentence);
    void measures();
    void repeats();

  private:
    std::optional<std::int64_t> number(TableId table, std::string_view row, std::string_view column) const {
        return m_phrases.number(table, row, column);
    }
    void say(std::string sentence) { m_said.push_back(std::move(sentence)); }
    /// Goes on with the sentence before.
    void add(const std::string& sentence) { m_said.back() += " " + sentence; }
    std::string counted(std::int64_t count, Word none, Word one, Word many) const;
    std::optional<std::string> compared(std::int64_t now, std::int64_t before) const;
    std::optional<std::string> most_of(TableId table, Word sentence) const;
    std::optional<std::string> results_of(TableId table) const;

    const ReportFacts& m_facts;
    const Words& m_words;
    const Phrases m_phrases;
    std::vector<std::string> m_said;
};

std::string Teller::counted(std::int64_t count, Word none, Word one, Word many) const {
    if (count == 0) return m_words(none);
    return count == 1 ? m_words(one) : m_words.fill(many, fmt::arg("count", count));
}

std::optional<std::string> Teller::compared(std::int64_t now, std::int64_t before) const {
    const auto why = why_not_compared(now, before, m_facts.analysis);
    // That there was none has been said.
    if (why == Unsaid::nothing) return std::nullopt;
    if (why) return m_words(word_for(why == Unsaid::too_few ? Unsaid::too_few_before : *why));
    if (now == before) return m_words(w::report_say_same);
    return m_words.fill(now > before ? w::report_say_more : w::report_say_fewer, fmt::arg("before", before));
}

void Teller::received() {
    const auto now = m_phrases.overview("received");
    if (!now) return;
    say(counted(*now, w::report_say_received_none, w::report_say_received_one, w::report_say_received_many));
    const auto before = number(TableId::overview, "received", "before");
    const auto difference = before ? compared(*now, *before) : std::nullopt;
    if (difference) add(*difference);
    // Nothing is called usual below.
    if (why_not_typical(*now) == Unsaid::too_few) add(m_words(w::report_unsaid_too_few));
}

void Teller::completed() {
    const auto count = m_phrases.overview("completed");
    if (!count) return;
    say(counted(*count, w::report_say_completed_none, w::report_say_completed_one, w::report_say_completed_many));
}

void Teller::open() {
    const auto count = m_phrases.overview("open_at_end");
    if (!count) return;
    say(counted(*count, w::report_say_open_none, w::report_say_open_one, w::report_say_open_many));
}

std::optional<std::string> Teller::most_of(TableId table, Word sentence) const {
    const auto most = m_phrases.most_of(table);
    if (!most) return std::nullopt;
    return m_words.fill(sentence, fmt::arg("label", most->label), fmt::arg("often", m_phrases.often(table, *most)));
}

void Teller::most(TableId table, Word sentence) {
    if (auto said = most_of(table, sentence)) say(std::move(*said));
}

void Teller::time() {
    const auto count = number(TableId::times, "complete", "count");
    const auto median = number(TableId::times, "complete", "median");
    if (!count || !median || why_not_typical(*count)) return;
    say(m_words.fill(w::report_say_median, fmt::arg("complaints", m_phrases.complaints(*count)),
                     fmt::arg("days", counted_tenths(*median, m_words))));
    const auto longest = number(TableId::times, "complete", "longest");
    if (longest) add(m_words.fill(w::report_say_longest, fmt::arg("days", counted_days(*longest, m_words))));
}

void Teller::terms() {
    const FigureTable* table = find_table(m_facts.tables, TableId::terms);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto met = number(TableId::terms, row.name, "met");
        const auto not_met = number(TableId::terms, row.name, "not_met");
        const auto percent = number(TableId::terms, row.name, "percent");
        if (!met || !not_met || *met + *not_met == 0) continue;
        const std::int64_t all = *met + *not_met;
        const std::string label = m_phrases.label_of(row);
        const std::string how_often = m_phrases.of_times(*met, all);
        const auto term = fmt::arg("term", label);
        const auto of = fmt::arg("of", how_often);
        if (all == 1) {
            say(m_words.fill(*met == 1 ? w::report_say_term_one_met : w::report_say_term_one_late, term));
        } else if (percent && !why_not_typical(all)) {
            say(m_words.fill(w::report_say_term, term, of,
                             fmt::arg("percent", text_of(*percent, ColumnKind::percent, m_words))));
        } else {
            say(m_words.fill(w::report_say_term_few, term, of));
        }
    }
}

/// Every row that counts something: "“gegrond” 12 keer (40%), “ongegrond” 18 keer (60%)". Nothing where one of them is
/// hidden.
std::optional<std::string> Teller::results_of(TableId id) const {
    const FigureTable* table = find_table(m_facts.tables, id);
    const auto total = number(id, "total", "now");
    if (!table || !total || *total == 0) return std::nullopt;
    std::string results;
    for (const FigureRow& row : table->rows) {
        if (row.name == "total") continue;
        const auto count = number(id, row.name, "now");
        if (!count) return std::nullopt;
        if (*count == 0) continue;
        if (!results.empty()) results += ", ";
        results += m_words.fill(w::report_say_measures_result, fmt::arg("label", m_phrases.label_of(row)),
                                fmt::arg("times", m_phrases.times(*count)));
        const auto share = number(id, row.name, "share");
        if (share && !why_not_typical(*total))
            results += fmt::format(" ({})", text_of(*share, ColumnKind::percent, m_words));
    }
    return results.empty() ? std::nullopt : std::optional(std::move(results));
}

void Teller::parts(TableId id, Word sentence) {
    const auto results = results_of(id);
    const auto total = number(id, "total", "now");
    if (!results || !total) return;
    say(m_words.fill(sentence, fmt::arg("complaints", m_phrases.complaints(*total)), fmt::arg("results", *results)));
}

void Teller::extended() {
    const auto count = m_phrases.overview("extended");
    if (!count || *count == 0) return;
    say(m_words.fill(w::report_say_extended, fmt::arg("times", m_phrases.times(*count))));
    if (const auto reason = most_of(TableId::extensions, w::report_say_extension_reason)) add(*reason);
}

void Teller::refused() {
    const auto count = m_phrases.overview("refused");
    if (!count || *count == 0) return;
    say(m_words.fill(w::report_say_refused, fmt::arg("complaints", m_phrases.complaints(*count))));
    if (const auto reason = most_of(TableId::refusals, w::report_say_extension_reason)) add(*reason);
}

void Teller::happened_to(std::string_view row, Word sentence) {
    const auto count = m_phrases.overview(row);
    if (count && *count > 0) say(m_words.fill(sentence, fmt::arg("complaints", m_phrases.complaints(*count))));
}

void Teller::measures() {
    const auto results = results_of(TableId::measure_counts);
    const auto decided = number(TableId::measure_counts, "total", "now");
    if (!results || !decided) return;
    say(m_words.fill(w::report_say_measures, fmt::arg("decided", *decided), fmt::arg("results", *results)));
}

void Teller::repeats() {
    const FigureTable* table = find_table(m_facts.tables, TableId::repeats);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto count = number(TableId::repeats, row.name, "repeats");
        if (!count || *count == 0) continue;
        say(m_words.fill(w::report_say_repeat, fmt::arg("cause", m_phrases.label_of(row)),
                         fmt::arg("times", m_phrases.times(*count))));
    }
}

}  // namespace

std::vector<std::string> summary_of(const ReportFacts& facts, const Words& words) {
    Teller teller(facts, words);
    teller.received();
    teller.completed();
    teller.open();
    teller.most(TableId::categories, w::report_say_most_about);
    teller.most(TableId::kinds, w::report_say_most_kind);
    teller.most(TableId::channels, w::report_say_most_channel);
    teller.parts(TableId::outcomes, w::report_say_outcomes);
    teller.most(TableId::causes, w::report_say_most_cause);
    teller.parts(TableId::satisfaction, w::report_say_satisfied);
    teller.time();
    teller.terms();
    teller.extended();
    teller.refused();
    teller.happened_to("referred", w::report_say_referred);
    teller.happened_to("reopened", w::report_say_reopened);
    teller.measures();
    teller.repeats();
    auto said = teller.take();
    // A year in which every figure is hidden.
    if (said.empty()) said.push_back(words(w::analysis_note_left_out));
    return said;
}

}  // namespace klachtenzuil
