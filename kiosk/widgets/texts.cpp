// What a screen says.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float frame_padding_mm = 4;

/// What a framed remark holds, laid out before its frame is drawn.
float icon_room(const Pen& pen) {
    return pen.icon_size() + pen.pad(3);
}

}  // namespace

void Ui::Inside::paragraph(Role role, Type type, unsigned rgb, const std::string& text, float steps_before) {
    const Lines& lines = pen->wrap(type, text, at.width);
    const Box room = place(pen->line_height(type) * static_cast<float>(lines.size()), steps_before);
    pen->lines(type, room.x, room.y, rgb, text, lines);
    add_text(role, text, {room.x, room.y, pen->widest(lines), room.height}, room);
}

void Ui::Inside::signed_text(Icon icon, Type type, unsigned rgb, const std::string& text, float steps_before) {
    const float indent = icon_room(*pen);
    const Lines& lines = pen->wrap(type, text, at.width - indent);
    const float line = pen->line_height(type);
    const Box room = place(line * static_cast<float>(lines.size()), steps_before);
    pen->icon(icon, room.x + pen->icon_size() / 2, room.y + line / 2, rgb);
    pen->lines(type, room.x + indent, room.y, rgb, text, lines);
    add_text(Role::text, text, {room.x, room.y, indent + pen->widest(lines), room.height}, room);
}

void Ui::progress(int step, int steps, const std::string& text) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float line = pen.line_height(Type::body);
    const float radius = pen.pad(1.6F);
    const float pitch = pen.pad(5.5F);
    const float dots = pitch * static_cast<float>(steps);
    const Lines& lines = pen.wrap(Type::body, text, in.at.width);
    const float text_width = pen.widest(lines);
    const bool beside = text_width + pen.px(5) + dots <= in.at.width;
    const float text_height = line * static_cast<float>(lines.size());
    const Box room = in.place(beside ? text_height : text_height + pitch, 0);
    pen.lines(Type::body, room.x, room.y, pen.colour().quiet, text, lines);
    in.add_text(Role::text, text, {room.x, room.y, text_width, text_height}, room);
    float x = beside ? room.x + text_width + pen.px(5) + radius : room.x + radius;
    const float y = beside ? room.y + line / 2 : room.bottom() - pitch / 2;
    for (int i = 1; i <= steps; ++i, x += pitch) {
        if (i <= step) {
            pen.dot(x, y, radius, pen.colour().chosen_edge);
        } else {
            pen.circle(x, y, radius, pen.colour().edge, pen.thin(mm::border));
        }
    }
}

void Ui::heading(const std::string& text) {
    m->paragraph(Role::heading, Type::heading, m->pen->colour().text, text, 1.5F);
}

void Ui::subheading(const std::string& text) {
    m->paragraph(Role::heading, Type::bold, m->pen->colour().text, text, 3);
}

void Ui::text(const std::string& text) {
    m->paragraph(Role::text, Type::body, m->pen->colour().text, text, 1.5F);
}

void Ui::quiet(const std::string& text) {
    m->paragraph(Role::text, Type::body, m->pen->colour().quiet, text, 1);
}

/// A number is read in one piece: it becomes a little smaller before it is broken.
void Ui::big(const std::string& text) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float width = pen.width(Type::big, text);
    const float scale = std::min(1.0F, in.at.width / std::max(1.0F, width));
    if (scale * big_scale < 1) {
        in.paragraph(Role::text, Type::big, pen.colour().text, text, 1.5F);
        return;
    }
    const Box room = in.place(pen.line_height(Type::big, scale), 1.5F);
    pen.line(Type::big, room.x, room.y, pen.colour().text, text, scale);
    in.add_text(Role::text, text, {room.x, room.y, width * scale, room.height}, room);
}

void Ui::good(const std::string& text) {
    m->signed_text(Icon::print_ok, Type::bold, m->pen->colour().good, text, 2);
}

void Ui::notice(Icon icon, const std::string& text) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float pad = pen.pad(frame_padding_mm);
    const float indent = icon == Icon::none ? 0 : icon_room(pen);
    const Lines& lines = pen.wrap(Type::body, text, in.at.width - 2 * pad - indent);
    const float line = pen.line_height(Type::body);
    const Box box = in.place(line * static_cast<float>(lines.size()) + 2 * pad, 2.5F);
    pen.fill(box, pen.colour().surface, pen.px(mm::corner));
    pen.frame(box, pen.colour().line, pen.thin(mm::border), pen.px(mm::corner));
    pen.icon(icon, box.x + pad + pen.icon_size() / 2, box.y + pad + line / 2, pen.colour().chosen_edge);
    pen.lines(Type::body, box.x + pad + indent, box.y + pad, pen.colour().text, text, lines);
    const Box ink{box.x + pad, box.y + pad, indent + pen.widest(lines), box.height - 2 * pad};
    in.add_text(Role::text, text, ink, {box.x + pad, box.y, box.width - 2 * pad, box.height});
}

