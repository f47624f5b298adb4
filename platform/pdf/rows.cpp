#include "platform/pdf/rows.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "platform/pdf/qr.hpp"

namespace klachtenzuil {

std::vector<Run> Typesetter::lines(std::string_view utf8, Style style, float x, float width, Align align) const {
    const Characters text = characters_of(utf8, m_fonts.drawable);
    const auto step = [&](char16_t unit) { return advance(unit, style); };
    std::vector<Run> runs;
    float y = baseline(style.size);
    for (const Span span : lines_of(text, step, width)) {
        Run run{x, y, style.face, style.size, style.ink, {}};
        run.text.assign(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
                        text.begin() + static_cast<std::ptrdiff_t>(span.end));
        if (align != Align::left) {
            const float used = std::accumulate(run.text.begin(), run.text.end(), 0.0F,
                                               [&](float sum, char16_t unit) { return sum + step(unit); });
            run.x += align == Align::right ? width - used : (width - used) / 2;
        }
        runs.push_back(std::move(run));
        y += lead(style.size);
    }
    return runs;
}

float Typesetter::width_of(std::string_view utf8, Style style) const {
    const Characters text = characters_of(utf8, m_fonts.drawable);
    return std::accumulate(text.begin(), text.end(), 0.0F,
                           [&](float sum, char16_t unit) { return sum + advance(unit, style); });
}

float Typesetter::balanced_width(std::string_view utf8, Style style, float width) const {
    constexpr float step = 4;
    const std::size_t count = lines(utf8, style, 0, width).size();
    if (count < 2) return width;
    float widest = 0;
    for (std::size_t begin = 0; begin < utf8.size();) {
        const std::size_t end = std::min(utf8.find(' ', begin), utf8.size());
        widest = std::max(widest, width_of(utf8.substr(begin, end - begin), style));
        begin = end + 1;
    }
    while (width - step >= widest && lines(utf8, style, 0, width - step).size() == count)
        width -= step;
    return width;
}

float Typesetter::fitting_size(std::string_view utf8, Style style, float width) const {
    constexpr float rounding = 0.999F;
    const float needed = width_of(utf8, style);
    return needed <= width ? style.size : std::max(m_look.body, style.size * width / needed * rounding);
}

void add_frame(std::vector<FilledBox>& boxes, const FilledBox& around, float thickness) {
    const float inner = around.height - 2 * thickness;
    boxes.push_back({around.x, around.y, around.width, thickness, around.ink});
    boxes.push_back({around.x, around.y + around.height - thickness, around.width, thickness, around.ink});
    boxes.push_back({around.x, around.y + thickness, thickness, inner, around.ink});
    boxes.push_back({around.x + around.width - thickness, around.y + thickness, thickness, inner, around.ink});
}

namespace {

/// How many lines of a paragraph must stand together at the foot and at the top of a sheet.
constexpr std::size_t lines_together = 2;

/// Of the rows [begin, end), which are one paragraph.
void keep_ends_together(std::vector<Row>& rows, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i)
        rows[i].with_next = i + 1 < begin + lines_together || i + lines_together >= end;
}

Row empty_row(float gap, float height) {
    Row row;
    row.gap = gap;
    row.height = height;
    return row;
}

void move_by(std::vector<Run>& runs, float x, float y) {
    for (Run& run : runs) {
        run.x += x;
        run.y += y;
    }
}

}  // namespace

std::vector<Row> rows_of_lines(std::vector<Run> lines, float gap) {
    std::vector<Row> rows;
    std::size_t paragraph = 0;
    for (Run& line : lines) {
        if (line.text.empty()) {
            // An empty line divides paragraphs of one text; half its height is enough for that.
            keep_ends_together(rows, paragraph, rows.size());
            paragraph = rows.size();
            gap = lead(line.size) / 2;
            continue;
        }
        Row row;
        row.gap = gap;
        row.height = lead(line.size);
        line.y = baseline(line.size);
        row.runs.push_back(std::move(line));
        rows.push_back(std::move(row));
        gap = 0;
    }
    keep_ends_together(rows, paragraph, rows.size());
    return rows;
}

