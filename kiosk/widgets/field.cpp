// A field to type in. The text is the screen's own; no copy of it outlives the frame.

#include <algorithm>
#include <cmath>

#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
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

/// Which part of the text is in view, as a bar at the side.
void draw_part_in_view(Pen& pen, const Box& box, float from, float part) {
    const float pad = pen.pad(padding_mm * 0.5F);
    const float track = box.height - 2 * pad;
    const float thumb = std::min(track, std::max(pen.px(4), track * part));
    const float y = box.y + pad + std::min(track * from, track - thumb);
    pen.fill({box.right() - pen.px(2.2F), y, pen.px(1), thumb}, pen.colour().edge, pen.px(0.5F));
}

constexpr std::string_view dot = "•";

/// As many dots as the text has characters.
std::string dots_for(const std::string& text) {
    std::string dots;
    for (std::size_t at = 0; at < text.size(); at = utf8::next(text, at))
        dots += dot;
    return dots;
}

/// A caret in the text as a caret in its dots, and back.
std::size_t dots_before(const std::string& text, std::size_t caret) {
    std::size_t dots = 0;
    for (std::size_t at = 0; at < std::min(caret, text.size()); at = utf8::next(text, at))
        ++dots;
    return dots * dot.size();
}

std::size_t characters_before(const std::string& text, std::size_t caret_in_dots) {
    std::size_t at = 0;
    for (std::size_t dots = caret_in_dots / dot.size(); dots > 0 && at < text.size(); --dots)
        at = utf8::next(text, at);
    return at;
}

