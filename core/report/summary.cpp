// The year in sentences.

#include <fmt/format.h>

#include <cstdlib>

#include "core/complaint/form_names.hpp"
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
    void parts(TableId table, std::string_view whole, Word sentence);
    void channel();
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
    std::string result_of(const std::string& label, std::int64_t count) const;
    std::optional<std::string> shares_of(const FigureTable& table) const;
    bool is_to_come() const { return m_facts.analysis.scope.period.first > m_facts.analysis.today; }

    const ReportFacts& m_facts;
    const Words& m_words;
    const Phrases m_phrases;
    std::vector<std::string> m_said;
};

std::string Teller::counted(std::int64_t count, Word none, Word one, Word many) const {
    if (count == 0) return m_words(none);
    return count == 1 ? m_words(one) : m_words.fill(many, fmt::arg("count", text_of_count(count, m_words)));
}

std::optional<std::string> Teller::compared(std::int64_t now, std::int64_t before) const {
    if (is_to_come()) return std::nullopt;
    const auto why = why_not_compared(now, before, m_facts.analysis);
    // That there was none has been said.
    if (why == Unsaid::nothing) return std::nullopt;
    if (why) return m_words(word_for(why == Unsaid::too_few ? Unsaid::too_few_before : *why));
    if (const auto step = m_phrases.rounded_to()) {
        if (std::abs(now - before) <= *step / 2) return m_words(w::report_say_about_same);
    } else if (now == before) {
        return m_words(w::report_say_same);
    }
    return m_words.fill(now > before ? w::report_say_more : w::report_say_fewer,
                        fmt::arg("before", m_phrases.amount(before)));
}

void Teller::received() {
    const auto now = m_phrases.overview("received");
    if (!now) return;
    if (is_to_come()) say(m_words(w::report_cover_not_begun));
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
    if (*count > 1) {
        say(m_words.fill(w::report_say_completed_many, fmt::arg("count", m_phrases.amount(*count))));
    } else {
        say(m_words(*count == 0 ? w::report_say_completed_none : w::report_say_completed_one));
    }
}

void Teller::open() {
    const auto count = m_phrases.overview("open_at_end");
    if (!count) return;
    say(counted(*count, w::report_say_open_none, w::report_say_open_one, w::report_say_open_many));
    const auto late = m_phrases.overview("open_late");
    if (!late || *late == 0) return;
    if (*count == 1) return add(m_words(w::report_say_open_late_it));
    add(*late == 1 ? m_words(w::report_say_open_late_one)
                   : m_words.fill(w::report_say_open_late_many, fmt::arg("count", text_of_count(*late, m_words))));
}

std::optional<std::string> Teller::most_of(TableId table, Word sentence) const {
    const auto most = m_phrases.most_of(table);
    if (!most) return std::nullopt;
    return m_words.fill(sentence, fmt::arg("label", most->label), fmt::arg("often", m_phrases.often(table, *most)));
}

void Teller::most(TableId table, Word sentence) {
    if (auto said = most_of(table, sentence)) say(std::move(*said));
}

void Teller::channel() {
    const auto most = m_phrases.most_of(TableId::channels);
    const auto channel = most ? channel_from(most->row) : std::nullopt;
    if (!channel) return;
    const auto how = [&] {
        switch (*channel) {
            case Channel::kiosk: return w::report_channel_kiosk;
            case Channel::walk_in: return w::report_channel_walk_in;
            case Channel::phone: return w::report_channel_phone;
            case Channel::letter: return w::report_channel_letter;
            case Channel::email: break;
        }
        return w::report_channel_email;
    };
    say(m_words.fill(w::report_say_most_channel, fmt::arg("how", m_words(how())),
                     fmt::arg("often", m_phrases.often(TableId::channels, *most))));
}

