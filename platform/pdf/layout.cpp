// Divides the rows of a letter over sheets and puts head and foot on each.

#include "platform/pdf/layout.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "platform/pdf/look.hpp"
#include "platform/pdf/rows.hpp"

namespace klachtenzuil {

namespace {

void place(Sheet& sheet, Row&& row, float y) {
    for (Run& run : row.runs) {
        run.y += y;
        sheet.runs.push_back(std::move(run));
    }
    for (FilledBox& box : row.boxes) {
        box.y += y;
        sheet.boxes.push_back(box);
    }
}

/// What stands at the top of a sheet, and how much room it takes with the air below it.
struct Head {
    std::vector<Row> rows;
    float height = 0;
};

float height_of(const std::vector<Row>& rows) {
    float height = 0;
    for (const Row& row : rows)
        height += row.gap + row.height;
    return height;
}

/// A frame across the head, so that nobody takes a reprint for the first paper.
Row duplicate_mark(const std::string& text, const Typesetter& setter) {
    const Look& look = setter.look();
    const float pad = mm(2);
    const Style style{look.heading, Face::bold, Ink::text};
    Row row;
    const float room = setter.balanced_width(text, style, look.content() - 2 * pad);
    row.runs = setter.lines(text, style, look.left + (look.content() - room) / 2, room, Align::centre);
    for (std::size_t i = 0; i < row.runs.size(); ++i)
        row.runs[i].y += pad;
    row.height = lead(style.size) * static_cast<float>(row.runs.size()) + 2 * pad;
    add_frame(row.boxes, {look.left, 0, look.content(), row.height, Ink::text}, 1.5F);
    return row;
}

/// Says on a later sheet what it belongs to.
Row running_line(const Letter& letter, const Typesetter& setter) {
    const Look& look = setter.look();
    const Style style{look.body, Face::regular, Ink::quiet};
    const float half = look.content() / 2 - mm(2);
    Row row;
    row.runs = setter.lines(letter.title, style, look.left, half);
    std::string_view number = letter.reference;
    for (const Block& block : letter.blocks) {
        if (const auto* reference = std::get_if<BigReference>(&block)) number = reference->text;
    }
    auto lines = setter.lines(number, style, look.left + look.content() - half, half, Align::right);
    std::move(lines.begin(), lines.end(), std::back_inserter(row.runs));
    float lowest = baseline(look.body);
    for (const Run& run : row.runs)
        lowest = std::max(lowest, run.y);
    row.height = lowest - baseline(look.body) + lead(look.body);
    return row;
}

Head head_of(const Letter& letter, const Typesetter& setter, bool first) {
    Head head;
    if (letter.duplicate) head.rows.push_back(duplicate_mark(*letter.duplicate, setter));
    if (!first) {
        Row line = running_line(letter, setter);
        line.gap = head.rows.empty() ? 0 : mm(3);
        head.rows.push_back(std::move(line));
    }
    head.height = head.rows.empty() ? 0 : height_of(head.rows) + mm(6);
    return head;
}

/// "Pagina {page} van {pages}" with both numbers.
std::string filled(std::string text, std::size_t page, std::size_t pages) {
    const auto put = [&text](std::string_view name, std::size_t number) {
        const auto at = text.find(name);
        if (at != std::string::npos) text.replace(at, name.size(), std::to_string(number));
    };
    put("{page}", page);
    put("{pages}", pages);
    return text;
}

/// On a sheet the text stands left and the number of the page right; on a roll below it. Fixed height for a letter,
/// whatever the number.
Row foot_of(const Letter& letter, const Typesetter& setter, std::size_t page, std::size_t pages) {
    const Look& look = setter.look();
    const Style style{look.body, Face::regular, Ink::quiet};
    const bool stacked = look.label_column == 0;
    const float number_room = stacked ? look.content() : mm(45);
    const float text_room = stacked ? look.content() : look.content() - number_room - mm(4);
    const float gap = mm(2.5F);

    Row row;
    row.boxes.push_back({look.left, 0, look.content(), 1, Ink::line});
    row.runs = setter.lines(letter.foot, style, look.left, text_room);
    float text_height = lead(look.body) * static_cast<float>(row.runs.size());
    auto number = setter.lines(filled(letter.page_of, page, pages), style, look.left + look.content() - number_room,
                               number_room, stacked ? Align::left : Align::right);
    const float number_height = lead(look.body) * static_cast<float>(number.size());
    for (Run& run : number) {
        run.y += stacked ? text_height : 0;
        row.runs.push_back(std::move(run));
    }
    text_height = stacked ? text_height + number_height : std::max(text_height, number_height);
    for (Run& run : row.runs)
        run.y += gap;
    row.height = gap + text_height;
    return row;
}

/// A thermal printer makes coarse dots of every grey.
void blacken(std::vector<Sheet>& sheets) {
    for (Sheet& sheet : sheets) {
        for (Run& run : sheet.runs)
            run.ink = Ink::text;
        for (FilledBox& box : sheet.boxes)
            box.ink = Ink::text;
    }
}

/// Air between the text and the foot, at least.
constexpr float foot_gap = mm(5);

/// Rows that must stand together: [begin, end).
std::size_t end_of_group(const std::vector<Row>& rows, std::size_t begin) {
    std::size_t end = begin;
    while (end + 1 < rows.size() && rows[end].with_next && !rows[end + 1].new_sheet)
        ++end;
    return end + 1;
}

class Stacker {
  public:
    Stacker(const Letter& letter, const Typesetter& setter)
        : m_letter(letter), m_setter(setter), m_look(setter.look()) {
        const float foot = foot_of(letter, setter, 1, 1).height;
        m_limit = m_look.height - m_look.bottom - foot - foot_gap;
    }

