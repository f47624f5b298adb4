// The page: bar on top, footer at the bottom, between them what scrolls.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

/// Less than this between bar and keyboard, and the footer makes way while somebody types.
constexpr float least_content_mm = 90;
constexpr float bar_padding_mm = 2.2F;
constexpr float footer_padding_mm = 3.5F;
constexpr float strip_padding_mm = mm::apart;
constexpr float content_padding_mm = 7;

}  // namespace

float Ui::Inside::margin() const {
    const float width_mm = static_cast<float>(panel.width_px) / panel.px_per_mm;
    return pen->px(width_mm >= 150 ? mm::margin : mm::margin / 3);
}

float Ui::Inside::em() const {
    return pen->line_height(Type::body) / line_per_em;
}

float Ui::Inside::column() const {
    const float room = static_cast<float>(panel.width_px) - content_left - 2 * margin();
    const float wanted = column_em * em();
    // On a panel that is hardly wider, the column stands flush with the bar.
    return std::floor(room < wanted * 1.12F ? room : wanted);
}

RowItem Ui::Inside::strip_item(Word word, Icon icon) const {
    return {.label = (*words)(word), .name = (*words)(word), .icon = icon};
}

float Ui::Inside::strip_height() {
    const float most = ((in_side ? side_scroll.width : column()) - pen->px(mm::apart)) / 2;
    const float more = item_size(strip_item(w::ui_more, Icon::more), most).y;
    const float less = item_size(strip_item(w::ui_less, Icon::less), most).y;
    return std::max(more, less) + 2 * pen->px(strip_padding_mm);
}

float Ui::Inside::above_keyboard() const {
    return static_cast<float>(panel.height_px) - (keyboard.open ? keyboard_height() : 0);
}

bool Ui::Inside::footer_shown() const {
    return footer && (!keyboard.open || above_keyboard() - bar_bottom - footer_height >= pen->px(least_content_mm));
}

Box Ui::Inside::place(float height, float steps_before) {
    if (!at.first) at.y += pen->px(mm::step * steps_before);
    at.first = false;
    const Box box{at.left, std::round(at.y), at.width, std::ceil(height)};
    at.y = box.bottom();
    return box;
}

void Ui::begin_bar(std::string_view organisation) {
    m->row = RowKind::bar;
    m->items.clear();
    m->bar_name = organisation;
}

void Ui::end_bar() {
    m->lay_out_bar();
    m->row = RowKind::none;
}

void Ui::Inside::lay_out_bar() {
    const float pad = pen->px(bar_padding_mm);
    const float gap = pen->px(mm::apart);
    const float left = margin();
    const float width = static_cast<float>(panel.width_px) - 2 * left;
    const float name_width = std::min(std::ceil(pen->width(Type::bold, bar_name)), width);
    const auto lines_now = [&] { return item_lines(width, width - name_width - 2 * gap, gap); };
    auto rows = lines_now();
    if (rows.size() > 1) {
        // The words say it all: a second row is spared by leaving the icons out, where that is enough.
        const auto with_icons = items;
        for (RowItem& each : items)
            each.icon = Icon::none;
        if (auto without = lines_now(); without.size() < rows.size()) {
            rows = std::move(without);
        } else {
            items = with_icons;
        }
    }
    std::vector<float> heights;
    float height = pad;
    for (const auto& line : rows) {
        float tallest = std::max(pen->px(mm::touch), pen->line_height(Type::bold));
        for (const std::size_t i : line)
            tallest = std::max(tallest, item_size(items[i], width).y);
        heights.push_back(tallest);
        height += tallest + (heights.size() < rows.size() ? gap : pad);
    }
    const auto panel_width = static_cast<float>(panel.width_px);
    const float hair = pen->thin(mm::border);
    pen->fill({0, 0, panel_width, height + hair}, pen->colour().surface);
    pen->fill({0, height, panel_width, hair}, pen->colour().line);

    const float name_height = pen->line_height(Type::bold);
    const Box name{left, std::round(pad + (heights.front() - name_height) / 2), name_width, name_height};
    pen->line(Type::bold, name.x, name.y, pen->colour().text, bar_name);
    add_text(Role::text, bar_name, name, {left, 0, width, height});
    float y = pad;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        float taken = -gap;
        for (const std::size_t each : rows[i])
            taken += item_size(items[each], width).x + gap;
        float x = left + width - taken;
        for (const std::size_t each : rows[i]) {
            const float item_width = item_size(items[each], width).x;
            draw_item(items[each], {x, y, item_width, heights[i]});
            x += item_width + gap;
        }
        y += heights[i] + gap;
    }
    items.clear();
    bar_bottom = height + hair;
}

