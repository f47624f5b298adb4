#include "platform/pdf/report_rows.hpp"

#include <algorithm>
#include <iterator>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

class ReportRows {
  public:
    ReportRows(const Report& report, const Typesetter& setter, const Words& words)
        : m_report(report), m_setter(setter), m_look(setter.look()), m_words(words) {}

    std::vector<FlowRow> make();

    void operator()(const ReportText& block);
    void operator()(const ReportList& block);
    void operator()(const ReportChart& block);
    void operator()(const ReportTable& block);
    void operator()(const ReportNote& block);
    void operator()(const ReportMeaning& block);

  private:
    Style body(Ink ink = Ink::text, Face face = Face::regular) const { return {m_look.body, face, ink}; }
    void add(std::vector<FlowRow> rows) { std::move(rows.begin(), rows.end(), std::back_inserter(m_rows)); }
    void add(const std::string& text, Style style, float gap, bool with_next = false, float indent = 0);
    void cover();
    std::vector<FlowRow> contents() const;
    void heading(const ReportSection& section);
    void subject(Word title);
    void keep_on_one_page(std::size_t begin);
    void name_on_new_pages(std::vector<FlowRow>& rows, const std::string& title) const;

    const Report& m_report;
    const Typesetter& m_setter;
    const Look& m_look;
    const Words& m_words;
    std::vector<FlowRow> m_rows;
    std::optional<TableId> m_named;  ///< the table whose title stands above already
    std::size_t m_subject = 0;       ///< the row with that title
};

void ReportRows::add(const std::string& text, Style style, float gap, bool with_next, float indent) {
    auto lines = rows_of_lines(m_setter.lines(text, style, m_look.left + indent, m_look.content() - indent), gap);
    for (Row& row : lines) {
        row.with_next = row.with_next || with_next;
        m_rows.push_back({std::move(row)});
    }
}

void ReportRows::cover() {
    if (!m_report.letterhead.empty()) add(m_report.letterhead.front(), {m_look.name, Face::bold, Ink::accent}, 0);
    for (std::size_t i = 1; i < m_report.letterhead.size(); ++i)
        add(m_report.letterhead[i], body(Ink::quiet), 0);
    // A row without anything in it, so that the title stands where the eye falls.
    Row room;
    room.height = mm(58);
    m_rows.push_back({std::move(room)});
    Row bar;
    bar.height = mm(2);
    bar.boxes.push_back({m_look.left, 0, mm(34), mm(2), Ink::accent});
    m_rows.push_back({std::move(bar)});
    add(m_report.title, {m_look.title, Face::bold, Ink::text}, mm(5));
    add(m_report.period, {20, Face::regular, Ink::accent}, mm(1));
    float gap = mm(12);
    for (const auto& [label, value] : m_report.cover) {
        auto rows = rows_of_lines(
            m_setter.lines(value, body(Ink::text, Face::bold), m_look.left + mm(58), m_look.content() - mm(58)), gap);
        auto label_lines = m_setter.lines(label, body(Ink::quiet), m_look.left, mm(54));
        if (rows.empty()) continue;
        std::move(label_lines.begin(), label_lines.end(), std::back_inserter(rows.front().runs));
        for (Row& row : rows)
            m_rows.push_back({std::move(row)});
        gap = mm(2);
    }
    gap = mm(14);
    for (const std::string& text : m_report.cover_texts) {
        add(text, body(), gap);
        gap = mm(3);
    }
}

/// What follows, on a page of its own; the numbers come when the rows stand on their pages.
std::vector<FlowRow> ReportRows::contents() const {
    std::vector<FlowRow> rows;
    const auto put = [&](const std::string& text, Style style, float gap, float indent) {
        const float room = m_look.content() - indent - mm(14);
        for (Row& row : rows_of_lines(m_setter.lines(text, style, m_look.left + indent, room), gap))
            rows.push_back({std::move(row)});
    };
    put(m_words(w::report_section_contents), {m_look.heading, Face::bold, Ink::accent}, 0, 0);
    if (rows.empty()) return rows;
    rows.front().row.new_sheet = true;
    std::size_t number = 0;
    for (const FlowRow& each : m_rows) {
        if (!each.begins) continue;
        const bool section = each.begins->level == Entry::Level::section;
        put(each.begins->title, body(Ink::text, section ? Face::bold : Face::regular), section ? mm(4) : mm(0.8F),
            section ? 0 : mm(6));
        rows.back().page_of = number++;
    }
    return rows;
}

