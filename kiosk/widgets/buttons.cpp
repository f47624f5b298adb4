// Buttons and links: alone, in a row, in the bar.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 5;
constexpr float small_padding_mm = 3;
constexpr float large_padding_mm = 10;
constexpr float large_height = 1.5F;  ///< beside the least that a control measures
constexpr float icon_gap_mm = 2.5F;

float side_padding(const Pen& pen, const RowItem& item) {
    // A link stands flush with the text around it.
    if (item.role == Role::link) return 0;
    if (item.large) return pen.pad(large_padding_mm);
    const bool tight = item.small || item.style == ButtonStyle::quiet;
    return pen.px(tight ? small_padding_mm : padding_mm);
}

Type type_of(const RowItem& item) {
    const bool strong = item.style == ButtonStyle::primary || item.chosen || (item.small && item.letter_scale != 1);
    return strong ? Type::bold : Type::body;
}

float icon_room(const Pen& pen, const RowItem& item) {
    if (item.icon == Icon::none) return 0;
    return pen.icon_size() + (item.label.empty() ? 0 : pen.pad(icon_gap_mm));
}

struct Colours {
    std::optional<unsigned> fill;
    std::optional<unsigned> edge;
    unsigned ink;
};

Colours resting_colours(const RowItem& item, const Palette& palette) {
    if (!item.enabled) return {{}, palette.disabled, palette.disabled};
    if (item.role == Role::link) return {{}, {}, palette.chosen_edge};
    if (item.chosen) return {palette.chosen, palette.chosen_edge, palette.on_chosen};
    switch (item.style) {
        case ButtonStyle::primary: return {palette.primary, {}, palette.on_primary};
        case ButtonStyle::plain: return {palette.page, palette.edge, palette.text};
        case ButtonStyle::quiet: return {{}, {}, palette.text};
        case ButtonStyle::danger: return {palette.page, palette.error, palette.error};
    }
    return {{}, {}, palette.text};
}

Colours colours_of(const RowItem& item, const Palette& palette, bool held) {
    const Colours resting = resting_colours(item, palette);
    if (!held) return resting;
    // What already stands the other way round turns back under the finger.
    if (resting.fill == palette.held) return {palette.page, palette.held, palette.text};
    return {palette.held, palette.held, palette.on_held};
}

}  // namespace

/// The size it wants; its words wrap where they would be wider than `most_width`.
ImVec2 Ui::Inside::item_size(const RowItem& item, float most_width) {
    if (item.id == 0 && item.label.empty()) return {0, 0};
    const float around = 2 * side_padding(*pen, item) + icon_room(*pen, item);
    const Lines& lines = pen->wrap(type_of(item), item.label, std::max(1.0F, most_width - around), item.letter_scale);
    const float text_height = pen->line_height(type_of(item), item.letter_scale) * static_cast<float>(lines.size());
    const float touch = pen->px(mm::touch);
    const float least = item.style == ButtonStyle::primary ? 2.5F * touch : touch;
    return {std::min(most_width, std::max(least, std::ceil(pen->widest(lines)) + around)),
            std::max(item.large ? large_height * touch : touch, text_height + 2 * pen->pad(1.5F))};
}

