// The footer: back and the act of the screen. Fixed at the bottom as long as enough of a page is left above it.

#include <algorithm>
#include <cmath>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 3.5F;
/// Less than this between bar and keyboard, and the footer makes way while somebody types.
constexpr float least_content_mm = 90;
/// Where bar and footer would take more of the panel's height than this, the footer stands at the end of the page: who
/// read down to there has it at hand, and "more" says that there is more.
constexpr float most_of_panel = 1.0F / 3;

}  // namespace

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
    m->footer_in_page = m->bar_bottom + m->footer_height > most_of_panel * static_cast<float>(m->panel.height_px);
    if (m->pressed(m->footer_act.id) && footer.act_enabled) return FooterPress::act;
    if (m->pressed(m->footer_back.id)) return FooterPress::back;
    return std::nullopt;
}

bool Ui::Inside::footer_shown() const {
    if (!footer || footer_in_page) return false;
    return !keyboard.open || above_keyboard() - bar_bottom - footer_height >= pen->px(least_content_mm);
}

/// Back and act stand below each other where they do not fit beside each other.
bool Ui::Inside::footer_stacked() {
    if (footer_back.id == 0 || footer_act.id == 0) return false;
    return item_size(footer_back, column()).x + item_size(footer_act, column()).x + 2 * pen->px(mm::apart) > column();
}

float Ui::Inside::footer_items_height() {
    const float back = item_size(footer_back, column()).y;
    const float act = item_size(footer_act, column()).y;
    return footer_stacked() ? back + pen->px(mm::apart) + act : std::max(back, act);
}

float Ui::Inside::footer_needs() {
    return footer_items_height() + 2 * pen->px(padding_mm) + pen->thin(mm::border);
}

void Ui::Inside::draw_footer_items(float left, float y) {
    const float right = left + column();
    const ImVec2 back = item_size(footer_back, column());
    const ImVec2 act = item_size(footer_act, column());
    if (footer_stacked()) {
        draw_item(footer_back, {left, y, back.x, back.y});
        y += back.y + pen->px(mm::apart);
        draw_item(footer_act, {right - act.x, y, act.x, act.y});
        return;
    }
    const float height = std::max(back.y, act.y);
    if (footer_back.id != 0) draw_item(footer_back, {left, y, back.x, height});
    if (footer_act.id != 0) draw_item(footer_act, {right - act.x, y, act.x, height});
}

void Ui::Inside::draw_footer() {
    const auto panel_width = static_cast<float>(panel.width_px);
    const float hair = pen->thin(mm::border);
    // While it makes way for the keyboard it stands below the panel, so that the probe still knows it.
    const float top = footer_shown() ? above_keyboard() - footer_height : static_cast<float>(panel.height_px);
    pen->fill({0, top, panel_width, footer_height}, pen->colour().surface);
    pen->fill({0, top, panel_width, hair}, pen->colour().line);
    draw_footer_items(std::round(content_left + (panel_width - content_left - column()) / 2),
                      top + hair + pen->px(padding_mm));
}

/// As the last of what scrolls.
void Ui::Inside::draw_footer_in_page() {
    if (!footer || !footer_in_page || footer_drawn || layer != Layer::page) return;
    footer_drawn = true;
    const Box line = place(pen->thin(mm::border), 4);
    pen->fill(line, pen->colour().line);
    const Box room = place(footer_items_height(), 2);
    draw_footer_items(room.x, room.y);
}

void Ui::Inside::finish_page() {
    if (!footer || footer_drawn || layer != Layer::page) return;
    footer_drawn = true;
    draw_footer();
}

}  // namespace klachtenzuil
