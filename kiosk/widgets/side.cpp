// The panes beside the page, each with a scroll of its own, and the keys that reach past it.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

/// A column of text beside the pane is at least this wide.
constexpr float least_column_em = 25;

}  // namespace

Scroller& Ui::Inside::scroll_of(Pane which) {
    switch (which) {
        case Pane::page: return page_scroll;
        case Pane::left: return side_scroll;
        case Pane::right: return beside_scroll;
    }
    return page_scroll;
}

Pane Ui::Inside::pane_at(float x, float y) const {
    const auto holds = [x, y](const Scroller& scroll) {
        const Box& room = scroll.region;
        return x >= room.x && x < room.right() && y >= room.y && y < room.bottom();
    };
    if (holds(side_scroll)) return Pane::left;
    return holds(beside_scroll) ? Pane::right : Pane::page;
}

bool Ui::has_room_for_side(float side_em) const {
    const auto width = static_cast<float>(m->panel.width_px);
    return width >= (side_em + least_column_em) * m->em() + 3 * m->margin();
}

bool Ui::has_room_beside(float side_em, float beside_em) const {
    const auto width = static_cast<float>(m->panel.width_px);
    return width >= (side_em + least_column_em + beside_em) * m->em() + 5 * m->margin();
}

void Ui::begin_side(float side_em) {
    Inside& in = *m;
    const float margin = in.margin();
    const float width = std::floor(side_em * in.em());
    const float full = width + std::round(1.5F * margin);
    const float bottom = in.above_keyboard();
    const Box room{0, in.bar_bottom, full, std::max(1.0F, bottom - in.bar_bottom)};
    in.pane = Pane::left;
    in.side_scroll.left = margin;
    in.side_scroll.width = width;
    in.open_scroller(in.side_scroll, room, true);
    in.at.left = margin;
    in.at.width = width;
    in.at.y += in.pen->px(3 * mm::step);
    in.content_open = true;
}

void Ui::Inside::close_pane(Scroller& scroll) {
    close_scroller(scroll, pen->px(3 * mm::step));
    content_open = false;
    pane = Pane::page;
}

void Ui::end_side() {
    Inside& in = *m;
    in.close_pane(in.side_scroll);
    const Box& room = in.side_scroll.region;
    const float hair = in.pen->thin(mm::border);
    in.pen->fill({room.right(), room.y, hair, in.above_keyboard() - room.y}, in.pen->colour().line);
    in.content_left = room.right() + hair;
}

void Ui::keep_beside(float beside_em) {
    m->beside_width = std::floor(beside_em * m->em()) + std::round(2 * m->margin());
}

void Ui::begin_beside() {
    Inside& in = *m;
    const float hair = in.pen->thin(mm::border);
    const float left = static_cast<float>(in.panel.width_px) - in.beside_width;
    const Box room{left + hair, in.bar_bottom, in.beside_width - hair,
                   std::max(1.0F, in.above_keyboard() - in.bar_bottom)};
    in.pen->fill({left, room.y, hair, room.height}, in.pen->colour().line);
    in.pane = Pane::right;
    in.beside_scroll.left = left + in.margin();
    in.beside_scroll.width = in.beside_width - 2 * in.margin();
    in.open_scroller(in.beside_scroll, room, true);
    in.at.left = in.beside_scroll.left;
    in.at.width = in.beside_scroll.width;
    in.at.y += in.pen->px(3 * mm::step);
    in.content_open = true;
}

void Ui::end_beside() {
    m->close_pane(m->beside_scroll);
}

bool Ui::entered() const {
    return m->entered != 0 && m->entered == m->last_field;
}

void Ui::focus_field(std::string_view id) {
    Inside& in = *m;
    const Id field = mix(mix(mix(in.page, static_cast<std::uint64_t>(in.layer)), "field"), id);
    in.focus = in.in_use = in.reveal = field;
    in.focus_shown = true;
    in.caret = std::string::npos;
    in.goal_x.reset();
    in.at_limit = false;
    in.first_line = 0;
    in.follow_caret = true;
    in.again = true;
}

bool Ui::shortcut(char32_t character) const {
    return m->struck == character && !m->dialog_seen;
}

bool Ui::escaped() const {
    return m->escaped;
}

std::optional<Key> Ui::struck_past() const {
    return m->dialog_seen ? std::nullopt : m->past;
}

}  // namespace klachtenzuil
