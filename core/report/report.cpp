#include "core/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/complaint/form_names.hpp"
#include "core/complaint/named_rows.hpp"
#include "core/letter/letter.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array readers{
    NamedRow<ReportFor>{ReportFor::management, "management", w::report_for_management, w::report_cover_management},
    NamedRow<ReportFor>{ReportFor::work_meeting, "work-meeting", w::report_for_work_meeting,
                        w::report_cover_work_meeting},
};
static_assert(in_order(readers, report_for_count), "everybody for whom a report is made has a name");

/// A section of figures: its tables in order, each with its chart above it.
struct SectionRow {
    Word title;
    std::vector<TableId> tables;
};

std::vector<SectionRow> figure_sections() {
    using enum TableId;
    return {{w::report_section_received, {months, categories, causes, kinds, channels, stages}},
            {w::report_section_outcomes, {outcomes, satisfaction}},
            {w::report_section_times, {times, handling_times}},
            {w::report_section_terms, {terms, extensions}},
            {w::report_section_refusals, {refusals}},
            {w::report_section_measures, {measure_counts, measures}},
            {w::report_section_repeats, {repeats}}};
}

/// A column that is neither the label nor the percentage of another counts something.
bool tells_something(const FigureTable& table) {
    return std::ranges::any_of(table.rows, [](const FigureRow& row) {
        return std::any_of(row.cells.begin() + 1, row.cells.end(), [](const FigureCell& cell) {
            const auto* number = std::get_if<std::int64_t>(&cell);
            const bool empty = std::holds_alternative<std::monostate>(cell) || (number && *number == 0);
            return !empty;
        });
    });
}

/// Bars of a handful of complaints take half a page to say what three lines of a table say.
bool says_no_more(const Chart& chart) {
    if (chart.instead) return false;
    return std::ranges::all_of(chart.series, [](const ChartSeries& series) {
        std::int64_t sum = 0;
        for (const ChartBar& bar : series.bars)
            sum += length_of(bar);
        return series.unit == ColumnKind::count && sum < fewest_for_typical;
    });
}

class ReportMaker {
  public:
    ReportMaker(const ReportFacts& facts, const Config& config, Language language)
        : m_facts(facts), m_config(config), m_words(language) {}

    Report make();

  private:
    void cover();
    void summary();
    void figures();
    void notes();
    void decisions();
    void meanings();
    ReportSection& section(Word title, bool new_page = false) {
        m_report.sections.push_back({m_words(title), new_page, {}});
        return m_report.sections.back();
    }
    void add_table(ReportSection& to, const FigureTable& table, const Chart* chart) const;
    ReportNote note_of(const ManagementNote& note) const;

    const ReportFacts& m_facts;
    const Config& m_config;
    const Words m_words;
    Report m_report;
};

void ReportMaker::cover() {
    const Analysis& analysis = m_facts.analysis;
    m_report.letterhead = letterhead_of(m_config.organisation);
    m_report.title = m_words(w::report_title);
    m_report.period = name_of(analysis.scope.period, m_words);
    const auto& reader = row_of(readers, m_facts.whom);
    auto& cover = m_report.cover;
    cover.emplace_back(m_words(w::report_cover_for), m_words(reader.word));
    cover.emplace_back(m_words(w::report_cover_period), m_report.period);
    if (analysis.scope.kind)
        cover.emplace_back(m_words(w::report_cover_only_kind), m_words(word_for(*analysis.scope.kind)));
    if (analysis.scope.channel)
        cover.emplace_back(m_words(w::report_cover_only_channel), m_words(word_for(*analysis.scope.channel)));
    cover.emplace_back(m_words(w::report_cover_made), m_words.date(m_facts.made));
    if (!m_config.organisation.procedure_version.empty())
        cover.emplace_back(m_words(w::report_cover_procedure), m_config.organisation.procedure_version);
    m_report.cover_texts.push_back(
        m_words.fill(reader.explanation, fmt::arg("smallest", m_config.analysis.smallest_cell)));
    if (analysis.scope.period.first > analysis.today)
        m_report.cover_texts.push_back(m_words(w::report_cover_not_begun));
    else if (!is_over(analysis.scope.period, analysis.today))
        m_report.cover_texts.push_back(m_words(w::report_cover_running));
    m_report.foot = fmt::format("{}, {} · {}", m_report.title, m_report.period, m_words(reader.word));
    m_report.page_of = m_words(w::receipt_page_of);
}