namespace {

/// More lines than this stand below their label, over the whole width.
constexpr std::size_t longest_beside_label = 12;

/// Turns block after block into rows, with the room between them that their kinds ask for.
class Builder {
  public:
    explicit Builder(const Typesetter& setter) : m_setter(setter), m_look(setter.look()) {}

    void letterhead(const std::vector<std::string>& texts);
    void addressee(const std::vector<std::string>& texts);
    void title(const std::string& text, float gap);

    void operator()(const Heading& block);
    void operator()(const Paragraph& block);
    void operator()(const Fact& block);
    void operator()(const BigReference& block);
    void operator()(const Rule& block);
    void operator()(const Part& block);
    void operator()(const SignedBy& block);

    std::vector<Row> take() { return std::move(m_rows); }

  private:
    enum class Before { start, title, heading, paragraph, fact, other };

    void append(std::vector<Row> rows, Before now) {
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        m_before = now;
    }
    float gap_before_text() const {
        if (m_before == Before::heading) return mm(1);
        return m_before == Before::other ? mm(4) : mm(2.5F);
    }
    float gap_before(const Fact& block) const;
    void stacked(const Fact& block, Style label);
    std::vector<Run> value_lines(const Fact& block, float x, float width) const;
    Style body(Ink ink = Ink::text, Face face = Face::regular) const { return {m_look.body, face, ink}; }
    Row beside_code(const BigReference& block, const QrCode& code) const;
    Row above_code(const BigReference& block, const QrCode& code) const;