bool needs_lines(Stroke stroke) {
    return stroke == Stroke::up || stroke == Stroke::down || stroke == Stroke::home || stroke == Stroke::end;
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

/// How a field stands on the page in this frame.
struct Ui::Inside::FieldFrame {
    const FieldSpec& spec;
    const std::string& text;
    const Lines& lines;
    Id id;
    bool mine;
    Box box;
    float text_top;
    std::size_t first;  ///< of the lines that show
    std::size_t shown;  ///< how many of them
};

bool Ui::Inside::edit_field(const FieldSpec& spec, std::string& text, float width) {
    bool changed = false;
    caret = sound_caret(text, caret);
    for (const Edit& edit : edits) {
        if (needs_lines(edit.stroke)) {
            const Typing typing{&pen->wrap(Type::body, text, width), *pen, text};
            const bool last = line_of(*typing.lines, caret) + 1 == typing.lines->size();
            if (edit.stroke == Stroke::down && last) leave_downwards(spec);
            move_by_lines(typing, edit.stroke, caret, goal_x);
            continue;
        }
        goal_x.reset();
        const EditOutcome outcome = apply(edit, text, caret, spec.limit, spec.lines > 1);
        changed |= outcome.changed;
        at_limit = outcome.refused || (at_limit && !outcome.changed);
    }
    return changed;
}

/// It grows with its text up to its own number of lines, and never beyond what stays above the keyboard.
std::size_t Ui::Inside::lines_shown(const FieldSpec& spec, std::size_t lines) const {
    if (spec.lines <= 1) return 1;
    const float line_height = pen->line_height(Type::body);
    const float window = std::max(2 * line_height, page_scroll.region.height * 0.62F);
    const auto fitting = std::max<std::size_t>(1, static_cast<std::size_t>(window / line_height));
    const std::size_t most = std::min(static_cast<std::size_t>(spec.lines), fitting);
    return std::clamp(lines, std::min(lines_at_first, most), most);
}

/// Which line comes first in the field in use: the caret leads, unless a finger moved the text.
std::size_t Ui::Inside::first_line_shown(const FieldFrame& field) {
    const float line_height = pen->line_height(Type::body);
    if (touched && activated == field.id) {
        const Typing typing{&field.lines, *pen, field.text};
        const auto below = static_cast<std::size_t>(std::max(0.0F, (pointer_y - field.text_top) / line_height));
        const std::size_t line = std::min(first_line + below, field.lines.size() - 1);
        caret = caret_at(typing, line, pointer_x - field.box.x - pen->pad(padding_mm));
        goal_x.reset();
    }
    if (!edits.empty()) follow_caret = true;
    const std::size_t at_line = line_of(field.lines, caret);
    if (follow_caret && at_line < first_line) first_line = at_line;
    if (follow_caret && at_line >= first_line + field.shown) first_line = at_line - field.shown + 1;
    const float by = std::trunc(field_drag / line_height);
    field_drag -= by * line_height;
    first_line = static_cast<std::size_t>(std::max(0.0F, static_cast<float>(first_line) + by));
    first_line = std::min(first_line, field.lines.size() - std::min(field.lines.size(), field.shown));
    return first_line;
}

void Ui::Inside::draw_field(const FieldFrame& field) {
    const Palette& palette = pen->colour();
    const Box& box = field.box;
    const bool active = field.mine || focus == field.id;
    const bool problem = !field.spec.problem.empty();
    const float radius = pen->px(mm::corner * 0.6F);
    const unsigned edge = problem ? palette.error : active ? palette.chosen_edge : palette.edge;
    pen->fill(box, palette.page, radius);
    pen->frame(box, edge, active || problem ? std::max(2.0F, pen->thin(mm::chosen_border)) : pen->thin(mm::border),
               radius);
    if (focus == field.id) pen->ring(box);

    const float pad = pen->pad(padding_mm);
    const float line_height = pen->line_height(Type::body);
    const Box before = clip;
    push_clip({box.x + pad / 2, box.y, box.width - pad, box.height});
    const std::size_t last = std::min(field.lines.size(), field.first + field.shown);
    float y = field.text_top;
    for (std::size_t i = field.first; i < last; ++i, y += line_height) {
        const Line& line = field.lines[i];
        pen->line(Type::body, box.x + pad, y, palette.text,
                  std::string_view(field.text).substr(line.begin, line.end - line.begin));
    }
    const std::size_t caret_line = field.mine ? line_of(field.lines, caret) : last;
    if (caret_line >= field.first && caret_line < last) {
        const Typing typing{&field.lines, *pen, field.text};
        const float x = std::min(box.x + pad + x_of(typing, caret), box.right() - pad);
        const float top = field.text_top + static_cast<float>(caret_line - field.first) * line_height;
        pen->fill({std::round(x), top + line_height * 0.1F, std::max(2.0F, pen->thin(0.6F)), line_height * 0.8F},
                  palette.text);
    }
    pop_clip(before);
    const auto all = static_cast<float>(field.lines.size());
    if (field.shown < field.lines.size())
        draw_part_in_view(*pen, box, static_cast<float>(field.first) / all, static_cast<float>(field.shown) / all);
}

/// How much was typed, once that matters.
void Ui::Inside::count_field(const FieldFrame& field) {
    const std::size_t used = utf8::count(field.text);
    const std::size_t limit = field.spec.limit;
    if (static_cast<double>(used) < count_from * static_cast<double>(limit)) return;
    if (used >= limit && field.mine && at_limit) {
        signed_text(Icon::info, Type::bold, pen->colour().text, words->fill(w::ui_limit, fmt::arg("limit", limit)),
                    0.5F);
    } else {
        paragraph(Role::text, Type::body, pen->colour().quiet,
                  words->fill(w::ui_count, fmt::arg("used", used), fmt::arg("limit", limit)), 0.5F);
    }
}

bool Ui::field(const FieldSpec& spec, std::string& text) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const Id id = in.id_of("field", spec.id);
    const bool mine = in.in_use == id;
    in.last_field = id;

    in.paragraph(Role::text, Type::bold, pen.colour().text, spec.label, 2.5F);
    const float top = in.at.y - pen.line_height(Type::bold);
    if (!spec.hint.empty()) in.paragraph(Role::text, Type::body, pen.colour().quiet, spec.hint, 0);
    if (!spec.problem.empty()) in.signed_text(Icon::warning, Type::bold, pen.colour().error, spec.problem, 0.5F);

    const float width = in.at.width - 2 * pen.pad(padding_mm) - pen.thin(0.6F);
    const bool changed = mine && in.edit_field(spec, text, width);
    // Of a secret only its length is drawn, measured and told.
    const std::string dots = spec.secret ? dots_for(text) : std::string();
    const std::string& shown_text = spec.secret ? dots : text;
    if (spec.secret && mine) in.caret = dots_before(text, in.caret);
    const Lines& lines = pen.wrap(Type::body, shown_text, width);
    const std::size_t shown = in.lines_shown(spec, lines.size());
    const float inset = pen.pad(padding_mm - 0.5F);
    const float text_height = static_cast<float>(shown) * pen.line_height(Type::body);
    const Box box = in.place(std::max(pen.px(mm::touch), text_height + 2 * inset), 1);
    const float text_top = spec.lines > 1 ? box.y + inset : box.y + (box.height - text_height) / 2;
    Inside::FieldFrame field{spec, shown_text, lines, id, mine, box, text_top, 0, shown};
    if (mine) field.first = in.first_line_shown(field);
    if (mine && !in.edits.empty()) in.reveal = id;
    in.draw_field(field);

    std::string value = probe_value(shown_text, spec.problem);
    in.add_control(Role::field, spec.label, value,
                   {.id = id,
                    .whole = box,
                    .kind = SpotKind::field,
                    .scrolls = true,
                    .overflows = shown < lines.size(),
                    .keys = spec.keys,
                    .lines = spec.lines,
                    .enter_acts = spec.enter_acts});
    wipe(value);
    const std::size_t spots = in.spots.size();
    if (spec.secret && mine) in.caret = characters_before(text, in.caret);
    in.count_field(field);
    // Spots are left out while a dialog is only being measured.
    if (in.reachable) in.spots[spots - 1].block = {box.x, top, box.width, in.at.y - top};
    return changed;
}

}  // namespace klachtenzuil
