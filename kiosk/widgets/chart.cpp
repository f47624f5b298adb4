// Bars with their values written on them: now solid, the year before hatched, so that nobody needs colour to tell them
// apart.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 1.5F;
constexpr float side_padding_mm = 3;
constexpr float upright_padding_mm = 0.7F;
constexpr float gap_mm = 2.5F;
constexpr float upright_mm = 42;  ///< the longest bar
constexpr float hatch_mm = 1.6F;
constexpr float widest_label = 0.42F;  ///< of the row
/// Narrower than this, and the label stands over its bars.
constexpr float least_beside_em = 19;
constexpr float key_em = 2;
/// Figures of the year before are smaller than those of now.
constexpr float before_scale = 0.82F;
constexpr float upright_scale = 0.78F;

struct Inks {
    unsigned paper;
    unsigned text;
    unsigned quiet;
    unsigned bar;
    unsigned hatch;
};

Inks inks_of(const Palette& palette, bool held) {
    if (held) return {palette.held, palette.on_held, palette.on_held, palette.on_held, palette.on_held};
    return {palette.page, palette.text, palette.quiet, palette.primary, palette.edge};
}

void draw_hatched(Pen& pen, const Box& box, unsigned rgb) {
    if (box.width < 1 || box.height < 1) return;
    const float step = pen.px(hatch_mm);
    pen.clip(box);
    for (float x = box.x - box.height + step; x < box.right(); x += step)
        pen.stroke({x, box.bottom()}, {x + box.height, box.y}, rgb, pen.thin(0.25F));
    pen.unclip();
    pen.frame(box, rgb, std::max(1.0F, pen.thin(0.35F)), 0);
}

void draw_solid(Pen& pen, const Box& box, unsigned rgb) {
    if (box.width >= 1 && box.height >= 1) pen.fill(box, rgb);
}

/// At least a pixel for what is more than nothing.
float length_of(double value, double most, float room) {
    if (value <= 0 || most <= 0) return 0;
    return std::max(1.0F, std::round(static_cast<float>(value / most) * room));
}

std::string name_of_bar(const ShownChart& chart, const ShownBar& bar) {
    std::string name = bar.label + "\n" + (chart.now.empty() ? "" : chart.now + ": ") + bar.text;
    if (!chart.before.empty()) name += "\n" + chart.before + ": " + bar.before_text;
    return name;
}

bool leads_on(const ShownBar& bar) {
    return bar.enabled || bar.before_enabled;
}

}  // namespace

/// What all bars of a chart share.
struct Ui::Inside::ChartFrame {
    bool two = false;
    bool beside = false;  ///< the label stands beside its bars
    bool upright = false;
    double most = 0;
    float label = 0;   ///< room for it
    float values = 0;  ///< room for the widest figure
    float left = 0;    ///< where the first one that stands upright begins
    float column = 0;  ///< the width of one that stands upright, with its words
    float height = 0;  ///< of one that stands upright, without its words
};

void Ui::Inside::draw_chart_key(const ShownChart& chart) {
    if (chart.now.empty()) return;
    const float line = pen->line_height(Type::body);
    const float swatch = std::floor(key_em * em());
    const float gap = pen->pad(gap_mm);
    Box room{};
    float x = at.left;
    const auto entry = [&](const std::string& text, bool solid) {
        const float width = swatch + gap + pen->width(Type::body, text);
        if (room.width == 0 || x + width > at.left + at.width) {
            room = place(line, room.width == 0 ? 1.5F : 0.5F);
            x = room.x;
        }
        const Box sample{x, std::round(room.y + line * 0.25F), swatch, std::round(line * 0.5F)};
        if (solid) {
            draw_solid(*pen, sample, pen->colour().primary);
        } else {
            draw_hatched(*pen, sample, pen->colour().edge);
        }
        const float left = x + swatch + gap;
        pen->line(Type::body, left, room.y, pen->colour().text, text);
        add_text(Role::text, text, {left, room.y, pen->width(Type::body, text), line}, room);
        x += width + 3 * gap;
    };
    entry(chart.now, true);
    if (!chart.before.empty()) entry(chart.before, false);
}

/// A line across the chart that what stands after it is beyond.
void Ui::Inside::draw_limit(const std::string& said) {
    const float line = pen->line_height(Type::bold);
    const float icon = pen->icon_size() + pen->px(1.5F);
    const Lines& lines = pen->wrap(Type::bold, said, at.width - icon);
    const float height = line * static_cast<float>(lines.size());
    const Box room = place(height + pen->px(1), 1.3F);
    const float thickness = std::max(2.0F, pen->thin(0.6F));
    pen->icon(Icon::clock, room.x + pen->icon_size() / 2, room.y + line / 2, pen->colour().text);
    pen->lines(Type::bold, room.x + icon, room.y, pen->colour().text, said, lines);
    add_text(Role::text, said, {room.x, room.y, icon + pen->widest(lines), height}, room);
    pen->fill({room.x, room.bottom() - thickness, room.width, thickness}, pen->colour().text);
}

