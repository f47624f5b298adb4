// Tables as rows: numbers at the right of their columns, heads that are repeated, a strong line for the total.

#include <algorithm>
#include <iterator>
#include <numeric>

#include "platform/pdf/report_pages.hpp"

namespace klachtenzuil {

namespace {

constexpr float air = mm(3);      ///< between columns
constexpr float line_air = 1.5F;  ///< above and below the text of a row
constexpr float longest_whole = mm(120);
constexpr float widest_label = 0.46F;  ///< of the page

bool is_before(const FigureColumn& column) {
    return column.name == "before" || column.name.ends_with("_before");
}

bool has_texts(const FigureTable& table) {
    return std::ranges::any_of(table.columns, [](const FigureColumn& each) { return each.kind == ColumnKind::text; });
}

/// Some columns of a table, the label first, and how wide each is.
struct Strip {
    std::vector<std::size_t> columns;
    std::vector<float> widths;
};

/// A short table is not divided.
void keep_whole(std::vector<FlowRow>& rows) {
    float height = 0;
    for (const FlowRow& each : rows)
        height += each.row.gap + each.row.height;
    for (std::size_t i = 0; i + 1 < rows.size() && height <= longest_whole; ++i)
        rows[i].row.with_next = true;
}

class TableSetter {
  public:
    TableSetter(const FigureTable& table, const Typesetter& setter, const Words& words)
        : m_table(table), m_setter(setter), m_look(setter.look()), m_words(words) {}

    std::vector<FlowRow> set();

  private:
    Style body(Face face = Face::regular, Ink ink = Ink::text) const { return {m_look.body, face, ink}; }
    std::string text(const FigureRow& row, std::size_t column) const {
        return text_of(row.cells[column], m_table.columns[column].kind, m_words);
    }
    float longest_word(const std::string& text, Style style) const;
    float needed(std::size_t column) const;
    float label_wish() const;
    std::vector<Strip> strips() const;
    Strip strip_of(std::vector<std::size_t> columns) const;
    Row line(const Strip& strip, const std::vector<std::string>& texts, Face face, bool at_foot = false) const;
    void set_strip(const Strip& strip, float gap, std::vector<FlowRow>& rows) const;
    void set_list(std::vector<FlowRow>& rows) const;
    void set_notes(std::vector<FlowRow>& rows) const;