void Teller::time() {
    const auto count = number(TableId::times, "complete", "count");
    const auto median = number(TableId::times, "complete", "median");
    if (!median) return;
    if (m_phrases.rounded_to()) {
        return say(m_words.fill(w::report_say_median_about, fmt::arg("days", counted_days(*median, m_words))));
    }
    if (!count || why_not_typical(*count)) return;
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
        const std::string label = m_phrases.label_of(row);
        if (m_phrases.rounded_to() && percent) {
            say(m_words.fill(w::report_say_term_about, fmt::arg("term", label),
                             fmt::arg("percent", text_of(*percent, ColumnKind::percent, m_words))));
        }
        if (!met || !not_met || *met + *not_met == 0) continue;
        const std::int64_t all = *met + *not_met;
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

std::string Teller::result_of(const std::string& label, std::int64_t count) const {
    return m_words.fill(w::report_say_measures_result, fmt::arg("label", label),
                        fmt::arg("times", m_phrases.exact_times(count)));
}

/// Every row that counts something: "“gegrond” 12 keer (40%), “ongegrond” 18 keer (60%)". Nothing where one of them is
/// hidden.
std::optional<std::string> Teller::results_of(TableId id) const {
    const FigureTable* table = find_table(m_facts.tables, id);
    const auto total = number(id, "total", "now");
    if (!table) return std::nullopt;
    if (m_phrases.counted_column(id) == "share") return shares_of(*table);
    if (!total || *total == 0) return std::nullopt;
    std::string results;
    for (const FigureRow& row : table->rows) {
        if (row.name == "total") continue;
        const auto count = number(id, row.name, "now");
        if (!count) return std::nullopt;
        if (*count == 0) continue;
        if (!results.empty()) results += ", ";
        // What stands as a count beside its share is exact in every report.
        results += result_of(m_phrases.label_of(row), *count);
        const auto share = number(id, row.name, "share");
        if (share && !why_not_typical(*total))
            results += fmt::format(" ({})", text_of(*share, ColumnKind::percent, m_words));
    }
    return results.empty() ? std::nullopt : std::optional(std::move(results));
}

/// The same of shares that stand without their counts.
std::optional<std::string> Teller::shares_of(const FigureTable& table) const {
    std::string results;
    for (const FigureRow& row : table.rows) {
        const auto share = number(table.id, row.name, "share");
        if (!share) return std::nullopt;
        if (*share == 0) continue;
        if (!results.empty()) results += ", ";
        const std::string about =
            m_words.fill(w::report_about, fmt::arg("count", text_of(*share, ColumnKind::percent, m_words)));
        results += m_words.fill(w::report_say_measures_result, fmt::arg("label", m_phrases.label_of(row)),
                                fmt::arg("times", about));
    }
    return results.empty() ? std::nullopt : std::optional(std::move(results));
}

void Teller::parts(TableId id, std::string_view whole, Word sentence) {
    const auto results = results_of(id);
    const auto total = m_phrases.overview(whole);
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
    say(m_words.fill(w::report_say_measures, fmt::arg("decided", text_of_count(*decided, m_words)),
                     fmt::arg("results", *results)));
}

void Teller::repeats() {
    const FigureTable* table = find_table(m_facts.tables, TableId::repeats);
    if (!table) return;
    std::string causes;
    for (const FigureRow& row : table->rows) {
        const auto count = number(TableId::repeats, row.name, "repeats");
        if (!count || *count == 0) continue;
        if (!causes.empty()) causes += ", ";
        causes += result_of(m_phrases.label_of(row), *count);
    }
    if (!causes.empty()) say(m_words.fill(w::report_say_repeat, fmt::arg("causes", causes)));
}

}  // namespace

std::vector<std::string> summary_of(const ReportFacts& facts, const Words& words) {
    Teller teller(facts, words);
    teller.received();
    teller.completed();
    teller.open();
    teller.most(TableId::categories, w::report_say_most_about);
    teller.most(TableId::kinds, w::report_say_most_kind);
    teller.channel();
    teller.parts(TableId::outcomes, "decided", w::report_say_outcomes);
    teller.most(TableId::causes, w::report_say_most_cause);
    teller.parts(TableId::satisfaction, "completed", w::report_say_satisfied);
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