void Ui::Inside::draw_bar_row(const ChartFrame& frame, const ShownBar& bar, const Box& box, Id id) {
    const bool turned = held(id);
    const Inks inks = inks_of(pen->colour(), turned);
    const float radius = pen->px(mm::corner * 0.6F);
    if (leads_on(bar)) {
        pen->fill(box, inks.paper, radius);
        pen->frame(box, pen->colour().edge, pen->thin(0.25F), radius);
    }
    if (ringed(id)) pen->ring(box);
    const float pad = pen->pad(side_padding_mm);
    const float gap = pen->pad(gap_mm);
    const float line = pen->line_height(Type::body);
    const float small = pen->line_height(Type::body, before_scale);
    const Lines& label = pen->wrap(Type::body, bar.label, frame.label);
    const float label_height = line * static_cast<float>(label.size());
    const float bars_height = line + (frame.two ? small : 0);
    float y = box.y + (box.height - bars_height) / 2;
    float left = box.x + pad;
    if (frame.beside) {
        pen->lines(Type::body, left, box.y + (box.height - label_height) / 2, inks.text, bar.label, label);
        left += frame.label + gap;
    } else {
        y = box.y + (box.height - bars_height - label_height) / 2;
        pen->lines(Type::body, left, y, inks.text, bar.label, label);
        y += label_height;
    }
    const float room = std::max(1.0F, box.right() - pad - left - frame.values - gap);
    const float length = length_of(bar.value, frame.most, room);
    draw_solid(*pen, {left, std::round(y + line * 0.14F), length, std::round(line * 0.72F)}, inks.bar);
    pen->line(Type::bold, left + length + (length > 0 ? gap : pen->px(1)), y, inks.text, bar.text);
    y += line;
    if (frame.two) {
        const float before = length_of(bar.before, frame.most, room);
        draw_hatched(*pen, {left, std::round(y + small * 0.16F), before, std::round(small * 0.6F)}, inks.hatch);
        pen->line(Type::body, left + before + (before > 0 ? gap : pen->px(1)), y, inks.quiet, bar.before_text,
                  before_scale);
        y += small;
    }
    pen->fill({left - pen->thin(0.3F), y - bars_height + line * 0.05F, pen->thin(0.3F), bars_height - line * 0.1F},
              inks.quiet);
}

void Ui::Inside::draw_bar_upright(const ChartFrame& frame, const ShownBar& bar, const Box& box, Id id) {
    const bool turned = held(id);
    const Inks inks = inks_of(pen->colour(), turned);
    const float radius = pen->px(mm::corner * 0.6F);
    if (leads_on(bar)) {
        pen->fill(box, inks.paper, radius);
        pen->frame(box, pen->colour().edge, pen->thin(0.25F), radius);
    }
    if (ringed(id)) pen->ring(box);
    const float pad = pen->pad(upright_padding_mm);
    const float value = pen->line_height(Type::bold, upright_scale);
    const float base = box.y + pad + value + frame.height;
    const float each = std::floor((box.width - 2 * pad) / (frame.two ? 2.0F : 1.0F));
    const auto column = [&](double amount, const std::string& text, float x, bool solid) {
        const float height = length_of(amount, frame.most, frame.height);
        const Box stand{x + std::round(each * 0.08F), base - height, std::round(each * 0.84F), height};
        const Type type = solid ? Type::bold : Type::body;
        if (solid) {
            draw_solid(*pen, stand, inks.bar);
        } else {
            draw_hatched(*pen, stand, inks.hatch);
        }
        const float width = pen->width(type, text, upright_scale);
        pen->line(type, std::round(x + (each - width) / 2), stand.y - value, solid ? inks.text : inks.quiet, text,
                  upright_scale);
    };
    column(bar.value, bar.text, box.x + pad, true);
    if (frame.two) column(bar.before, bar.before_text, box.x + pad + each, false);
    pen->fill({box.x + pad, base, box.width - 2 * pad, pen->thin(0.3F)}, inks.quiet);
    const float width = pen->width(Type::body, bar.label);
    pen->line(Type::body, std::round(box.x + (box.width - width) / 2), base + pen->px(1), inks.text, bar.label);
}

