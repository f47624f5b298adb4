// A list that is worked through. Its rows are all of one height, so that only those near the window are ever made.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 2.5F;
constexpr float bar_mm = 1.6F;
constexpr float bar_gap_mm = 0.8F;
/// Title, what runs out on up to two lines, and text.
constexpr int lines_of_row = 4;
constexpr std::size_t lines_of_due = 2;

}  // namespace

/// The text, or as much of it as fits before an ellipsis. Where its end was needed, what is drawn says so.
std::string Ui::Inside::fitting(Type type, const std::string& text, float width, Ending ending) {
    if (pen->width(type, text) <= width) return text;
    shortened = shortened || ending == Ending::needed;
    const std::string more = "…";
    const float room = width - pen->width(type, more);
    std::size_t end = 0;
    float taken = 0;
    while (end < text.size()) {
        const std::size_t next = utf8::next(text, end);
        taken += pen->width(type, std::string_view(text).substr(end, next - end));
        if (taken > room) break;
        end = next;
    }
    return text.substr(0, end) + more;
}

float Ui::Inside::row_height() const {
    const float height = 2 * pen->pad(padding_mm) + lines_of_row * pen->line_height(Type::body) + pen->px(bar_mm) +
                         2 * pen->px(bar_gap_mm);
    return std::max(pen->px(mm::touch), std::ceil(height));
}

void Ui::Inside::draw_row(const ListRow& entry, const Box& box, Id id) {
    const Palette& palette = pen->colour();
    const bool turned = held(id);
    const unsigned fill = turned ? palette.held : entry.chosen ? palette.chosen : palette.page;
    const unsigned ink = turned ? palette.on_held : entry.chosen ? palette.on_chosen : palette.text;
    const unsigned quiet = turned ? palette.on_held : entry.chosen ? palette.on_chosen : palette.quiet;
    const unsigned urgent = turned || entry.chosen || !entry.late ? ink : palette.error;
    const float radius = pen->px(mm::corner * 0.6F);
    pen->fill(box, fill, radius);
    pen->frame(box, entry.chosen ? palette.chosen_edge : palette.edge,
               entry.chosen ? std::max(3.0F, pen->thin(mm::chosen_border)) : pen->thin(mm::border), radius);
    if (ringed(id)) pen->ring(box);

    const float pad = pen->pad(padding_mm);
    const float line = pen->line_height(Type::body);
    const float width = box.width - 2 * pad;
    const float x = box.x + pad;
    float y = box.y + pad;
    pen->line(Type::bold, x, y, ink, fitting(Type::bold, entry.title, width, Ending::needed));
    y += line;
    if (!entry.due.empty()) {
        const float indent = entry.late ? pen->icon_size() + pen->pad(2.5F) : 0;
        if (entry.late) pen->icon(Icon::warning, x + pen->icon_size() / 2, y + line / 2, urgent);
        const Type type = entry.late ? Type::bold : Type::body;
        // Words that do not fit beside each other stand below each other.
        const Lines& due = pen->wrap(type, entry.due, width - indent);
        if (due.size() <= lines_of_due) {
            pen->lines(type, x + indent, y, urgent, entry.due, due);
        } else {
            pen->line(type, x + indent, y, urgent, fitting(type, entry.due, width - indent, Ending::needed));
        }
        const Box track{x, y + lines_of_due * line + pen->px(bar_gap_mm), width, pen->px(bar_mm)};
        pen->frame(track, quiet, pen->thin(0.2F), 0);
        pen->fill({track.x, track.y, std::round(track.width * std::clamp(entry.filled, 0.0F, 1.0F)), track.height},
                  entry.late ? urgent : quiet);
    }
    y += lines_of_due * line + pen->px(bar_mm) + 2 * pen->px(bar_gap_mm);
    // The complaint itself says this once more, whole.
    pen->line(Type::body, x, y, quiet, fitting(Type::body, entry.text, width, Ending::can_go));
}

ListShown Ui::list(std::string_view id, std::size_t count, const std::function<ListRow(std::size_t)>& row) {
    Inside& in = *m;
    ListShown shown;
    if (count == 0) return shown;
    in.has_list = true;
    in.list_pane = in.pane;
    const Id group = in.id_of("list", id);
    const float height = in.row_height();
    const float pitch = height + in.pen->px(mm::apart);
    const Box whole = in.place(static_cast<float>(count) * pitch - in.pen->px(mm::apart), 1);
    const Box& window = in.scroll_of(in.pane).region;
    // A window more at both ends, so that arrows and the page keys find what comes next.
    const float above = std::max(0.0F, window.y - window.height - whole.y);
    const float below = std::max(0.0F, window.bottom() + window.height - whole.y);
    const auto first = std::min(count, static_cast<std::size_t>(above / pitch));
    const auto last = std::min(count, static_cast<std::size_t>(below / pitch) + 1);
    const float seen = std::max(0.0F, window.bottom() - whole.y);
    shown.end = std::min(count, static_cast<std::size_t>(seen / pitch) + 1);
    bool stop = true;
    for (std::size_t i = first; i < last; ++i) {
        const ListRow each = row(i);
        const Box box{whole.x, whole.y + static_cast<float>(i) * pitch, whole.width, height};
        const Id spot = mix(group, i + 1);
        if (in.pen->in_clip(box)) in.draw_row(each, box, spot);
        // Tab stops at the first row; the arrows reach the others.
        if (in.add_control(Role::choice, each.title + "\n" + each.due + "\n" + each.text, each.chosen ? "chosen" : "",
                           {.id = spot,
                            .whole = box,
                            .kind = SpotKind::row,
                            .tab_stop = stop,
                            .scrolls = true,
                            .group = group,
                            .chosen = each.chosen}))
            shown.pressed = i;
        stop = false;
    }
    return shown;
}

}  // namespace klachtenzuil