void ReportMaker::summary() {
    ReportSection& to = section(w::report_section_summary, true);
    to.blocks.emplace_back(ReportList{summary_of(m_facts, m_words)});
    if (const FigureTable* overview = find_table(m_facts.tables, TableId::overview))
        to.blocks.emplace_back(ReportTable{*overview});
}

/// A table of nothing but zeros, or of nothing but hidden cells, is one sentence.
void ReportMaker::add_table(ReportSection& to, const FigureTable& table, const Chart* chart) const {
    const bool hidden = shows_nothing(table);
    if (hidden || !tells_something(table)) {
        to.blocks.emplace_back(
            ReportChart{Chart{.table = table.id,
                              .kind = ChartKind::bars,
                              .title = table.title,
                              .labels = {},
                              .series = {},
                              .marks = {},
                              .instead = hidden ? w::analysis_note_left_out : word_for(Unsaid::nothing)}});
        return;
    }
    if (chart && !says_no_more(*chart)) to.blocks.emplace_back(ReportChart{*chart});
    to.blocks.emplace_back(ReportTable{table});
}

void ReportMaker::figures() {
    const auto charts = charts_of(m_facts.tables, m_facts.analysis.terms);
    for (const SectionRow& row : figure_sections()) {
        std::vector<const FigureTable*> tables;
        for (const TableId id : row.tables) {
            if (const FigureTable* table = find_table(m_facts.tables, id)) tables.push_back(table);
        }
        if (tables.empty()) continue;
        ReportSection& to = section(row.title);
        if (std::ranges::none_of(tables, [](const FigureTable* table) { return tells_something(*table); })) {
            to.blocks.emplace_back(ReportText{m_words(w::report_unsaid_nothing)});
            continue;
        }
        for (const FigureTable* table : tables)
            add_table(to, *table, find_chart(charts, table->id));
    }
}

ReportNote ReportMaker::note_of(const ManagementNote& note) const {
    ReportNote made{.head = m_words.fill(w::report_note_written, fmt::arg("kind", m_words(word_for(note.kind))),
                                         fmt::arg("date", m_words.date(note.date))),
                    .text = note.text,
                    .answers = {}};
    for (const ManagementNoteAnswer& answer : note.answers) {
        made.answers.emplace_back(m_words.fill(w::report_note_answer, fmt::arg("date", m_words.date(answer.date)),
                                               fmt::arg("state", m_words(word_for(answer.state)))),
                                  answer.text);
    }
    if (made.answers.empty()) made.answers.emplace_back(m_words(w::report_note_no_answer), "");
    return made;
}

void ReportMaker::notes() {
    const bool all = m_facts.whom == ReportFor::management;
    ReportSection& to = section(all ? w::report_section_notes : w::report_section_notes_policy);
    to.blocks.emplace_back(
        ReportText{m_words(all ? w::report_note_intro_management : w::report_note_intro_work_meeting), true});
    const std::size_t before = to.blocks.size();
    for (const ManagementNote& note : m_facts.notes) {
        if (is_for(note, m_facts.whom)) to.blocks.emplace_back(note_of(note));
    }
    if (to.blocks.size() == before) to.blocks.emplace_back(ReportText{m_words(w::report_note_none)});
}

void ReportMaker::decisions() {
    if (m_facts.whom != ReportFor::management) return;
    ReportSection& to = section(w::report_section_decide);
    auto questions = decisions_of(m_facts, m_words);
    if (questions.empty()) {
        to.blocks.emplace_back(ReportText{m_words(w::report_decide_none)});
        return;
    }
    to.blocks.emplace_back(ReportText{m_words(w::report_decide_intro), true});
    to.blocks.emplace_back(ReportList{std::move(questions)});
}

void ReportMaker::meanings() {
    ReportSection& to = section(w::report_section_means);
    for (ReportMeaning& meaning : meanings_of(m_facts, m_config, m_words))
        to.blocks.emplace_back(std::move(meaning));
}

Report ReportMaker::make() {
    m_report.whom = m_facts.whom;
    m_report.language = m_words.language();
    cover();
    summary();
    figures();
    notes();
    decisions();
    meanings();
    return std::move(m_report);
}

}  // namespace

std::string_view name_of(ReportFor whom) {
    return row_of(readers, whom).name;
}

std::optional<ReportFor> report_for_from(std::string_view name) {
    return value_named(readers, name);
}

bool is_for(const ManagementNote& note, ReportFor whom) {
    return whom == ReportFor::management || note.kind == ManagementNoteKind::policy_change;
}

Report make_report(const ReportFacts& facts, const Config& config, Language language) {
    return ReportMaker(facts, config, language).make();
}

}  // namespace klachtenzuil