Ui::Inside::ChartFrame Ui::Inside::measure_chart(const ShownChart& chart, std::span<const ShownBar> bars) {
    const float pad = pen->pad(side_padding_mm);
    const auto count = static_cast<float>(bars.size());
    ChartFrame frame;
    frame.two = !chart.before.empty();
    // Bars side by side may stand out of the column of text, as far as fingers need.
    const Box& region = scroll_of(pane).region;
    const float least = count * pen->px(mm::touch) + (count - 1) * pen->px(mm::apart);
    const float width = std::max(at.width, std::min(least, region.width - 2 * margin()));
    frame.left = at.left - std::floor((width - at.width) / 2);
    frame.column = std::floor((width - (count - 1) * pen->px(mm::apart)) / count);
    frame.upright = chart.upright && frame.column >= pen->px(mm::touch);
    frame.height = pen->px(upright_mm);
    const float each = (frame.column - 2 * pen->pad(upright_padding_mm)) / (frame.two ? 2.0F : 1.0F);
    float labels = 0;
    for (const ShownBar& bar : bars) {
        frame.most = std::max({frame.most, bar.value, frame.two ? bar.before : 0});
        const float before = frame.two ? pen->width(Type::body, bar.before_text) * before_scale : 0;
        frame.values = std::max({frame.values, pen->width(Type::bold, bar.text), before});
        const float label = pen->width(Type::body, bar.label);
        labels = std::max(labels, label);
        const bool fits = label <= frame.column - pen->pad(upright_padding_mm) &&
                          pen->width(Type::bold, bar.text, upright_scale) <= each &&
                          pen->width(Type::body, bar.before_text, upright_scale) <= each;
        frame.upright = frame.upright && bar.limit.empty() && fits;
    }
    const float inner = at.width - 2 * pad;
    frame.beside = at.width >= least_beside_em * em();
    frame.label = frame.beside ? std::min(std::ceil(labels), std::floor(inner * widest_label)) : inner;
    return frame;
}

float Ui::Inside::bar_row_height(const ChartFrame& frame, const ShownBar& bar) {
    const float line = pen->line_height(Type::body);
    const float label = line * static_cast<float>(pen->wrap(Type::body, bar.label, frame.label).size());
    const float bars = line + (frame.two ? pen->line_height(Type::body, before_scale) : 0);
    const float content = frame.beside ? std::max(label, bars) : label + bars;
    return std::max(pen->px(mm::touch), content + 2 * pen->pad(padding_mm));
}

/// Which of the two is meant. The two make one place to touch, so that neither is too small for a finger; keys mean the
/// one of now.
bool Ui::Inside::on_before(const ChartFrame& frame, const ShownBar& bar, const Box& box) {
    if (!bar.enabled || !bar.before_enabled) return bar.before_enabled;
    if (!touched) return false;
    if (frame.upright) return pointer_x > box.x + box.width / 2;
    const float line = pen->line_height(Type::body);
    const float bars = line + pen->line_height(Type::body, before_scale);
    const float label =
        frame.beside ? 0 : line * static_cast<float>(pen->wrap(Type::body, bar.label, frame.label).size());
    return pointer_y >= box.y + (box.height - bars - label) / 2 + label + line;
}

std::optional<ChartPress> Ui::chart(const ShownChart& chart, std::span<const ShownBar> bars) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    if (bars.empty()) return std::nullopt;
    in.has_list = true;
    in.list_pane = in.pane;
    in.draw_chart_key(chart);
    const Inside::ChartFrame frame = in.measure_chart(chart, bars);
    const Id group = in.id_of("chart", chart.id);
    const float words = pen.line_height(Type::bold, upright_scale) + pen.line_height(Type::body);
    Box row{};
    if (frame.upright) row = in.place(3 * pen.pad(upright_padding_mm) + words + frame.height, 2);
    std::optional<ChartPress> pressed;
    bool stop = true;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const ShownBar& bar = bars[i];
        Box box{frame.left + static_cast<float>(i) * (frame.column + pen.px(mm::apart)), row.y, frame.column,
                row.height};
        if (!frame.upright) {
            if (!bar.limit.empty()) in.draw_limit(bar.limit);
            box = in.place(in.bar_row_height(frame, bar), i == 0 ? 2 : 1.3F);
        }
        const Id id = mix(group, i + 1);
        if (pen.in_clip(box)) {
            if (frame.upright) {
                in.draw_bar_upright(frame, bar, box, id);
            } else {
                in.draw_bar_row(frame, bar, box, id);
            }
        }
        // Tab stops at the first; the arrows reach the others.
        if (in.add_control(Role::button, name_of_bar(chart, bar), "",
                           {.id = id,
                            .whole = box,
                            .kind = SpotKind::row,
                            .enabled = leads_on(bar),
                            .tab_stop = stop && leads_on(bar),
                            .scrolls = true,
                            .group = group}))
            pressed = ChartPress{i, in.on_before(frame, bar, box)};
        if (leads_on(bar)) stop = false;
    }
    return pressed;
}

}  // namespace klachtenzuil
