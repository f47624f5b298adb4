// The year in sentences.

#include <fmt/format.h>

#include <algorithm>

#include "core/complaint/complaint_names.hpp"
#include "core/report/report.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// Makes sentences of what the tables show, and of nothing else.
class Teller {
  public:
    Teller(const ReportFacts& facts, const Words& words) : m_facts(facts), m_words(words) {}

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
    void times_of(std::string_view row, Word sentence);
    void measures();
    void repeats();

  private:
    std::optional<std::int64_t> number(TableId table, std::string_view row, std::string_view column) const {
        return number_at(m_facts.tables, table, row, column);
    }
    std::optional<std::int64_t> overview(std::string_view row) const { return number(TableId::overview, row, "now"); }
    void say(std::string sentence) { m_said.push_back(std::move(sentence)); }
    /// Goes on with the sentence before.
    void add(const std::string& sentence) { m_said.back() += " " + sentence; }
    std::string counted(std::int64_t count, Word none, Word one, Word many) const;
    std::optional<std::string> compared(std::int64_t now, std::int64_t before) const;
    std::optional<std::string> most_of(TableId table, Word sentence) const;
    std::string label_of(const FigureRow& row) const { return text_of(row.cells.front(), ColumnKind::label, m_words); }

    const ReportFacts& m_facts;
    const Words& m_words;
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
    const auto now = overview("received");
    if (!now) return;
    say(counted(*now, w::report_say_received_none, w::report_say_received_one, w::report_say_received_many));
    const auto before = number(TableId::overview, "received", "before");
    const auto difference = before ? compared(*now, *before) : std::nullopt;
    if (difference) add(*difference);
}

void Teller::completed() {
    const auto count = overview("completed");
    if (!count) return;
    say(counted(*count, w::report_say_completed_none, w::report_say_completed_one, w::report_say_completed_many));
}

void Teller::open() {
    const auto count = overview("open_at_end");
    if (!count) return;
    say(counted(*count, w::report_say_open_none, w::report_say_open_one, w::report_say_open_many));
}

/// The row that counts most, where there is one alone and enough to say what is usual.
std::optional<std::string> Teller::most_of(TableId id, Word sentence) const {
    const FigureTable* table = find_table(m_facts.tables, id);
    if (!table) return std::nullopt;
    const FigureRow* most = nullptr;
    std::int64_t count = 0;
    std::int64_t all = 0;
    bool alone = false;
    for (const FigureRow& row : table->rows) {
        const auto here = number(id, row.name, "now");
        if (!here || row.name == "total") continue;
        all += *here;
        alone = *here > count || (alone && *here != count);
        if (*here > count) most = &row;
        count = std::max(count, *here);
    }
    // What is joined or not told is no kind of its own.
    const bool said = most && alone && most->name != "other" && most->name != "unknown" && !why_not_typical(all);
    if (!said) return std::nullopt;
    return m_words.fill(sentence, fmt::arg("label", label_of(*most)), fmt::arg("count", count));
}

void Teller::most(TableId table, Word sentence) {
    if (auto said = most_of(table, sentence)) say(std::move(*said));
}

void Teller::time() {
    const auto count = number(TableId::times, "complete", "count");
    const FigureTable* table = find_table(m_facts.tables, TableId::times);
    const auto median = number(TableId::times, "complete", "median");
    if (!count || !median || why_not_typical(*count)) return;
    say(m_words.fill(w::report_say_median,
                     fmt::arg("days", text_of(*find_cell(*table, "complete", "median"), ColumnKind::tenths, m_words))));
    const auto longest = number(TableId::times, "complete", "longest");
    if (longest) add(m_words.fill(w::report_say_longest, fmt::arg("days", *longest)));
}

