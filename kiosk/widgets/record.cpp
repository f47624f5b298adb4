// What is known of something: a record of labels and texts, the line of stages, and what cannot be done now.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float label_em = 10;
constexpr float least_text_em = 12;
constexpr float least_stop_em = 6.2F;
constexpr float dot_mm = 2;
constexpr float padding_mm = 3;

}  // namespace

void Ui::record(std::span<const RecordLine> lines) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float line = pen.line_height(Type::body);
    // As narrow as its words allow: none of them is broken while there is room.
    float label_width = std::floor(label_em * in.em());
    for (const RecordLine& each : lines)
        label_width = std::max(label_width, pen.widest_word(Type::body, each.label));
    label_width = std::min(label_width, std::floor(in.at.width / 2));
    const float gap = pen.px(4);
    const bool beside = in.at.width - label_width - gap >= least_text_em * in.em();
    for (const RecordLine& each : lines) {
        const float left = beside ? in.at.left + label_width + gap : in.at.left;
        const float sign = each.warns ? pen.icon_size() + pen.pad(2.5F) : 0;
        const float width = in.at.left + in.at.width - left - sign;
        const Type type = each.warns ? Type::bold : Type::body;
        const unsigned rgb = each.warns ? pen.colour().error : pen.colour().text;
        // Above its text a label is told from it by its weight: not every contrast has a quieter colour.
        const Type label_type = beside ? Type::body : Type::bold;
        const Lines& label = pen.wrap(label_type, each.label, beside ? label_width : in.at.width);
        const Lines& text = pen.wrap(type, each.text, width);
        const float label_height = line * static_cast<float>(label.size());
        const float text_height = line * static_cast<float>(text.size());
        const Box room =
            in.place(beside ? std::max(label_height, text_height) : label_height + text_height, beside ? 0.5F : 1.5F);
        pen.lines(label_type, room.x, room.y, pen.colour().quiet, each.label, label);
        in.add_text(Role::text, each.label, {room.x, room.y, pen.widest(label), label_height}, room);
        const float top = beside ? room.y : room.y + label_height;
        if (each.warns) pen.icon(Icon::warning, left + pen.icon_size() / 2, top + line / 2, rgb);
        pen.lines(type, left + sign, top, rgb, each.text, text);
        in.add_text(Role::text, each.text, {left, top, sign + pen.widest(text), text_height}, room);
    }
}

/// A dot with its words under or beside it; `line_to` is where the line to the next dot ends.
void Ui::Inside::draw_stop(const TrackStop& stop, const Box& box, float line_to, bool beside) {
    const Palette& palette = pen->colour();
    const float radius = pen->pad(dot_mm);
    const float thickness = std::max(2.0F, pen->thin(0.5F));
    const float line = pen->line_height(Type::body);
    const unsigned rgb = stop.state == TrackStop::State::ahead ? palette.edge : palette.chosen_edge;
    const ImVec2 centre = beside ? ImVec2{box.x + radius, box.y + radius} : ImVec2{box.x + radius, box.y + line / 2};
    if (line_to > 0) {
        if (beside) {
            pen->stroke({centre.x + radius, centre.y}, {line_to, centre.y}, rgb, thickness);
        } else {
            pen->stroke({centre.x, centre.y + radius}, {centre.x, line_to}, rgb, thickness);
        }
    }
    if (stop.state == TrackStop::State::ahead) {
        pen->circle(centre.x, centre.y, radius, rgb, thickness);
    } else {
        pen->dot(centre.x, centre.y, radius, rgb);
    }
    // Where it stands now has a ring as well: filled alone says only that it was passed.
    if (stop.state == TrackStop::State::here) pen->circle(centre.x, centre.y, radius * 1.7F, rgb, thickness);
    const float x = beside ? box.x : box.x + 3 * radius + pen->px(2);
    const float width = box.right() - x - (beside ? pen->px(2) : 0);
    float y = beside ? box.y + 2 * radius + pen->px(2) : box.y;
    const Type type = stop.state == TrackStop::State::here ? Type::bold : Type::body;
    const Lines& title = pen->wrap(type, stop.title, width);
    pen->lines(type, x, y, palette.text, stop.title, title);
    const float title_height = line * static_cast<float>(title.size());
    add_text(Role::text, stop.title, {x, y, pen->widest(title), title_height}, box);
    y += title_height;
    if (stop.text.empty()) return;
    const Lines& text = pen->wrap(Type::body, stop.text, width);
    pen->lines(Type::body, x, y, palette.quiet, stop.text, text);
    add_text(Role::text, stop.text, {x, y, pen->widest(text), line * static_cast<float>(text.size())}, box);
}

void Ui::track(std::span<const TrackStop> stops) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    if (stops.empty()) return;
    const float line = pen.line_height(Type::body);
    const float column = std::floor(in.at.width / static_cast<float>(stops.size()));
    // No word is broken to stand beside the next.
    float widest = least_stop_em * in.em();
    for (const TrackStop& stop : stops) {
        const float word = std::max(pen.widest_word(Type::bold, stop.title), pen.widest_word(Type::body, stop.text));
        widest = std::max(widest, word + pen.px(2));
    }
    const bool beside = column >= widest;
    const float radius = pen.pad(dot_mm);
    const float indent = beside ? pen.px(2) : 3 * radius + pen.px(2);
    const float width = (beside ? column : in.at.width) - indent;
    const auto words_height = [&](const TrackStop& stop) {
        const Type type = stop.state == TrackStop::State::here ? Type::bold : Type::body;
        const std::size_t text = stop.text.empty() ? 0 : pen.wrap(Type::body, stop.text, width).size();
        return line * static_cast<float>(pen.wrap(type, stop.title, width).size() + text);
    };
    if (!beside) {
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const Box box = in.place(words_height(stops[i]) + pen.px(2), i == 0 ? 2 : 0);
            in.draw_stop(stops[i], box, i + 1 < stops.size() ? box.bottom() + line / 2 - radius : 0, false);
        }
        return;
    }
    float tallest = 0;
    for (const TrackStop& stop : stops)
        tallest = std::max(tallest, words_height(stop));
    const Box row = in.place(2 * radius + pen.px(2) + tallest, 3);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const Box box{row.x + static_cast<float>(i) * column, row.y, column, row.height};
        in.draw_stop(stops[i], box, i + 1 < stops.size() ? box.right() : 0, true);
    }
}

void Ui::refused_button(const std::string& label, const std::string& why) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float pad = pen.pad(padding_mm);
    const float indent = pen.icon_size() + pen.pad(2.5F);
    const float width = in.at.width - 2 * pad - indent;
    const float line = pen.line_height(Type::body);
    const Lines& name = pen.wrap(Type::body, label, width);
    const Lines& reason = pen.wrap(Type::body, why, width);
    const float name_height = line * static_cast<float>(name.size());
    const float height = name_height + line * static_cast<float>(reason.size()) + 2 * pad;
    const Box box = in.place(std::max(pen.px(mm::touch), height), 2);
    pen.frame(box, pen.colour().disabled, pen.thin(mm::border), pen.px(mm::corner));
    pen.icon(Icon::lock, box.x + pad + pen.icon_size() / 2, box.y + pad + line / 2, pen.colour().disabled);
    pen.lines(Type::body, box.x + pad + indent, box.y + pad, pen.colour().disabled, label, name);
    pen.lines(Type::body, box.x + pad + indent, box.y + pad + name_height, pen.colour().quiet, why, reason);
    in.add_control(Role::button, label + "\n" + why, "",
                   {.id = in.id_of("refused", label), .whole = box, .enabled = false, .scrolls = true});
}

}  // namespace klachtenzuil
