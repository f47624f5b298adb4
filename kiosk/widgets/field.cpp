// A field to type in. The text is the screen's own; no copy of it outlives the frame.

#include <algorithm>
#include <cmath>

#include "core/base/wipe.hpp"
#include "kiosk/widgets/inside.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 3;
constexpr std::size_t lines_at_first = 3;
/// From this part of the limit on the count shows.
constexpr double count_from = 0.8;

struct Typing {
    const Lines* lines;
    Pen& pen;
    const std::string& text;
    float width;
};

float x_of(const Typing& typing, std::size_t caret) {
    const Line& line = (*typing.lines)[line_of(*typing.lines, caret)];
    const std::size_t length = std::max(caret, line.begin) - line.begin;
    return typing.pen.width(Type::body, std::string_view(typing.text).substr(line.begin, length));
}

/// The last place on a line: before the character that the next line begins with.
std::size_t last_on(const Typing& typing, std::size_t line) {
    const Lines& lines = *typing.lines;
    if (line + 1 == lines.size()) return typing.text.size();
    const std::size_t next = lines[line + 1].begin;
    return next > lines[line].begin ? utf8::previous(typing.text, next) : next;
}

/// The place on a line that is nearest to `x`.
std::size_t caret_at(const Typing& typing, std::size_t line, float x) {
    const std::size_t last = last_on(typing, line);
    std::size_t at = (*typing.lines)[line].begin;
    float left = 0;
    while (at < last) {
        const std::size_t next = utf8::next(typing.text, at);
        const float width = typing.pen.width(Type::body, std::string_view(typing.text).substr(at, next - at));
        if (x < left + width / 2) break;
        left += width;
        at = next;
    }
    return at;
}

void move_by_lines(const Typing& typing, Stroke stroke, std::size_t& caret, std::optional<float>& goal_x) {
    const std::size_t line = line_of(*typing.lines, caret);
    if (stroke == Stroke::home || stroke == Stroke::end) {
        caret = stroke == Stroke::home ? (*typing.lines)[line].begin : last_on(typing, line);
        goal_x.reset();
        return;
    }
    if (!goal_x) goal_x = x_of(typing, caret);
    if (stroke == Stroke::up && line > 0) caret = caret_at(typing, line - 1, *goal_x);
    if (stroke == Stroke::down && line + 1 < typing.lines->size()) caret = caret_at(typing, line + 1, *goal_x);
}

/// What the probe says that the field holds.
std::string probe_value(const std::string& text, const std::string& problem) {
    std::string value;
    value.reserve(text.size() + problem.size() + 8);
    value += text;
    if (!problem.empty()) value += " – " + problem;
    return value;
}

}  // namespace