void Teller::terms() {
    const FigureTable* table = find_table(m_facts.tables, TableId::terms);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto met = number(TableId::terms, row.name, "met");
        const auto not_met = number(TableId::terms, row.name, "not_met");
        const auto percent = number(TableId::terms, row.name, "percent");
        if (!met || !not_met || *met + *not_met == 0) continue;
        const bool typical = percent && !why_not_typical(*met + *not_met);
        if (typical) {
            say(m_words.fill(w::report_say_term, fmt::arg("term", label_of(row)), fmt::arg("met", *met),
                             fmt::arg("not_met", *not_met),
                             fmt::arg("percent", text_of(*percent, ColumnKind::percent, m_words))));
        } else {
            say(m_words.fill(w::report_say_term_few, fmt::arg("term", label_of(row)), fmt::arg("met", *met),
                             fmt::arg("not_met", *not_met)));
        }
    }
}

/// Every row that counts something: "Gegrond: 12 (40%), Ongegrond: 18 (60%)". None where one of them is hidden.
void Teller::parts(TableId id, Word sentence) {
    const FigureTable* table = find_table(m_facts.tables, id);
    if (!table) return;
    std::string results;
    for (const FigureRow& row : table->rows) {
        if (row.name == "total") continue;
        const auto count = number(id, row.name, "now");
        if (!count) return;
        if (*count == 0) continue;
        if (!results.empty()) results += ", ";
        results +=
            m_words.fill(w::report_say_measures_result, fmt::arg("label", label_of(row)), fmt::arg("count", *count));
        const auto share = number(id, row.name, "share");
        const auto total = number(id, "total", "now");
        if (share && total && !why_not_typical(*total))
            results += fmt::format(" ({})", text_of(*share, ColumnKind::percent, m_words));
    }
    if (!results.empty()) say(m_words.fill(sentence, fmt::arg("results", results)));
}

void Teller::extended() {
    const auto count = overview("extended");
    if (!count || *count == 0) return;
    say(*count == 1 ? m_words(w::report_say_extended_one)
                    : m_words.fill(w::report_say_extended, fmt::arg("count", *count)));
    if (const auto reason = most_of(TableId::extensions, w::report_say_extension_reason)) add(*reason);
}

void Teller::refused() {
    const auto count = overview("refused");
    if (!count || *count == 0) return;
    say(m_words.fill(w::report_say_refused, fmt::arg("count", *count)));
    if (const auto reason = most_of(TableId::refusals, w::report_say_extension_reason)) add(*reason);
}

void Teller::times_of(std::string_view row, Word sentence) {
    const auto count = overview(row);
    if (count && *count > 0) say(m_words.fill(sentence, fmt::arg("count", *count)));
}

void Teller::measures() {
    const auto decided = number(TableId::measure_counts, "total", "now");
    const FigureTable* table = find_table(m_facts.tables, TableId::measure_counts);
    if (!decided || *decided == 0) return;
    std::string results;
    for (const FigureRow& row : table->rows) {
        const auto count = number(TableId::measure_counts, row.name, "now");
        if (!count) return;
        if (row.name == "total" || *count == 0) continue;
        if (!results.empty()) results += ", ";
        results +=
            m_words.fill(w::report_say_measures_result, fmt::arg("label", label_of(row)), fmt::arg("count", *count));
    }
    say(m_words.fill(w::report_say_measures, fmt::arg("decided", *decided), fmt::arg("results", results)));
}

void Teller::repeats() {
    const FigureTable* table = find_table(m_facts.tables, TableId::repeats);
    if (!table) return;
    for (const FigureRow& row : table->rows) {
        const auto count = number(TableId::repeats, row.name, "repeats");
        if (!count || *count == 0) continue;
        say(m_words.fill(w::report_say_repeat, fmt::arg("cause", label_of(row)), fmt::arg("count", *count)));
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
    teller.times_of("referred", w::report_say_referred);
    teller.times_of("reopened", w::report_say_reopened);
    teller.measures();
    teller.repeats();
    auto said = teller.take();
    // A year in which every figure is hidden.
    if (said.empty()) said.push_back(words(w::analysis_note_left_out));
    return said;
}

}  // namespace klachtenzuil
