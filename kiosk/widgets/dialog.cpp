// A question above everything. Its height is known only after it was drawn once, so the first frame measures it unseen.

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 8;
constexpr float away_mm = 6;  ///< from the edges of the panel
constexpr float width_em = 27;

}  // namespace

void Ui::begin_dialog(std::string_view id, const std::string& title) {
    Inside& in = *m;
    in.finish_page();
    in.page_at = in.at;
    in.layer = Layer::dialog;
    in.dialog_drawn = true;
    if (!in.dialog_seen) {
        in.focus_under = in.focus;
        in.focus_under_shown = in.focus_shown;
    }
    if (!in.dialog_seen && in.in_use != 0) {
        in.shut_keyboard();
        in.in_use = 0;
    }
    const Id dialog = mix(2, id);
    in.dialog_measuring = in.dialog_scroll.id != dialog || !in.dialog_seen;
    if (in.dialog_measuring) {
        in.dialog_scroll = {.id = dialog};
        in.focus = in.held_id = 0;
        in.again = true;
    }
    in.reachable = !in.dialog_measuring;
    const auto panel_width = static_cast<float>(in.panel.width_px);
    const float room = in.above_keyboard() - 2 * in.pen->px(away_mm);
    const float pad = in.pen->pad(padding_mm);
    const float width = std::floor(std::min(panel_width - 2 * in.pen->px(away_mm), width_em * in.em() + 2 * pad));
    const float height = std::min(room, std::max(1.0F, in.dialog_scroll.content));
    in.dialog_box = {std::round((panel_width - width) / 2), std::round(in.pen->px(away_mm) + (room - height) / 2),
                     width, height};
    if (in.dialog_measuring) {
        // Nothing of it shows yet, and nothing of it can be touched.
        in.dialog_box = {0, 0, width, 0};
    } else {
        in.pen->veil(in.clip, in.pen->colour().page == 0x000000 ? 0x000000 : 0x0B1620);
        in.pen->fill(in.dialog_box, in.pen->colour().page, in.pen->px(mm::corner));
        in.pen->frame(in.dialog_box, in.pen->colour().edge, in.pen->thin(mm::border * 2), in.pen->px(mm::corner));
    }
    in.add_text(Role::dialog, title, in.dialog_box, in.dialog_box);
    in.push_clip(in.dialog_box);
    in.open_scroller(in.dialog_scroll, in.dialog_box, true);
    in.at.left = in.dialog_box.x + pad;
    in.at.width = width - 2 * pad;
    in.at.y += pad;
    in.paragraph(Role::heading, Type::heading, in.pen->colour().text, title, 0);
}

void Ui::begin_with_next() {
    m->focus_next = true;
}

/// Whoever goes on under the question finds the focus where it was.
void Ui::Inside::return_focus() {
    if (focus_under == 0) return;
    const Spot* spot = spot_of(std::exchange(focus_under, 0));
    if (spot == nullptr || !spot->enabled) return;
    focus = spot->id;
    focus_shown = focus_under_shown;
    at_pane = spot->pane;
    if (spot->kind == SpotKind::field) in_use = spot->id;
}

void Ui::end_dialog() {
    Inside& in = *m;
    in.close_scroller(in.dialog_scroll, in.pen->pad(padding_mm));
    in.pop_clip({0, 0, static_cast<float>(in.panel.width_px), static_cast<float>(in.panel.height_px)});
    // What says that it goes on lies over the edge that was drawn before it.
    if (!in.dialog_measuring && in.dialog_scroll.strip)
        in.pen->frame(in.dialog_box, in.pen->colour().edge, in.pen->thin(mm::border * 2), in.pen->px(mm::corner));
    in.layer = Layer::page;
    in.reachable = true;
    in.at = in.page_at;
}

}  // namespace klachtenzuil