bool Ui::field(const FieldSpec& spec, std::string& text) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const Palette& palette = pen.colour();
    const Id id = in.id_of("field", spec.id);
    const bool mine = in.in_use == id;
    const bool several_lines = spec.lines > 1;

    in.paragraph(Role::text, Type::bold, palette.text, spec.label, 2.5F);
    const float block_top = in.at.y - pen.line_height(Type::bold);
    if (!spec.hint.empty()) in.paragraph(Role::text, Type::body, palette.quiet, spec.hint, 0);
    if (!spec.problem.empty()) in.signed_text(Icon::warning, Type::bold, palette.error, spec.problem, 0.5F);

    const float pad = pen.px(padding_mm);
    const float line_height = pen.line_height(Type::body);
    const float width = in.at.width - 2 * pad - pen.thin(0.6F);
    const auto wrapped = [&]() -> Typing { return {&pen.wrap(Type::body, text, width), pen, text, width}; };

    bool changed = false;
    if (mine) {
        in.caret = sound_caret(text, in.caret);
        for (const Edit& edit : in.edits) {
            if (edit.stroke == Stroke::up || edit.stroke == Stroke::down || edit.stroke == Stroke::home ||
                edit.stroke == Stroke::end) {
                const Typing now = wrapped();
                const bool last = line_of(*now.lines, in.caret) + 1 == now.lines->size();
                if (edit.stroke == Stroke::down && last) in.focus_keys();
                move_by_lines(now, edit.stroke, in.caret, in.goal_x);
                continue;
            }
            in.goal_x.reset();
            const EditOutcome outcome = apply(edit, text, in.caret, spec.limit, several_lines);
            changed |= outcome.changed;
            in.at_limit = outcome.refused || (in.at_limit && !outcome.changed);
        }
    }
    const Typing typing = wrapped();
    const Lines& lines = *typing.lines;

    // It grows with its text up to its own number of lines, and never beyond what stays above the keyboard.
    const float window = std::max(2 * line_height, in.page_scroll.region.height * 0.62F);
    const auto fitting = std::max<std::size_t>(1, static_cast<std::size_t>(window / line_height));
    const std::size_t most = std::min(static_cast<std::size_t>(std::max(1, spec.lines)), fitting);
    const std::size_t shown = several_lines ? std::clamp(lines.size(), std::min(lines_at_first, most), most) : 1;
    const float height =
        std::max(pen.px(mm::touch), static_cast<float>(shown) * line_height + 2 * pen.px(padding_mm - 0.5F));
    const Box box = in.place(height, 1);
    const float text_top = several_lines ? box.y + pen.px(padding_mm - 0.5F) : box.y + (box.height - line_height) / 2;

    std::size_t first = 0;
    if (mine) {
        if (in.touched && in.activated == id) {
            const auto row = static_cast<std::size_t>(std::max(0.0F, (in.pointer_y - text_top) / line_height));
            in.caret = caret_at(typing, std::min(in.first_line + row, lines.size() - 1), in.pointer_x - box.x - pad);
            in.goal_x.reset();
        }
        const std::size_t at = line_of(lines, in.caret);
        if (at < in.first_line) in.first_line = at;
        if (at >= in.first_line + shown) in.first_line = at - shown + 1;
        in.first_line = std::min(in.first_line, lines.size() - std::min(lines.size(), shown));
        first = in.first_line;
        if (!in.edits.empty()) in.reveal = id;
    }

    const bool active = mine || in.focus == id;
    const float radius = pen.px(mm::corner * 0.6F);
    const unsigned edge = !spec.problem.empty() ? palette.error : active ? palette.chosen_edge : palette.edge;
    const bool heavy = active || !spec.problem.empty();
    pen.fill(box, palette.page, radius);
    pen.frame(box, edge, heavy ? std::max(2.0F, pen.thin(mm::chosen_border)) : pen.thin(mm::border), radius);
    if (in.focus == id) pen.ring(box);

    const Box before = in.clip;
    const Box inside{box.x + pad / 2, box.y, box.width - pad, box.height};
    in.push_clip(inside);
    float y = text_top;
    for (std::size_t i = first; i < std::min(lines.size(), first + shown); ++i, y += line_height) {
        const std::string_view line = std::string_view(text).substr(lines[i].begin, lines[i].end - lines[i].begin);
        // A single line that is longer than its box wraps inside; the part with the caret is what shows.
        pen.line(Type::body, box.x + pad, y, palette.text, line);
    }
    if (mine) {
        const float x = std::min(box.x + pad + x_of(typing, in.caret), box.right() - pad);
        const float caret_y = text_top + static_cast<float>(line_of(lines, in.caret) - first) * line_height;
        pen.fill({std::round(x), caret_y + line_height * 0.1F, std::max(2.0F, pen.thin(0.6F)), line_height * 0.8F},
                 palette.text);
    }
    in.pop_clip(before);
    if (first + shown < lines.size() || first > 0) {
        // How much of the text is in view, as a bar at the side.
        const auto all = static_cast<float>(lines.size());
        const float track = box.height - 2 * pad;
        pen.fill({box.right() - pen.px(1.8F), box.y + pad + track * static_cast<float>(first) / all, pen.px(0.9F),
                  track * static_cast<float>(shown) / all},
                 palette.edge, pen.px(0.4F));
    }

    std::string value = probe_value(text, spec.problem);
    in.add_control(
        Role::field, spec.label, value,
        {.id = id, .whole = box, .kind = SpotKind::field, .scrolls = true, .keys = spec.keys, .lines = spec.lines});
    wipe(value);
    const std::size_t spot = in.spots.size();

    const std::size_t used = utf8::count(text);
    if (static_cast<double>(used) >= count_from * static_cast<double>(spec.limit)) {
        const bool full = used >= spec.limit;
        if (full && mine && in.at_limit) {
            in.signed_text(Icon::info, Type::bold, palette.text,
                           in.words->fill(w::ui_limit, fmt::arg("limit", spec.limit)), 0.5F);
        } else {
            in.paragraph(Role::text, Type::body, palette.quiet,
                         in.words->fill(w::ui_count, fmt::arg("used", used), fmt::arg("limit", spec.limit)), 0.5F);
        }
    }
    // Spots are left out while a dialog is only being measured.
    if (in.reachable) in.spots[spot - 1].block = {box.x, block_top, box.width, in.at.y - block_top};
    return changed;
}

}  // namespace klachtenzuil
