// The bar on top. On a low panel with large letters it is one row, and what has no room in it stands in a menu.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 2.2F;
/// Of the panel's height; several rows that take more become one with a menu. With a footer of one row that leaves two
/// thirds to the page.
constexpr float most_of_panel = 0.17F;

}  // namespace

void Ui::begin_bar(std::string_view organisation) {
    m->row = RowKind::bar;
    m->items.clear();
    m->bar_name = organisation;
}

void Ui::end_bar() {
    m->lay_out_bar();
    m->row = RowKind::none;
    m->items.clear();
}

/// The name of whose screen this is, and the controls beside and below it.
struct Ui::Inside::BarRows {
    std::vector<std::vector<std::size_t>> rows;
    std::vector<float> heights;
    float name_width = 0;
    float name_height = 0;
    float height = 0;
};

Ui::Inside::BarRows Ui::Inside::bar_rows(float width) {
    const float pad = pen->px(padding_mm);
    const float gap = pen->px(mm::apart);
    BarRows bar;
    const Lines& name = pen->wrap(Type::bold, bar_name, width);
    bar.name_width = std::ceil(pen->widest(name));
    bar.name_height = pen->line_height(Type::bold) * static_cast<float>(name.size());
    bar.rows = item_lines(width, width - bar.name_width - 2 * gap, gap);
    bar.height = pad;
    for (const auto& row_of_items : bar.rows) {
        float tallest = std::max(pen->px(mm::touch), bar.heights.empty() ? bar.name_height : 0);
        for (const std::size_t i : row_of_items)
            tallest = std::max(tallest, item_size(items[i], width).y);
        bar.heights.push_back(tallest);
        bar.height += tallest + (bar.heights.size() < bar.rows.size() ? gap : pad);
    }
    return bar;
}

/// The words say it all: a second row is spared by leaving the icons out, where that is enough.
Ui::Inside::BarRows Ui::Inside::bar_rows_without_icons(float width) {
    BarRows with = bar_rows(width);
    if (with.rows.size() < 2) return with;
    const auto with_icons = items;
    for (RowItem& each : items)
        each.icon = Icon::none;
    BarRows without = bar_rows(width);
    if (without.rows.size() < with.rows.size()) return without;
    items = with_icons;
    return with;
}

/// The last control is the way out: it stays in view where there is room for it beside the menu.
Ui::Inside::BarRows Ui::Inside::bar_with_menu(float width) {
    const std::vector<RowItem> all = std::exchange(items, {});
    const std::string name = bar_name;
    menu_name.clear();
    RowItem menu{.id = id_of("small", "menu"),
                 .label = (*words)(w::ui_menu),
                 .name = (*words)(w::ui_menu),
                 .style = ButtonStyle::quiet,
                 .icon = Icon::menu,
                 .small = true};
    menu_id = menu.id;
    items = {menu, all.back()};
    menu_items.assign(all.begin(), all.end() - 1);
    BarRows bar = bar_rows_without_icons(width);
    if (bar.rows.size() == 1) return bar;
    items = {menu};
    menu_items = all;
    bar = bar_rows(width);
    if (bar.rows.size() == 1 && bar.name_height <= pen->line_height(Type::bold)) return bar;
    bar_name.clear();
    menu_name = name;
    return bar_rows(width);
}

void Ui::Inside::lay_out_bar() {
    const float left = margin() + moved_right();
    const float width = static_cast<float>(panel.width_px) - 2 * margin();
    menu_items.clear();
    menu_id = 0;
    const bool chosen =
        std::any_of(items.begin(), items.end(), [this](const RowItem& each) { return pressed(each.id); });
    BarRows bar = bar_rows_without_icons(width);
    const bool tall = bar.height > most_of_panel * static_cast<float>(panel.height_px);
    if (bar.rows.size() > 1 && tall) bar = bar_with_menu(width);
    if (pressed(menu_id)) menu_open = true;
    if (menu_id == 0 || chosen) menu_open = false;

    const float gap = pen->px(mm::apart);
    const float pad = pen->px(padding_mm);
    const auto panel_width = static_cast<float>(panel.width_px);
    const float hair = pen->thin(mm::border);
    const float down = moved_down();
    const float height = bar.height + down;
    pen->fill({0, 0, panel_width, height + hair}, pen->colour().surface);
    pen->fill({0, height, panel_width, hair}, pen->colour().line);
    if (!bar_name.empty()) {
        const Box name{left, down + std::round(pad + (bar.heights.front() - bar.name_height) / 2), bar.name_width,
                       bar.name_height};
        pen->lines(Type::bold, name.x, name.y, pen->colour().text, bar_name, pen->wrap(Type::bold, bar_name, width));
        add_text(Role::text, bar_name, name, {left, 0, width, height});
    }
    float y = pad + down;
    for (std::size_t i = 0; i < bar.rows.size(); ++i) {
        float taken = -gap;
        for (const std::size_t each : bar.rows[i])
            taken += item_size(items[each], width).x + gap;
        float x = left + width - taken;
        for (const std::size_t each : bar.rows[i]) {
            const float item_width = item_size(items[each], width).x;
            draw_item(items[each], {x, y, item_width, bar.heights[i]});
            x += item_width + gap;
        }
        y += bar.heights[i] + gap;
    }
    bar_bottom = height + hair;
}

/// What the bar had no room for, as a list over the page.
void Ui::Inside::draw_menu(Ui& ui) {
    // A question of the screen itself comes first.
    if (dialog_drawn) menu_open = false;
    if (!menu_open) return;
    ui.begin_dialog("menu", (*words)(w::ui_menu));
    if (!menu_name.empty()) ui.text(menu_name);
    for (RowItem each : menu_items) {
        each.label = each.name;
        each.style = ButtonStyle::plain;
        each.letter_scale = 1;
        each.small = false;
        item(std::move(each));
    }
    if (ui.button((*words)(w::ui_menu_close))) close_menu();
    ui.end_dialog();
}

/// The keys go on from where the menu was opened.
void Ui::Inside::close_menu() {
    menu_open = false;
    focus = menu_id;
    again = true;
}

}  // namespace klachtenzuil