std::optional<FooterPress> Ui::footer(const Footer& footer) {
    m->footer = footer;
    m->footer_back = {.label = footer.back, .name = footer.back, .icon = Icon::back};
    m->footer_act = {.label = footer.act,
                     .name = footer.act,
                     .style = ButtonStyle::primary,
                     .icon = footer.act_icon,
                     .enabled = footer.act_enabled,
                     .icon_last = footer.act_icon == Icon::forward};
    if (!footer.act_enabled && !footer.act.empty()) {
        // Said in words as well: grey alone tells nothing to who cannot see it.
        m->footer_act.label = m->words->fill(w::ui_not_yet, fmt::arg("label", footer.act));
        m->footer_act.name = m->footer_act.label;
        m->footer_act.icon = Icon::lock;
        m->footer_act.icon_last = false;
    }
    if (!footer.back.empty()) m->footer_back.id = m->id_of("footer", "back");
    if (!footer.act.empty()) m->footer_act.id = m->id_of("footer", "act");
    m->footer_height = m->footer_needs();
    if (m->pressed(m->footer_act.id) && footer.act_enabled) return FooterPress::act;
    if (m->pressed(m->footer_back.id)) return FooterPress::back;
    return std::nullopt;
}

float Ui::Inside::footer_needs() {
    const float pad = pen->px(footer_padding_mm);
    const float gap = pen->px(mm::apart);
    const ImVec2 back = item_size(footer_back, column());
    const ImVec2 act = item_size(footer_act, column());
    const bool both = footer_back.id != 0 && footer_act.id != 0 && footer;
    const bool stacked = both && back.x + act.x + 2 * gap > column();
    const float height = stacked ? back.y + gap + act.y : std::max(back.y, act.y);
    return height + 2 * pad + pen->thin(mm::border);
}

void Ui::Inside::draw_footer() {
    const float pad = pen->px(footer_padding_mm);
    const float gap = pen->px(mm::apart);
    const auto panel_width = static_cast<float>(panel.width_px);
    const float hair = pen->thin(mm::border);
    const bool shown = footer_shown();
    // While it makes way for the keyboard it stands below the panel, so that the probe still knows it.
    const float top = shown ? above_keyboard() - footer_height : static_cast<float>(panel.height_px);
    pen->fill({0, top, panel_width, footer_height}, pen->colour().surface);
    pen->fill({0, top, panel_width, hair}, pen->colour().line);
    const float left = std::round(content_left + (panel_width - content_left - column()) / 2);
    const float right = left + column();
    const ImVec2 back = item_size(footer_back, column());
    const ImVec2 act = item_size(footer_act, column());
    float y = top + hair + pad;
    const bool stacked = footer_back.id != 0 && footer_act.id != 0 && back.x + act.x + 2 * gap > column();
    if (stacked) {
        draw_item(footer_back, {left, y, back.x, back.y});
        y += back.y + gap;
        draw_item(footer_act, {right - act.x, y, act.x, act.y});
        return;
    }
    const float height = std::max(back.y, act.y);
    if (footer_back.id != 0) draw_item(footer_back, {left, y, back.x, height});
    if (footer_act.id != 0) draw_item(footer_act, {right - act.x, y, act.x, height});
}

void Ui::Inside::finish_page() {
    if (!footer || footer_drawn || layer != Layer::page) return;
    footer_drawn = true;
    draw_footer();
}

void Ui::begin_content() {
    const float bottom = m->above_keyboard() - (m->footer_shown() ? m->footer_height : 0);
    const Box room{m->content_left, m->bar_bottom, static_cast<float>(m->panel.width_px) - m->content_left,
                   std::max(1.0F, bottom - m->bar_bottom)};
    const bool room_for_strip = room.height - m->strip_height() >= m->pen->px(least_content_mm) || !m->keyboard.open;
    m->open_scroller(m->page_scroll, room, room_for_strip);
    m->at.left = std::round(room.x + (room.width - m->column()) / 2);
    m->at.width = m->column();
    m->page_scroll.left = m->at.left;
    m->page_scroll.width = m->at.width;
    m->at.y += m->pen->px(content_padding_mm);
    m->content_open = true;
}

void Ui::end_content() {
    m->close_scroller(m->page_scroll, m->pen->px(content_padding_mm));
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
    if (spot == spots.end() || spot->layer != layer || spot->side != (&scroll == &side_scroll)) return;
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
    return mix(mix(page, static_cast<std::uint64_t>(layer)), in_side ? "side more" : "more");
}

Id Ui::Inside::less_id() const {
    return mix(mix(page, static_cast<std::uint64_t>(layer)), in_side ? "side less" : "less");
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
        if (places[i].in_scroller && places[i].layer == layer && places[i].side == in_side) look_at(drawn[i].box);
    }
    for (const Spot& spot : spots) {
        if (spot.layer == layer && spot.side == in_side) look_at(spot.block);
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