    void stack(std::vector<Row> rows) {
        open_sheet();
        for (std::size_t begin = 0; begin < rows.size();) {
            const std::size_t end = end_of_group(rows, begin);
            float height = 0;
            for (std::size_t i = begin; i < end; ++i)
                height += rows[i].gap + rows[i].height;
            if (rows[begin].new_sheet || m_y + height > m_limit) open_sheet();
            for (; begin < end; ++begin)
                add(std::move(rows[begin]));
        }
    }

    std::vector<Sheet> finish() {
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            Row foot = foot_of(m_letter, m_setter, i + 1, m_sheets.size());
            Sheet& sheet = m_sheets[i];
            const float y = m_look.fixed_height ? m_look.height - m_look.bottom - foot.height : m_used[i] + foot_gap;
            sheet.height = m_look.fixed_height ? m_look.height : y + foot.height + m_look.bottom;
            place(sheet, std::move(foot), y);
        }
        return std::move(m_sheets);
    }

  private:
    void open_sheet() {
        if (!m_sheets.empty() && m_fresh) return;
        Head head = head_of(m_letter, m_setter, m_sheets.empty());
        m_sheets.push_back({m_look.width, 0, {}, {}});
        float y = m_look.top;
        for (Row& row : head.rows) {
            y += row.gap;
            const float height = row.height;
            place(m_sheets.back(), std::move(row), y);
            y += height;
        }
        m_y = m_look.top + head.height;
        m_used.push_back(m_y);
        m_fresh = true;
    }

    void add(Row row) {
        if (m_y + (m_fresh ? 0 : row.gap) + row.height > m_limit) open_sheet();
        if (!m_fresh) m_y += row.gap;
        const float height = row.height;
        place(m_sheets.back(), std::move(row), m_y);
        m_y += height;
        m_used.back() = m_y;
        m_fresh = false;
    }

    const Letter& m_letter;
    const Typesetter& m_setter;
    const Look& m_look;
    float m_limit = 0;
    float m_y = 0;
    bool m_fresh = false;  ///< nothing but the head stands on the sheet
    std::vector<Sheet> m_sheets;
    std::vector<float> m_used;  ///< how far each sheet is filled
};

}  // namespace

std::vector<Sheet> lay_out(const Letter& letter, Paper paper, const FontFacts& fonts) {
    const Typesetter setter(look_of(paper), fonts);
    Stacker stacker(letter, setter);
    stacker.stack(rows_of(letter, setter));
    auto sheets = stacker.finish();
    if (!setter.look().greys) blacken(sheets);
    return sheets;
}

}  // namespace klachtenzuil