void Ui::problem_summary(const std::string& title, std::span<const StillNeeded> needed) {
    if (needed.empty()) return;
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float pad = pen.pad(frame_padding_mm);
    const unsigned rgb = pen.colour().error;
    const float thickness = std::max(3.0F, pen.thin(mm::chosen_border));
    const Layout outer = in.at;
    // The lines first, with the frame's room kept free around them; the frame is as high as they turned out.
    const Box top = in.place(pad, 2.5F);
    in.at.left += pad;
    in.at.width -= 2 * pad;
    in.signed_text(Icon::warning, Type::bold, rgb, title, 0);
    const float indent = icon_room(pen);
    in.at.left += indent;
    in.at.width -= indent;
    for (const StillNeeded& each : needed) {
        if (!each.at.empty()) {
            if (in.item({.id = in.id_of("needed", each.at), .role = Role::link, .label = each.text, .name = each.text}))
                in.leads_to = each.at;
            continue;
        }
        const Lines& lines = pen.wrap(Type::body, each.text, in.at.width);
        const float line = pen.line_height(Type::body);
        const Box room = in.place(line * static_cast<float>(lines.size()), 1);
        pen.dot(room.x - indent / 2, room.y + line / 2, pen.px(0.8F), rgb);
        pen.lines(Type::body, room.x, room.y, pen.colour().text, each.text, lines);
        in.add_text(Role::text, each.text, {room.x, room.y, pen.widest(lines), room.height}, room);
    }
    in.at.left = outer.left;
    in.at.width = outer.width;
    in.at.y += pad;
    pen.frame({top.x, top.y, outer.width, in.at.y - top.y}, rgb, thickness, pen.px(mm::corner));
}

void Ui::gap(float steps) {
    m->at.y += m->pen->px(mm::step * steps);
}

std::optional<std::size_t> Ui::answers(std::span<const Answer> answers) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    std::optional<std::size_t> chosen;
    const float gap = pen.px(4);
    const float line = pen.line_height(Type::body);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& each = answers[i];
        const Box top = in.place(pen.thin(mm::border), i == 0 ? 2.5F : 1.5F);
        pen.fill(top, pen.colour().line);
        RowItem change{.role = Role::link, .label = each.change, .name = each.change, .icon = Icon::edit};
        if (!each.change.empty()) change.id = in.id_of("answer", each.question);
        const ImVec2 size = each.change.empty() ? ImVec2{0, 0} : in.item_size(change, top.width);
        const bool beside = size.x > 0 && top.width - size.x - gap >= 14 * in.em();
        const Layout outer = in.at;
        if (beside) in.at.width -= size.x + gap;
        in.at.y += pen.px(mm::step * 1.5F);
        const float text_top = in.at.y;
        const Lines& question = pen.wrap(Type::bold, each.question, in.at.width);
        const Lines& answer = pen.wrap(Type::body, each.answer, in.at.width);
        const auto question_height = line * static_cast<float>(question.size());
        const auto answer_height = line * static_cast<float>(answer.size());
        const Box asked = in.place(question_height, 0);
        pen.lines(Type::bold, asked.x, asked.y, pen.colour().text, each.question, question);
        in.add_text(Role::text, each.question, {asked.x, asked.y, pen.widest(question), question_height}, asked);
        const Box told = in.place(answer_height, 0);
        pen.lines(Type::body, told.x, told.y, each.skipped ? pen.colour().quiet : pen.colour().text, each.answer,
                  answer);
        in.add_text(Role::text, each.answer, {told.x, told.y, pen.widest(answer), answer_height}, told);
        in.at.left = outer.left;
        in.at.width = outer.width;
        if (size.x == 0) continue;
        const float link_top = beside ? text_top : in.at.y + pen.px(mm::step);
        const float link_left = beside ? outer.left + outer.width - size.x : outer.left;
        if (in.pressed(change.id)) chosen = i;
        in.draw_item(change, {link_left, link_top, size.x, size.y});
        in.at.y = std::max(in.at.y, link_top + size.y);
    }
    return chosen;
}

}  // namespace klachtenzuil
