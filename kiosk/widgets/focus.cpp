// Where the focus goes: by Tab, by arrows within a group, into a list, and from a line of what is needed to its
// question.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

ImVec2 centre(const Box& box) {
    return {box.x + box.width / 2, box.y + box.height / 2};
}

}  // namespace

void Ui::Inside::focus_on(const Spot& spot) {
    focus = spot.id;
    focus_shown = true;
    at_pane = spot.pane;
    reveal = spot.id;
    if (spot.kind == SpotKind::field && in_use != spot.id) {
        in_use = spot.id;
        caret = std::string::npos;
        goal_x.reset();
        at_limit = false;
        first_line = 0;
        follow_caret = true;
        if (keyboard.open) open_keyboard(spot);
    } else if (spot.kind != SpotKind::field && spot.kind != SpotKind::key) {
        in_use = 0;
        shut_keyboard();
    }
}

void Ui::Inside::move_focus(int by) {
    const auto count = static_cast<int>(seen.size());
    // The keys on the screen belong to the field in use: Tab goes on from there.
    const Spot* at_focus = spot_of(focus);
    const Id from = at_focus != nullptr && at_focus->kind == SpotKind::key ? in_use : focus;
    const auto found = std::find_if(seen.begin(), seen.end(), [from](const Spot& spot) { return spot.id == from; });
    int index = found == seen.end() ? (by > 0 ? -1 : count) : static_cast<int>(found - seen.begin());
    for (int tried = 0; tried < count; ++tried) {
        index = (index + by + count) % count;
        const Spot& spot = seen[static_cast<std::size_t>(index)];
        if (!spot.tab_stop || !spot.enabled || !reached(spot)) continue;
        focus_on(spot);
        return;
    }
}

/// From the last line of a field: to the keys on the screen, or from a search into the list that it is for.
void Ui::Inside::leave_downwards(const FieldSpec& field) {
    if (keyboard.open) {
        focus_keys();
    } else if (field.enter_acts && has_list) {
        enter_list();
    }
}

void Ui::Inside::focus_keys() {
    const auto key =
        std::find_if(seen.begin(), seen.end(), [](const Spot& spot) { return spot.kind == SpotKind::key; });
    if (key != seen.end()) focus_on(*key);
}

/// Whether the arrows lead from here into the list: from nowhere, from the bar, and from what stands beside the list.
bool Ui::Inside::leads_to_list(const Spot* from) const {
    if (from == nullptr) return true;
    if (from->group != 0 || from->kind != SpotKind::press || !reached(*from)) return false;
    return !from->scrolls || from->pane == list_pane;
}

/// The arrows begin at the row that is open, or else at the first in view; where none is, the first comes into view.
bool Ui::Inside::enter_list() {
    const Spot* first = nullptr;
    const Spot* out_of_view = nullptr;
    for (const Spot& spot : seen) {
        if (spot.kind != SpotKind::row || !reached(spot)) continue;
        const bool in_view = spot.seen.height > spot.whole.height / 2;
        if (spot.chosen || (first == nullptr && in_view)) first = &spot;
        if (spot.chosen) break;
        if (out_of_view == nullptr) out_of_view = &spot;
    }
    if (first == nullptr) first = out_of_view;
    if (first == nullptr) return false;
    focus_on(*first);
    return true;
}

/// To the nearest member of the group in that direction.
bool Ui::Inside::move_in_group(Key direction) {
    const Spot* from = spot_of(focus);
    const bool up_or_down = direction == Key::up || direction == Key::down;
    if (up_or_down && has_list && leads_to_list(from)) return enter_list();
    if (from == nullptr || from->group == 0) return false;
    const ImVec2 start = centre(from->whole);
    const Spot* best = nullptr;
    float best_distance = 0;
    for (const Spot& spot : seen) {
        if (spot.group != from->group || spot.id == from->id || !spot.enabled) continue;
        const ImVec2 way{centre(spot.whole).x - start.x, centre(spot.whole).y - start.y};
        const bool sideways = direction == Key::left || direction == Key::right;
        const float along =
            direction == Key::left || direction == Key::up ? -(sideways ? way.x : way.y) : (sideways ? way.x : way.y);
        const float across = std::abs(sideways ? way.y : way.x);
        if (along < 1) continue;
        const float distance = along + 3 * across;
        if (best == nullptr || distance < best_distance) {
            best = &spot;
            best_distance = distance;
        }
    }
    if (best != nullptr) {
        focus_on(*best);
    } else if (from->kind == SpotKind::key && direction == Key::up) {
        focus = in_use;
    }
    return true;
}

/// Once the whole page was drawn, because a question stands below the line that leads to it.
void Ui::Inside::follow_lead() {
    if (leads_to.empty()) return;
    const Id on_page = mix(page, static_cast<std::uint64_t>(Layer::page));
    const auto named = [&](std::string_view kind) { return mix(mix(on_page, kind), leads_to); };
    const Id field = named("field");
    const Id cards = named("choices");
    const Id days = named("calendar");
    const auto asked_for = std::find_if(spots.begin(), spots.end(), [&](const Spot& spot) {
        if (!spot.enabled || !spot.tab_stop) return false;
        return spot.id == field || spot.group == cards || spot.group == days;
    });
    leads_to.clear();
    if (asked_for == spots.end()) return;
    focus_on(*asked_for);
    // Whoever came by a finger goes on by one.
    if (touched && asked_for->kind == SpotKind::field) open_keyboard(*asked_for);
    again = true;
}

}  // namespace klachtenzuil
