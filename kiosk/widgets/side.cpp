// The pane at the left with a scroll of its own, and the keys that reach past it.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

/// A column of text beside the pane is at least this wide.
constexpr float least_column_em = 25;

}  // namespace

bool Ui::has_room_for_side(float side_em) const {
    const auto width = static_cast<float>(m->panel.width_px);
    return width >= (side_em + least_column_em) * m->em() + 3 * m->margin();
}

void Ui::begin_side(float side_em) {
    Inside& in = *m;
    const float margin = in.margin();
    const float width = std::floor(side_em * in.em());
    const float full = width + std::round(1.5F * margin);
    const float bottom = in.above_keyboard();
    const Box room{0, in.bar_bottom, full, std::max(1.0F, bottom - in.bar_bottom)};
    in.in_side = true;
    in.side_scroll.left = margin;
    in.side_scroll.width = width;
    in.open_scroller(in.side_scroll, room, true);
    in.at.left = margin;
    in.at.width = width;
    in.at.y += in.pen->px(3 * mm::step);
    in.content_open = true;
}

void Ui::end_side() {
    Inside& in = *m;
    in.close_scroller(in.side_scroll, in.pen->px(3 * mm::step));
    in.content_open = false;
    in.in_side = false;
    const Box& room = in.side_scroll.region;
    const float hair = in.pen->thin(mm::border);
    in.pen->fill({room.right(), room.y, hair, in.above_keyboard() - room.y}, in.pen->colour().line);
    in.content_left = room.right() + hair;
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

}  // namespace klachtenzuil
