// The page: between bar and footer stands what scrolls.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

/// Less than this above the keyboard, and the words that lead through the page make way while somebody types.
constexpr float least_content_mm = 90;
constexpr float strip_padding_mm = mm::apart;
constexpr float content_padding_mm = 7;

}  // namespace

float Ui::Inside::margin() const {
    const float width_mm = static_cast<float>(panel.width_px) / panel.px_per_mm;
    return pen->px(width_mm >= 150 ? mm::margin : mm::margin / 3);
}

float Ui::Inside::moved_right() const {
    return std::round(rest.right_mm * panel.px_per_mm);
}

float Ui::Inside::moved_down() const {
    return std::round(rest.down_mm * panel.px_per_mm);
}

float Ui::Inside::em() const {
    return pen->line_height(Type::body) / line_per_em;
}

float Ui::Inside::column() const {
    const float room = static_cast<float>(panel.width_px) - content_left - beside_width - 2 * margin();
    const float wanted = column_em * em();
    // On a panel that is hardly wider, the column stands flush with the bar.
    return std::floor(room < wanted * 1.12F ? room : wanted);
}

RowItem Ui::Inside::strip_item(Word word, Icon icon) const {
    return {.label = (*words)(word), .name = (*words)(word), .icon = icon};
}

float Ui::Inside::strip_height() {
    const float most = ((pane == Pane::page ? column() : scroll_of(pane).width) - pen->px(mm::apart)) / 2;
    const float more = item_size(strip_item(w::ui_more, Icon::more), most).y;
    const float less = item_size(strip_item(w::ui_less, Icon::less), most).y;
    return std::max(more, less) + 2 * pen->px(strip_padding_mm);
}

float Ui::Inside::above_keyboard() const {
    return static_cast<float>(panel.height_px) - (keyboard.open ? keyboard_height() : 0);
}

Box Ui::Inside::place(float height, float steps_before) {
    if (!at.first) at.y += pen->px(mm::step * steps_before);
    at.first = false;
    const Box box{at.left, std::round(at.y), at.width, std::ceil(height)};
    at.y = box.bottom();
    return box;
}

void Ui::begin_content() {
    const float bottom = m->above_keyboard() - (m->footer_shown() ? m->footer_height : 0);
    const Box room{m->content_left, m->bar_bottom,
                   static_cast<float>(m->panel.width_px) - m->content_left - m->beside_width,
                   std::max(1.0F, bottom - m->bar_bottom)};
    const bool room_for_strip = room.height - m->strip_height() >= m->pen->px(least_content_mm) || !m->keyboard.open;
    m->open_scroller(m->page_scroll, room, room_for_strip);
    m->at.left = std::round(room.x + (room.width - m->column()) / 2) + m->moved_right();
    m->at.width = m->column();
    m->page_scroll.left = m->at.left;
    m->page_scroll.width = m->at.width;
    m->at.y += m->pen->px(content_padding_mm);
    m->content_open = true;
}

void Ui::end_content() {
    m->draw_footer_in_page();
    // What moves down takes its way from the room below it, so that nothing begins to need "more".
    m->close_scroller(m->page_scroll, m->pen->px(content_padding_mm) - m->moved_down());
    m->content_open = false;
}

void Ui::back_to_top() {
    m->page_scroll.offset = 0;
    m->again = true;
}

void Ui::Inside::open_scroller(Scroller& scroll, Box room, bool allow_strip) {
    const bool strip = allow_strip && scroll.content > room.height + 0.5F;
    scroll.strip = strip;
    if (strip) room.height = std::max(1.0F, room.height - strip_height());
    scroll.region = room;
    scroll.offset = std::clamp(scroll.offset, 0.0F, scroll.furthest());
    at = {.y = room.y - scroll.offset};
    push_clip(room);
    in_scroller = true;
}

