// Figures in rows and columns.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float column_gap_mm = 4;
constexpr float widest_head_em = 5.5F;
constexpr float least_label_em = 8;

Type type_of(const TableLine& line) {
    return line.total ? Type::bold : Type::body;
}

/// How wide each column must be, no word broken; the first gets what the others leave.
std::vector<float> widths_of(Pen& pen, std::span<const TableHead> heads, std::span<const TableLine> lines, float em) {
    std::vector<float> widths(heads.size(), 0);
    for (std::size_t i = 1; i < heads.size(); ++i) {
        const std::string& title = heads[i].title;
        const float room = std::max(widest_head_em * em, pen.widest_word(Type::bold, title));
        widths[i] = pen.widest(pen.wrap(Type::bold, title, room));
        for (const TableLine& line : lines) {
            if (i < line.cells.size()) widths[i] = std::max(widths[i], pen.width(type_of(line), line.cells[i]));
        }
        widths[i] = std::ceil(widths[i]) + 1;
    }
    return widths;
}

}  // namespace

void Ui::Inside::table_cell(const std::string& text, Type type, bool right, const Box& room) {
    if (text.empty()) return;
    const Lines& lines = pen->wrap(type, text, room.width);
    const float line = pen->line_height(type);
    const float widest = pen->widest(lines);
    const float x = right ? room.right() - widest : room.x;
    float y = room.y;
    shortened = shortened || breaks_word(text, lines);
    for (const Line& each : lines) {
        const float left = right ? room.right() - each.width : room.x;
        pen->line(type, left, y, pen->colour().text, std::string_view(text).substr(each.begin, each.end - each.begin));
        y += line;
    }
    add_text(Role::text, text, {x, room.y, widest, line * static_cast<float>(lines.size())}, room);
}

void Ui::table(std::span<const TableHead> heads, std::span<const TableLine> lines) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    if (heads.empty()) return;
    const float line = pen.line_height(Type::body);
    const float gap = pen.px(column_gap_mm);
    std::vector<float> widths = widths_of(pen, heads, lines, in.em());
    float taken = 0;
    for (const float each : widths)
        taken += each;
    widths[0] = in.at.width - taken - gap * static_cast<float>(heads.size() - 1);
    float least = least_label_em * in.em();
    for (const TableLine& each : lines) {
        if (!each.cells.empty()) least = std::max(least, pen.widest_word(type_of(each), each.cells.front()));
    }
    if (widths[0] < std::min(least, in.at.width / 2)) {
        for (const TableLine& each : lines) {
            std::vector<RecordLine> record;
            for (std::size_t i = 1; i < heads.size() && i < each.cells.size(); ++i)
                record.push_back({heads[i].title, each.cells[i]});
            in.paragraph(Role::text, Type::bold, pen.colour().text, each.cells.front(), 1.5F);
            this->record(record);
        }
        return;
    }
    const auto row = [&](const auto& text_of, const auto& type, bool head) {
        float height = line;
        for (std::size_t i = 0; i < heads.size(); ++i)
            height = std::max(height, line * static_cast<float>(pen.wrap(type, text_of(i), widths[i]).size()));
        const Box room = in.place(height + pen.px(1), head ? 2 : 0.5F);
        float x = room.x;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            in.table_cell(text_of(i), type, heads[i].number, {x, room.y, widths[i], height});
            x += widths[i] + gap;
        }
        pen.fill({room.x, room.bottom() - pen.thin(0.25F), room.width, head ? pen.thin(0.5F) : pen.thin(0.25F)},
                 head ? pen.colour().edge : pen.colour().line);
    };
    row([&](std::size_t i) { return heads[i].title; }, Type::bold, true);
    for (const TableLine& each : lines)
        row([&](std::size_t i) { return i < each.cells.size() ? each.cells[i] : std::string(); }, type_of(each), false);
}

}  // namespace klachtenzuil