    const Typesetter& m_setter;
    const Look& m_look;
    std::vector<Row> m_rows;
    Before m_before = Before::start;
};

/// On a sheet the name stands left and the rest right of it; on a roll below it.
void Builder::letterhead(const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    const float all = m_look.content();
    const Style name{m_look.name, Face::bold, Ink::accent};
    if (m_look.label_column == 0) {
        append(rows_of_lines(m_setter.lines(texts[0], name, m_look.left, all), 0), Before::other);
        for (std::size_t i = 1; i < texts.size(); ++i)
            append(rows_of_lines(m_setter.lines(texts[i], body(Ink::quiet), m_look.left, all), 0), Before::other);
    } else {
        Row row;
        const float half = all / 2 - mm(3);
        row.runs = m_setter.lines(texts[0], name, m_look.left, half);
        row.height = lead(m_look.name) * static_cast<float>(row.runs.size());
        float y = 0;
        for (std::size_t i = 1; i < texts.size(); ++i) {
            auto lines = m_setter.lines(texts[i], body(Ink::quiet), m_look.left + all - half, half, Align::right);
            move_by(lines, 0, y);
            y += lead(m_look.body) * static_cast<float>(lines.size());
            std::move(lines.begin(), lines.end(), std::back_inserter(row.runs));
        }
        row.height = std::max(row.height, y);
        m_rows.push_back(std::move(row));
    }
    (*this)(Rule{});
}

/// Where the window of an envelope is on a sheet.
void Builder::addressee(const std::vector<std::string>& texts) {
    float gap = mm(m_look.fixed_height ? 8 : 4);
    for (const std::string& text : texts) {
        append(rows_of_lines(m_setter.lines(text, body(), m_look.left, m_look.content()), gap), Before::other);
        gap = 0;
    }
}

void Builder::title(const std::string& text, float gap) {
    auto rows =
        rows_of_lines(m_setter.lines(text, {m_look.title, Face::bold, Ink::text}, m_look.left, m_look.content()), gap);
    for (Row& row : rows)
        row.with_next = true;
    append(std::move(rows), Before::title);
}

void Builder::operator()(const Heading& block) {
    const Style style{m_look.heading, Face::bold, Ink::accent};
    auto rows = rows_of_lines(m_setter.lines(block.text, style, m_look.left, m_look.content()), mm(6));
    for (Row& row : rows)
        row.with_next = true;
    append(std::move(rows), Before::heading);
}

void Builder::operator()(const Paragraph& block) {
    const Style style = body(block.quiet ? Ink::quiet : Ink::text);
    const float gap = m_before == Before::fact ? mm(4) : gap_before_text();
    append(rows_of_lines(m_setter.lines(block.text, style, m_look.left, m_look.content()), gap), Before::paragraph);
}

void Builder::operator()(const Fact& block) {
    if (m_look.label_column == 0) return stacked(block, body(Ink::text, Face::bold));
    const float value_x = m_look.left + m_look.label_column;
    auto value = value_lines(block, value_x, m_look.content() - m_look.label_column);
    const float lower = value.empty() ? 0 : baseline(value.front().size) - baseline(m_look.body);
    // A long story beside its label would leave half the paper empty.
    if (value.size() > longest_beside_label) return stacked(block, body(Ink::quiet));
    auto rows = rows_of_lines(std::move(value), gap_before(block));
    const Style style = block.strong ? body(Ink::text, Face::bold) : body(Ink::quiet);
    const float room = m_setter.balanced_width(block.label, style, m_look.label_column - mm(3));
    auto label = m_setter.lines(block.label, style, m_look.left, room);
    move_by(label, 0, lower);
    if (rows.empty()) rows.push_back(empty_row(gap_before(block), lead(m_look.body)));
    while (rows.size() < label.size())
        rows.push_back(empty_row(0, lead(m_look.body)));
    for (std::size_t i = 0; i + 1 < label.size(); ++i)
        rows[i].with_next = true;
    // The whole label stands in the first row, so that it is read before the value and not line by line with it.
    rows.front().runs.insert(rows.front().runs.begin(), std::make_move_iterator(label.begin()),
                             std::make_move_iterator(label.end()));
    append(std::move(rows), Before::fact);
}

/// The value below its label, both over the whole width.
void Builder::stacked(const Fact& block, Style label) {
    // Among facts that stand in columns it needs the air of a paragraph.
    const bool among_columns = m_look.label_column > 0;
    auto rows = rows_of_lines(m_setter.lines(block.label, label, m_look.left, m_look.content()),
                              among_columns ? gap_before_text() : gap_before(block));
    for (Row& row : rows)
        row.with_next = true;
    append(std::move(rows), Before::fact);
    append(rows_of_lines(value_lines(block, m_look.left, m_look.content()), 0),
           among_columns ? Before::paragraph : Before::fact);
}

/// A code that people look for is copied sign by sign: it stands large, and what is said of it below.
std::vector<Run> Builder::value_lines(const Fact& block, float x, float width) const {
    const std::string_view value = block.value;
    const std::string_view first = value.substr(0, value.find('\n'));
    if (!block.strong || first.empty() || first.find(' ') != std::string_view::npos)
        return m_setter.lines(value, body(), x, width);
    Style large{m_look.name, Face::bold, Ink::text};
    large.size = m_setter.fitting_size(first, large, width);
    std::vector<Run> runs = m_setter.lines(first, large, x, width);
    if (first.size() == value.size()) return runs;
    auto rest = m_setter.lines(value.substr(first.size() + 1), body(), x, width);
    runs.insert(runs.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    return runs;
}

float Builder::gap_before(const Fact& block) const {
    if (m_before != Before::fact) return gap_before_text();
    return mm(m_look.label_column > 0 && !block.strong ? 1.0F : 2.0F);
}

void Builder::operator()(const BigReference& block) {
    const QrCode code = qr_code(block.text, m_look.qr_side);
    Row row = m_look.label_column > 0 ? beside_code(block, code) : above_code(block, code);
    row.gap = mm(4);
    std::vector<Row> rows;
    rows.push_back(std::move(row));
    append(std::move(rows), Before::other);
}

/// A frame with the texts on the left and the code on the right.
Row Builder::beside_code(const BigReference& block, const QrCode& code) const {
    const float quiet = code.square * qr_quiet_squares;
    const float pad = mm(6);
    const float code_room = code.boxes.empty() ? 0 : m_look.qr_side + 2 * quiet;
    const float room = m_look.content() - code_room - 2 * pad;
    const float x = m_look.left + pad;
    Style large{m_look.reference, Face::bold, Ink::text};
    large.size = m_setter.fitting_size(block.text, large, room);

    Row row;
    float y = 0;
    const auto stack = [&](std::vector<Run> lines, float size) {
        move_by(lines, 0, y);
        y += lead(size) * static_cast<float>(lines.size());
        std::move(lines.begin(), lines.end(), std::back_inserter(row.runs));
    };
    stack(m_setter.lines(block.label, body(Ink::quiet), x, room), m_look.body);
    stack(m_setter.lines(block.text, large, x, room), large.size);
    stack(m_setter.lines(block.note, body(), x, room), m_look.body);

    row.height = std::max(code_room, y + pad);
    move_by(row.runs, 0, (row.height - y) / 2);
    const float code_x = m_look.left + m_look.content() - code_room + quiet;
    for (FilledBox box : code.boxes) {
        box.x += code_x;
        box.y += (row.height - m_look.qr_side) / 2;
        row.boxes.push_back(box);
    }
    add_frame(row.boxes, {m_look.left, 0, m_look.content(), row.height, Ink::accent}, 1);
    return row;
}

/// One below the other, the code in the middle.
Row Builder::above_code(const BigReference& block, const QrCode& code) const {
    const float quiet = code.square * qr_quiet_squares;
    const float room = m_look.content();
    Style large{m_look.reference, Face::bold, Ink::text};
    large.size = m_setter.fitting_size(block.text, large, room);

    Row row;
    const auto stack = [&](std::vector<Run> lines, float size) {
        move_by(lines, 0, row.height);
        row.height += lead(size) * static_cast<float>(lines.size());
        std::move(lines.begin(), lines.end(), std::back_inserter(row.runs));
    };
    stack(m_setter.lines(block.label, body(), m_look.left, room), m_look.body);
    stack(m_setter.lines(block.text, large, m_look.left, room), large.size);
    if (!code.boxes.empty()) {
        for (FilledBox box : code.boxes) {
            box.x += m_look.left + (room - m_look.qr_side) / 2;
            box.y += row.height + quiet;
            row.boxes.push_back(box);
        }
        row.height += m_look.qr_side + 2 * quiet;
    }
    stack(m_setter.lines(block.note, body(), m_look.left, room), m_look.body);
    return row;
}

void Builder::operator()(const Rule& /*block*/) {
    Row row;
    row.gap = mm(4);
    row.height = 1;
    row.with_next = true;
    row.boxes.push_back({m_look.left, 0, m_look.content(), 1, Ink::line});
    m_rows.push_back(std::move(row));
    m_before = Before::other;
}

void Builder::operator()(const Part& block) {
    if (m_look.fixed_height) {
        const std::size_t first = m_rows.size();
        title(block.title, 0);
        if (first < m_rows.size()) m_rows[first].new_sheet = true;
        return;
    }
    Row row;
    row.gap = mm(10);
    row.height = mm(1.5F);
    row.with_next = true;
    row.boxes.push_back({m_look.left, 0, m_look.content(), row.height, Ink::text});
    m_rows.push_back(std::move(row));
    title(block.title, mm(6));
}

/// Kept together with the greeting above it and the end of the text, and with room for a hand to write.
void Builder::operator()(const SignedBy& block) {
    const std::size_t together = std::min<std::size_t>(m_rows.size(), 2);
    for (std::size_t i = m_rows.size() - together; i < m_rows.size(); ++i)
        m_rows[i].with_next = true;
    auto rows = rows_of_lines(m_setter.lines(block.name, body(), m_look.left, m_look.content()), mm(14));
    auto role = rows_of_lines(m_setter.lines(block.role, body(Ink::quiet), m_look.left, m_look.content()), 0);
    for (Row& row : rows)
        row.with_next = true;
    append(std::move(rows), Before::paragraph);
    append(std::move(role), Before::paragraph);
}

}  // namespace

std::vector<Row> rows_of(const Letter& letter, const Typesetter& setter) {
    Builder builder(setter);
    builder.letterhead(letter.letterhead);
    builder.addressee(letter.addressee);
    builder.title(letter.title, mm(letter.addressee.empty() ? 7 : 10));
    for (const Block& block : letter.blocks)
        std::visit(builder, block);
    return builder.take();
}

}  // namespace klachtenzuil