void Ui::Inside::draw_item(const RowItem& item, const Box& box) {
    const Colours colours = colours_of(item, pen->colour(), held(item.id));
    const float radius = pen->px(mm::corner);
    if (colours.fill) pen->fill(box, *colours.fill, radius);
    if (colours.edge) {
        const bool heavy = item.chosen || item.style == ButtonStyle::danger;
        pen->frame(box, *colours.edge, heavy ? std::max(2.0F, pen->thin(mm::chosen_border)) : pen->thin(mm::border),
                   radius);
    }
    if (ringed(item.id)) pen->ring(box);

    const Type type = type_of(item);
    const float pad = side_padding(*pen, item);
    const float icon_width = icon_room(*pen, item);
    const Lines& lines =
        pen->wrap(type, item.label, std::max(1.0F, box.width - 2 * pad - icon_width), item.letter_scale);
    const float line = pen->line_height(type, item.letter_scale);
    const float text_width = pen->widest(lines);
    const float text_height = line * static_cast<float>(lines.size());
    float x = item.role == Role::link ? box.x + pad : box.x + (box.width - text_width - icon_width) / 2;
    const float y = box.y + (box.height - text_height) / 2;
    const float icon_y = box.y + box.height / 2;
    const float half_icon = pen->icon_size() / 2;
    if (item.icon != Icon::none) {
        const float icon_x = item.icon_last ? x + text_width + icon_width - half_icon : x + half_icon;
        pen->icon(item.icon, icon_x, icon_y, colours.ink);
        if (!item.icon_last) x += icon_width;
    }
    pen->lines(type, x, y, colours.ink, item.label, lines, item.letter_scale);
    if (item.role == Role::link) {
        // Underlined, as what leads elsewhere is everywhere.
        float under = y + line * 0.87F;
        for (const Line& each : lines) {
            pen->fill({std::round(x), std::round(under), each.width, pen->thin(0.35F)}, colours.ink);
            under += line;
        }
    }
    add_control(
        item.role, item.name, item.chosen ? "chosen" : "",
        {.id = item.id, .whole = box, .enabled = item.enabled, .scrolls = content_open || layer == Layer::dialog});
}

/// Which items share a line. The first line can be shorter than the others.
std::vector<std::vector<std::size_t>> Ui::Inside::item_lines(float width, float first_width, float gap) {
    std::vector<std::vector<std::size_t>> lines(1);
    float left = first_width;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const float wanted = item_size(items[i], width).x;
        const bool fresh = lines.back().empty() && left == width;
        if (wanted > left && !fresh) {
            lines.emplace_back();
            left = width;
        }
        lines.back().push_back(i);
        left -= wanted + gap;
    }
    return lines;
}

bool Ui::Inside::item(RowItem item) {
    const bool press = pressed(item.id) && item.enabled;
    if (row != RowKind::none) {
        items.push_back(std::move(item));
        return press;
    }
    const ImVec2 size = item_size(item, at.width);
    const Box box = place(size.y, item.role == Role::link ? 1.5F : 2);
    draw_item(item, {box.x, box.y, size.x, box.height});
    return press;
}

bool Ui::button(const std::string& label, ButtonStyle style, Icon icon, bool enabled) {
    const bool alone = m->row == RowKind::none && m->layer == Layer::page;
    const Id id = m->id_of("button", label);
    if (m->focus_next && m->dialog_measuring) {
        m->focus = id;
        m->focus_shown = true;
    }
    m->focus_next = false;
    return m->item({.id = id,
                    .label = label,
                    .name = label,
                    .style = style,
                    .icon = icon,
                    .enabled = enabled,
                    .large = alone && style == ButtonStyle::primary});
}

bool Ui::small_button(const std::string& label, const std::string& name, bool chosen, float letter_scale, Icon icon) {
    return m->item({.id = m->id_of("small", name),
                    .label = label,
                    .name = name,
                    .style = ButtonStyle::quiet,
                    .icon = icon,
                    .chosen = chosen,
                    .letter_scale = letter_scale,
                    .small = true});
}

bool Ui::link(const std::string& label, Icon icon) {
    return m->item({.id = m->id_of("link", label), .role = Role::link, .label = label, .name = label, .icon = icon});
}

void Ui::begin_row() {
    m->row = RowKind::row;
    m->items.clear();
}

void Ui::end_row() {
    m->row = RowKind::none;
    m->lay_out_row();
    m->items.clear();
}

void Ui::Inside::lay_out_row() {
    const float gap = pen->px(mm::apart + 1.5F);
    bool first = true;
    for (const auto& line : item_lines(at.width, at.width, gap)) {
        float height = 0;
        for (const std::size_t i : line)
            height = std::max(height, item_size(items[i], at.width).y);
        const Box box = place(height, first ? 2.5F : 2);
        first = false;
        float x = box.x;
        for (const std::size_t i : line) {
            const float width = item_size(items[i], at.width).x;
            draw_item(items[i], {x, box.y, width, box.height});
            x += width + gap;
        }
    }
}

}  // namespace klachtenzuil
