// The picture being made: what the probe will hold, and where a hand can reach it.

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

Box common(const Box& a, const Box& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

bool within(const Box& inner, const Box& outer) {
    constexpr float slack = 0.5F;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack &&
           inner.bottom() <= outer.bottom() + slack;
}

/// In view as far as it can be: something taller than its window counts when it fills the window.
bool in_view(const Box& box, const Box& clip) {
    if (within(box, clip)) return true;
    return box.height > clip.height && box.y <= clip.y + 0.5F && box.bottom() >= clip.bottom() - 0.5F;
}

bool overlap(const Box& a, const Box& b) {
    const Box both = common(a, b);
    return both.width > 0.5F && both.height > 0.5F;
}

/// Names and values can hold what a person typed, so the vector never grows by leaving a copy behind.
void push_wiping(std::vector<Drawn>& all, Drawn&& one) {
    if (all.size() == all.capacity()) {
        std::vector<Drawn> larger;
        larger.reserve(std::max<std::size_t>(256, all.capacity() * 2));
        for (Drawn& each : all) {
            larger.push_back(each);
            wipe(each.name);
            wipe(each.value);
        }
        all.swap(larger);
    }
    all.push_back(std::move(one));
    // A short text stands inside its string, and moving leaves it there.
    wipe(one.name);  // NOLINT(bugprone-use-after-move)
    wipe(one.value);
}

}  // namespace

void Ui::Inside::push_clip(const Box& box) {
    clip = common(clip, box);
    pen->clip(clip);
}

void Ui::Inside::pop_clip(const Box& before) {
    clip = before;
    pen->unclip();
}

bool Ui::Inside::take_shortened() {
    const bool apart = pen->took_apart();
    return std::exchange(shortened, false) || apart;
}

void Ui::Inside::add_text(Role role, const std::string& name, const Box& ink, const Box& room, std::string_view value) {
    push_wiping(drawn, {.role = role,
                        .name = name,
                        .value = std::string(value),
                        .shortened = take_shortened(),
                        .box = ink,
                        .room = room});
    places.push_back({layer, clip, reachable, in_scroller, pane});
}

bool Ui::Inside::add_control(Role role, const std::string& name, std::string_view value, Spot spot) {
    spot.seen = common(spot.whole, clip);
    spot.layer = layer;
    spot.pane = pane;
    push_wiping(drawn, {.role = role,
                        .name = name,
                        .value = std::string(value),
                        .enabled = spot.enabled,
                        .focused = spot.id == focus && focus != 0,
                        .shortened = take_shortened(),
                        .box = spot.whole,
                        .room = spot.whole});
    places.push_back({layer, clip, reachable, in_scroller, pane});
    if (reachable) spots.push_back(spot);
    return pressed(spot.id);
}

void Ui::Inside::finish_picture() {
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const DrawnPlace& place = places[i];
        const Box& box = drawn[i].box;
        const bool under_dialog = dialog_drawn && place.layer == Layer::page;
        const bool under_keyboard = keyboard.open && place.layer < Layer::keyboard && overlap(box, keyboard.box);
        const bool under_variants =
            !keyboard.variants.empty() && place.layer < Layer::variants && overlap(box, keyboard.variants_box);
        drawn[i].seen = common(box, place.clip);
        drawn[i].visible =
            place.reachable && in_view(box, place.clip) && !under_dialog && !under_keyboard && !under_variants;
    }
}

}  // namespace klachtenzuil