    const FigureTable& m_table;
    const Typesetter& m_setter;
    const Look& m_look;
    const Words& m_words;
};

float TableSetter::longest_word(const std::string& text, Style style) const {
    float longest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        longest = std::max(longest, m_setter.width_of(text.substr(begin, end - begin), style));
        begin = end + 1;
    }
    return longest;
}

/// Numbers are never broken; words of a title are not either.
float TableSetter::needed(std::size_t column) const {
    float width = longest_word(title_of(m_table.columns[column], m_words), body(Face::bold));
    for (const FigureRow& row : m_table.rows) {
        const std::string cell = text(row, column);
        const bool number = m_table.columns[column].kind != ColumnKind::label;
        width =
            std::max(width, number ? m_setter.width_of(cell, body(Face::bold)) : longest_word(cell, body(Face::bold)));
    }
    return std::min(width + 1, m_look.content() * widest_label);
}

float TableSetter::label_wish() const {
    float width = 0;
    for (const FigureRow& row : m_table.rows)
        width = std::max(width, m_setter.width_of(text(row, 0), body(Face::bold)));
    return std::min(width + 1, m_look.content() * widest_label);
}

/// The columns after each other; what room is left goes to the titles of numbers, then to the labels, then to both.
Strip TableSetter::strip_of(std::vector<std::size_t> columns) const {
    Strip strip{std::move(columns), {}};
    float used = 0;
    for (const std::size_t column : strip.columns) {
        strip.widths.push_back(needed(column));
        used += strip.widths.back() + air;
    }
    float left = m_look.content() - used + air;
    const auto widen = [&](float& width, float wish) {
        const float more = std::clamp(wish - width, 0.0F, std::max(left, 0.0F));
        width += more;
        left -= more;
    };
    const auto widen_numbers = [&](float wish) {
        for (std::size_t i = 1; i < strip.widths.size(); ++i)
            widen(strip.widths[i], wish);
    };
    widen_numbers(mm(17));
    widen(strip.widths.front(), label_wish());
    widen_numbers(mm(24));
    return strip;
}

/// One strip, or two where both years do not fit beside each other.
std::vector<Strip> TableSetter::strips() const {
    std::vector<std::size_t> all(m_table.columns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Strip whole = strip_of(all);
    const float width =
        std::accumulate(whole.widths.begin(), whole.widths.end(), air * static_cast<float>(whole.widths.size() - 1));
    if (width <= m_look.content()) return {std::move(whole)};
    std::vector<std::size_t> now{0};
    std::vector<std::size_t> before{0};
    for (std::size_t i = 1; i < all.size(); ++i)
        (is_before(m_table.columns[i]) ? before : now).push_back(i);
    std::vector<Strip> both{strip_of(std::move(now))};
    if (before.size() > 1) both.push_back(strip_of(std::move(before)));
    return both;
}

Row TableSetter::line(const Strip& strip, const std::vector<std::string>& texts, Face face, bool at_foot) const {
    Row row;
    float x = m_look.left;
    std::size_t tallest = 1;
    std::vector<std::vector<Run>> cells;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const ColumnKind kind = m_table.columns[strip.columns[i]].kind;
        const bool left = kind == ColumnKind::label || kind == ColumnKind::text || kind == ColumnKind::date;
        cells.push_back(m_setter.lines(texts[i], body(face), x, strip.widths[i], left ? Align::left : Align::right));
        tallest = std::max(tallest, cells.back().size());
        x += strip.widths[i] + air;
    }
    for (std::vector<Run>& lines : cells) {
        const float above = at_foot ? lead(m_look.body) * static_cast<float>(tallest - lines.size()) : 0;
        for (Run& run : lines) {
            run.y += line_air + above;
            row.runs.push_back(std::move(run));
        }
    }
    row.height = lead(m_look.body) * static_cast<float>(tallest) + 2 * line_air;
    return row;
}

void TableSetter::set_strip(const Strip& strip, float gap, std::vector<FlowRow>& rows) const {
    const float width =
        std::accumulate(strip.widths.begin(), strip.widths.end(), air * static_cast<float>(strip.widths.size() - 1));
    const auto rule = [&](Row& row, float y, float thickness, Ink ink) {
        row.boxes.push_back({m_look.left, y, width, thickness, ink});
    };
    std::vector<std::string> titles;
    for (const std::size_t column : strip.columns)
        titles.push_back(title_of(m_table.columns[column], m_words));
    Row head = line(strip, titles, Face::bold, true);
    rule(head, head.height - 1, 1, Ink::quiet);
    head.with_next = true;
    const auto repeated = std::make_shared<const std::vector<Row>>(std::vector<Row>{head});
    head.gap = gap;
    rows.push_back({std::move(head)});
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        const bool total = m_table.rows[i].name == "total";
        std::vector<std::string> texts;
        for (const std::size_t column : strip.columns)
            texts.push_back(text(m_table.rows[i], column));
        Row row = line(strip, texts, total ? Face::bold : Face::regular);
        if (i > 0) rule(row, 0, total ? 1.0F : 0.5F, total ? Ink::quiet : Ink::line);
        // Neither the first row stands alone at the foot of a page, nor the last one at the top.
        row.with_next = (i == 0 && m_table.rows.size() > 1) || i + 2 == m_table.rows.size();
        rows.push_back({std::move(row), repeated});
    }
}

/// What holds texts is read one after another: its name, then everything about it.
void TableSetter::set_list(std::vector<FlowRow>& rows) const {
    const auto add = [&](const std::string& what, Style style, float gap, bool with_next) {
        auto lines = rows_of_lines(m_setter.lines(what, style, m_look.left, m_look.content()), gap);
        for (Row& row : lines) {
            row.with_next = row.with_next || with_next;
            rows.push_back({std::move(row)});
        }
    };
    for (const FigureRow& row : m_table.rows) {
        std::string rest;
        add(text(row, 0), body(Face::bold), mm(4), true);
        for (std::size_t i = 1; i < m_table.columns.size(); ++i) {
            if (std::holds_alternative<std::monostate>(row.cells[i])) continue;
            const std::string cell = title_of(m_table.columns[i], m_words) + ": " + text(row, i);
            if (m_table.columns[i].name == "what") {
                add(cell, body(), 0, true);
            } else {
                rest += (rest.empty() ? "" : "  ·  ") + cell;
            }
        }
        if (!rest.empty()) add(rest, body(Face::regular, Ink::quiet), 0, false);
    }
}

void TableSetter::set_notes(std::vector<FlowRow>& rows) const {
    float gap = mm(1.5F);
    for (const TableNote& note : m_table.notes) {
        if (!rows.empty()) rows.back().row.with_next = true;
        for (Row& row : rows_of_lines(
                 m_setter.lines(text_of(note, m_words), body(Face::regular, Ink::quiet), m_look.left, m_look.content()),
                 gap))
            rows.push_back({std::move(row)});
        gap = 0;
    }
}

std::vector<FlowRow> TableSetter::set() {
    std::vector<FlowRow> rows;
    if (has_texts(m_table)) {
        set_list(rows);
    } else {
        for (const Strip& strip : strips())
            set_strip(strip, rows.empty() ? mm(3) : mm(4), rows);
    }
    set_notes(rows);
    keep_whole(rows);
    return rows;
}

}  // namespace

std::vector<FlowRow> rows_of_table(const FigureTable& table, const Typesetter& setter, const Words& words) {
    return TableSetter(table, setter, words).set();
}

}  // namespace klachtenzuil
