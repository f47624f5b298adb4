// The schematic picture of the procedure: boxes with arrows between them.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 4;
constexpr float arrow_mm = 9;
constexpr float least_box_em = 9.5F;

float inner_width(const Pen& pen, float box_width) {
    return std::max(1.0F, box_width - 2 * pen.pad(padding_mm));
}

float title_indent(const Pen& pen, const FlowStep& step) {
    return step.icon == Icon::none ? 0 : pen.icon_size() + pen.px(2.5F);
}

float box_height(Pen& pen, const FlowStep& step, float box_width) {
    const float inner = inner_width(pen, box_width);
    const auto title = static_cast<float>(pen.wrap(Type::bold, step.title, inner - title_indent(pen, step)).size());
    const auto text = static_cast<float>(pen.wrap(Type::body, step.text, inner).size());
    float height = title * pen.line_height(Type::bold) + pen.px(1) + text * pen.line_height(Type::body);
    if (!step.term.empty()) {
        const float indent = pen.icon_size() + pen.px(2);
        const auto term = static_cast<float>(pen.wrap(Type::bold, step.term, inner - indent).size());
        height += pen.px(2) + term * pen.line_height(Type::bold);
    }
    return height + 2 * pen.pad(padding_mm);
}

void draw_arrow(Pen& pen, const Box& gap, bool down) {
    const unsigned rgb = pen.colour().chosen_edge;
    const float x = gap.x + gap.width / 2;
    const float y = gap.y + gap.height / 2;
    const float thickness = std::max(2.0F, pen.thin(0.8F));
    const float head = pen.px(2.2F);
    const float reach = pen.px(arrow_mm) / 2 - pen.px(1.2F);
    if (down) {
        pen.stroke({x, y - reach}, {x, y + reach - head}, rgb, thickness);
        pen.triangle({x - head, y + reach - head}, {x + head, y + reach - head}, {x, y + reach}, rgb);
    } else {
        pen.stroke({x - reach, y}, {x + reach - head, y}, rgb, thickness);
        pen.triangle({x + reach - head, y - head}, {x + reach - head, y + head}, {x + reach, y}, rgb);
    }
}

}  // namespace

void Ui::flow(std::span<const FlowStep> steps) {
    if (steps.empty()) return;
    Inside& in = *m;
    Pen& pen = *in.pen;
    const auto count = static_cast<float>(steps.size());
    const float arrow = pen.px(arrow_mm);
    // A picture may be wider than a column of text.
    const float wide = in.layer == Layer::page ? static_cast<float>(in.panel.width_px) - 2 * in.margin() : in.at.width;
    const float box_beside = std::floor(std::min((wide - (count - 1) * arrow) / count, 16 * in.em()));
    const bool beside = box_beside >= least_box_em * in.em();
    const float box_width = beside ? box_beside : in.at.width;
    float row_height = 0;
    for (const FlowStep& step : steps)
        row_height = std::max(row_height, box_height(pen, step, box_width));

    const float total = count * box_width + (count - 1) * arrow;
    const float left =
        in.layer == Layer::page ? std::round((static_cast<float>(in.panel.width_px) - total) / 2) : in.at.left;
    Box row = beside ? in.place(row_height, 2.5F) : Box{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Box box = beside ? Box{left + static_cast<float>(i) * (box_width + arrow), row.y, box_width, row_height}
                         : in.place(box_height(pen, steps[i], box_width), i == 0 ? 2.5F : 0);
        in.draw_flow_box(steps[i], box);
        if (i + 1 == steps.size()) break;
        if (beside) {
            draw_arrow(pen, {box.right(), box.y, arrow, box.height}, false);
        } else {
            draw_arrow(pen, in.place(arrow, 0), true);
        }
    }
}

void Ui::Inside::draw_flow_box(const FlowStep& step, const Box& box) {
    const Palette& palette = pen->colour();
    const float pad = pen->pad(padding_mm);
    const float inner = inner_width(*pen, box.width);
    const float line = pen->line_height(Type::body);
    const float radius = pen->px(mm::corner);
    pen->fill(box, palette.surface, radius);
    pen->frame(box, palette.edge, pen->thin(mm::border), radius);
    const float x = box.x + pad;
    float y = box.y + pad;
    const Box room{x, box.y, inner, box.height};
    const auto say = [&](Type type, unsigned rgb, const std::string& text, float indent) {
        const Lines& lines = pen->wrap(type, text, inner - indent);
        pen->lines(type, x + indent, y, rgb, text, lines);
        const float height = line * static_cast<float>(lines.size());
        add_text(Role::text, text, {x + indent, y, pen->widest(lines), height}, room);
        y += height;
    };
    pen->icon(step.icon, x + pen->icon_size() / 2, y + line / 2,
              palette.chosen_edge == palette.chosen ? palette.text : palette.chosen_edge);
    say(Type::bold, palette.text, step.title, title_indent(*pen, step));
    y += pen->px(1);
    say(Type::body, palette.text, step.text, 0);
    if (step.term.empty()) return;
    y += pen->px(2);
    pen->icon(Icon::clock, x + pen->icon_size() / 2, y + line / 2, palette.quiet);
    say(Type::bold, palette.quiet, step.term, pen->icon_size() + pen->px(2));
}

}  // namespace klachtenzuil