void ReportRows::heading(const ReportSection& section) {
    const std::size_t first = m_rows.size();
    add(section.title, {m_look.heading, Face::bold, Ink::accent}, mm(12), true);
    if (first < m_rows.size()) {
        m_rows[first].row.new_sheet = section.new_page;
        m_rows[first].begins = {section.title, Entry::Level::section};
    }
    Row rule;
    rule.gap = mm(1);
    rule.height = 1;
    rule.with_next = true;
    rule.boxes.push_back({m_look.left, 0, m_look.content(), 1, Ink::accent});
    m_rows.push_back({std::move(rule)});
    m_named.reset();
}

/// What a chart or table is called.
void ReportRows::subject(Word title) {
    m_subject = m_rows.size();
    add(m_words(title), {report_subject_size, Face::bold, Ink::text}, mm(8), true);
    if (m_subject < m_rows.size()) m_rows[m_subject].begins = {m_words(title), Entry::Level::subject};
}

/// The rows from `begin` on, with the heading above that stays with them, where a page is long enough for all of them.
void ReportRows::keep_on_one_page(std::size_t begin) {
    std::size_t first = begin;
    while (first > 0 && m_rows[first - 1].row.with_next && !m_rows[first].row.new_sheet)
        --first;
    float height = 0;
    for (std::size_t i = first; i < m_rows.size(); ++i)
        height += m_rows[i].row.gap + m_rows[i].row.height;
    if (height > page_limit(m_look) - page_top(m_look)) return;
    for (std::size_t i = begin; i + 1 < m_rows.size(); ++i)
        m_rows[i].row.with_next = true;
}

void ReportRows::operator()(const ReportText& block) {
    // What is quiet introduces what follows.
    add(block.text, body(block.quiet ? Ink::quiet : Ink::text), mm(3), block.quiet);
}

void ReportRows::operator()(const ReportList& block) {
    const float indent = mm(5);
    float gap = mm(4);
    for (const std::string& item : block.items) {
        const std::size_t first = m_rows.size();
        add(item, body(), gap, false, indent);
        if (first < m_rows.size())
            m_rows[first].row.boxes.push_back({m_look.left + mm(0.5F), 5.5F, mm(1.6F), mm(1.6F), Ink::accent});
        gap = mm(1.2F);
    }
}

void ReportRows::operator()(const ReportChart& block) {
    subject(block.chart.title);
    m_named = block.chart.table;
    add(rows_of_chart(block.chart, m_setter, m_words));
}

void ReportRows::operator()(const ReportTable& block) {
    const bool has_chart = m_named == block.table.id;
    if (!has_chart) subject(block.table.title);
    m_named.reset();
    auto rows = rows_of_table(block.table, m_setter, m_words);
    name_on_new_pages(rows, m_words(block.table.title));
    add(std::move(rows));
    if (has_chart) keep_on_one_page(m_subject);
}

/// Where a table begins or goes on at the top of a page, its chart with the title stands on another.
void ReportRows::name_on_new_pages(std::vector<FlowRow>& rows, const std::string& title) const {
    const Style style{report_subject_size, Face::bold, Ink::text};
    const auto titles = rows_of_lines(m_setter.lines(title, style, m_look.left, m_look.content()), 0);
    std::shared_ptr<const std::vector<Row>> table_head;
    std::shared_ptr<const std::vector<Row>> named;
    for (FlowRow& each : rows) {
        if (&each == rows.data()) {
            each.head = std::make_shared<const std::vector<Row>>(titles);
        } else if (each.head && each.head != table_head) {
            table_head = each.head;
            std::vector<Row> both = titles;
            both.insert(both.end(), table_head->begin(), table_head->end());
            named = std::make_shared<const std::vector<Row>>(std::move(both));
            each.head = named;
        } else if (each.head) {
            each.head = named;
        }
    }
}

void ReportRows::operator()(const ReportNote& block) {
    add(block.head, body(Ink::text, Face::bold), mm(6), true);
    add(block.text, body(), 0);
    for (const auto& [head, text] : block.answers) {
        add(head, body(Ink::quiet, Face::bold), mm(2), !text.empty(), mm(6));
        add(text, body(), 0, false, mm(6));
    }
}

void ReportRows::operator()(const ReportMeaning& block) {
    add(block.word, body(Ink::text, Face::bold), mm(3), true);
    add(block.meaning, body(), 0);
}

std::vector<FlowRow> ReportRows::make() {
    cover();
    const auto after_cover = static_cast<std::ptrdiff_t>(m_rows.size());
    for (const ReportSection& section : m_report.sections) {
        heading(section);
        for (const ReportBlock& block : section.blocks)
            std::visit(*this, block);
    }
    auto listed = contents();
    m_rows.insert(m_rows.begin() + after_cover, std::move_iterator(listed.begin()), std::move_iterator(listed.end()));
    return std::move(m_rows);
}

}  // namespace

std::vector<FlowRow> rows_of(const Report& report, const Typesetter& setter, const Words& words) {
    return ReportRows(report, setter, words).make();
}

}  // namespace klachtenzuil