void Ui::Inside::close_scroller(Scroller& scroll, float padding) {
    in_scroller = false;
    const float content = std::ceil(at.y + padding - (scroll.region.y - scroll.offset));
    if (std::abs(content - scroll.content) > 0.5F) again = true;
    scroll.content = content;
    const Box whole = layer == Layer::dialog
                          ? dialog_box
                          : Box{0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    pop_clip(whole);
    reveal_in(scroll);
    turn_page(scroll);
    const float to = std::clamp(scroll.offset, 0.0F, scroll.furthest());
    if (to != scroll.offset) again = true;
    scroll.offset = to;
    if (scroll.strip) draw_strip(scroll);
}

/// Scrolls so that what got the focus comes into view, with a little air around it.
void Ui::Inside::reveal_in(Scroller& scroll) {
    if (reveal == 0) return;
    const auto spot = std::find_if(spots.begin(), spots.end(), [this](const Spot& each) { return each.id == reveal; });
    if (spot == spots.end() || spot->layer != layer || &scroll_of(spot->pane) != &scroll) return;
    reveal = 0;
    if (!spot->scrolls) return;
    // With its label and what it says of itself, where there is room for that.
    const bool with_words = spot->block.height > 0 && spot->block.height <= scroll.region.height;
    const Box& box = with_words ? spot->block : spot->whole;
    const float air = std::min(pen->px(4), std::max(0.0F, (scroll.region.height - box.height) / 2));
    const float over = scroll.region.y + air - box.y;
    const float under = box.bottom() + air - scroll.region.bottom();
    float by = 0;
    if (under > 0) by = std::min(under, -over);
    if (over > 0) by = -over;
    if (std::abs(by) < 0.5F) return;
    scroll.offset = std::round(std::clamp(scroll.offset + by, 0.0F, scroll.furthest()));
    again = true;
}

Id Ui::Inside::more_id() const {
    return mix(mix(mix(page, static_cast<std::uint64_t>(layer)), "more"), static_cast<std::uint64_t>(pane));
}

Id Ui::Inside::less_id() const {
    return mix(mix(mix(page, static_cast<std::uint64_t>(layer)), "less"), static_cast<std::uint64_t>(pane));
}

/// Moves by almost a window, so that what was cut by the edge stands whole at the other one.
void Ui::Inside::turn_page(Scroller& scroll) {
    int turn = turns(scroll) ? page_turn : 0;
    if (turns(scroll)) page_turn = 0;
    if (scroll.strip && pressed(more_id())) turn = 1;
    if (scroll.strip && pressed(less_id())) turn = -1;
    if (turn == 0) return;
    const Box& region = scroll.region;
    const float air = pen->px(4);
    float next = region.bottom();
    float before = region.y;
    const auto look_at = [&](const Box& box) {
        if (box.height <= 0 || box.height > region.height - 2 * air) return;
        if (box.bottom() > region.bottom() + 0.5F) next = std::min(next, box.y);
        if (box.y < region.y - 0.5F) before = std::max(before, box.bottom());
    };
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (places[i].in_scroller && places[i].layer == layer && places[i].pane == pane) look_at(drawn[i].box);
    }
    for (const Spot& spot : spots) {
        if (spot.layer == layer && spot.pane == pane) look_at(spot.block);
    }
    const float step = turn > 0 ? next - air - region.y : before + air - region.bottom();
    // Nothing that is cut starts so high that the page would hardly move.
    const bool moves = std::abs(step) > region.height * 0.3F;
    const float by = moves ? step : static_cast<float>(turn) * region.height * 0.85F;
    scroll.offset = std::round(std::clamp(scroll.offset + by, 0.0F, scroll.furthest()));
    again = true;
}

/// Says in words that the page goes on, and moves it by almost a window.
void Ui::Inside::draw_strip(Scroller& scroll) {
    const float pad = pen->px(strip_padding_mm);
    const Box strip{scroll.region.x, scroll.region.bottom(), scroll.region.width, strip_height()};
    const float hair = pen->thin(mm::border);
    pen->fill(strip, pen->colour().page);
    const float left = layer == Layer::page ? scroll.left : at.left;
    const float width = layer == Layer::page ? scroll.width : at.width;
    pen->fill({left, strip.y, width, hair}, pen->colour().line);
    RowItem more = strip_item(w::ui_more, Icon::more);
    RowItem less = strip_item(w::ui_less, Icon::less);
    more.id = more_id();
    less.id = less_id();
    const float height = strip.height - 2 * pad;
    const float most = (width - pen->px(mm::apart)) / 2;
    const ImVec2 more_size = item_size(more, most);
    const ImVec2 less_size = item_size(less, most);
    if (scroll.offset < scroll.furthest() - 0.5F) draw_item(more, {left, strip.y + pad, more_size.x, height});
    if (scroll.offset > 0.5F) draw_item(less, {left + width - less_size.x, strip.y + pad, less_size.x, height});
}

}  // namespace klachtenzuil
