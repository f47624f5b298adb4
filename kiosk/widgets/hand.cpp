// What a hand does, held against the picture that the person saw.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

constexpr auto long_press = 500ms;
constexpr auto repeat_every = 90ms;

bool inside(const Box& box, float x, float y) {
    return x >= box.x && x < box.right() && y >= box.y && y < box.bottom();
}

bool is_edit(const InputEvent& event) {
    if (std::holds_alternative<Typed>(event)) return true;
    const auto* key = std::get_if<KeyPressed>(&event);
    if (key == nullptr) return false;
    return key->key == Key::backspace || key->key == Key::del || key->key == Key::left || key->key == Key::right;
}

}  // namespace

bool Ui::Inside::reached(const Spot& spot) const {
    return spot.layer != Layer::page || !dialog_seen;
}

const Spot* Ui::Inside::spot_at(float x, float y) const {
    const Spot* found = nullptr;
    for (const Spot& spot : seen) {
        const bool on_top = found == nullptr || spot.layer >= found->layer;
        if (on_top && reached(spot) && inside(spot.seen, x, y)) found = &spot;
    }
    if (found == nullptr) return nullptr;
    if (found->layer < Layer::variants && !keyboard.variants.empty() && inside(keyboard.variants_box, x, y))
        return nullptr;
    if (found->layer < Layer::keyboard && keyboard.open && inside(keyboard.box, x, y)) return nullptr;
    return found;
}

const Spot* Ui::Inside::spot_of(Id id) const {
    const auto found = std::find_if(seen.begin(), seen.end(), [id](const Spot& spot) { return spot.id == id; });
    return found == seen.end() ? nullptr : &*found;
}

/// Takes as many events as one frame can show.
void Ui::Inside::take_events() {
    activated = entered = 0;
    struck = 0;
    escaped = false;
    past.reset();
    touched = false;
    edits.clear();
    bool room = true;
    while (room && !queue.empty()) {
        // Strokes belong to the field that has the focus now: what moves it waits for the next frame.
        if (!edits.empty() && !is_edit(queue.front())) break;
        room = take(queue.front());
        queue.pop();
    }
    if (!room || !edits.empty()) again = true;
    pass_time();
}

/// False when the frame has to be drawn before the next event.
bool Ui::Inside::take(const InputEvent& event) {
    if (const auto* move = std::get_if<PointerMoved>(&event)) {
        moved(move->x, move->y);
        return true;
    }
    if (std::holds_alternative<PointerPressed>(event)) {
        press();
        return false;
    }
    if (std::holds_alternative<PointerReleased>(event)) {
        release();
        return false;
    }
    if (const auto* wheel = std::get_if<Scrolled>(&event)) {
        scroll_by(-wheel->steps * pen->line_height(Type::body) * 3);
        return false;
    }
    if (const auto* typed = std::get_if<Typed>(&event)) {
        const Spot* at_focus = spot_of(focus);
        const bool presses_key = at_focus != nullptr && at_focus->kind == SpotKind::key && typed->character == ' ';
        if (edits_field() && !presses_key) add_edit({Stroke::type, typed->character});
        if (edits_field() || dialog_seen) return true;
        struck = typed->character;
        return false;
    }
    return take_key(std::get<KeyPressed>(event));
}

bool Ui::Inside::edits_field() const {
    if (in_use == 0) return false;
    if (focus == in_use) return true;
    const Spot* spot = spot_of(focus);
    return keyboard.open && spot != nullptr && spot->kind == SpotKind::key;
}

void Ui::Inside::add_edit(Edit edit) {
    if (edits.size() == edits.capacity()) {
        std::vector<Edit> larger;
        larger.reserve(std::max<std::size_t>(256, edits.capacity() * 2));
        larger.assign(edits.begin(), edits.end());
        std::fill(edits.begin(), edits.end(), Edit{Stroke::left});
        edits.swap(larger);
    }
    edits.push_back(edit);
}

/// True when the stroke belongs to the field in use.
bool Ui::Inside::take_key_in_field(const KeyPressed& event) {
    const Spot* spot = spot_of(in_use);
    if (spot == nullptr || focus != in_use) return false;
    const bool several_lines = spot->lines > 1;
    switch (event.key) {
        case Key::enter:
            if (spot->enter_acts) {
                entered = in_use;
            } else if (!several_lines) {
                move_focus(1);
            } else {
                add_edit({Stroke::type, U'\n'});
            }
            return true;
        case Key::backspace: add_edit({Stroke::backspace}); return true;
        case Key::del: add_edit({Stroke::del}); return true;
        case Key::left: add_edit({Stroke::left}); return true;
        case Key::right: add_edit({Stroke::right}); return true;
        case Key::up: add_edit({Stroke::up}); return true;
        case Key::down: add_edit({Stroke::down}); return true;
        case Key::home: add_edit({Stroke::home}); return true;
        case Key::end: add_edit({Stroke::end}); return true;
        case Key::space:  // arrives as a typed character as well
        case Key::a:
        case Key::c:
        case Key::v:
        case Key::x: return true;  // no clipboard: what is told to this machine stays in its field
        case Key::tab:
        case Key::escape:
        case Key::page_up:
        case Key::page_down: return false;
    }
    return false;
}

/// Within the page as long as there is more of it that way.
void Ui::Inside::turn_or_pass(Key key, bool more, int turn) {
    if (more) {
        page_turn = turn;
    } else {
        past = key;
    }
}

bool Ui::Inside::take_key(const KeyPressed& event) {
    if (take_key_in_field(event)) return is_edit(event);
    const Spot* spot = spot_of(focus);
    switch (event.key) {
        case Key::tab: move_focus(event.shift ? -1 : 1); break;
        case Key::enter:
        case Key::space:
            if (spot != nullptr && spot->enabled && reached(*spot)) activate(*spot, false);
            break;
        case Key::escape:
            if (!keyboard.variants.empty()) {
                keyboard.variants.clear();
            } else if (keyboard.open) {
                shut_keyboard();
            } else if (in_use != 0) {
                focus = in_use = 0;
            } else if (menu_open) {
                close_menu();
            } else {
                escaped = true;
                focus = 0;
            }
            break;
        case Key::page_up: turn_or_pass(event.key, scroller().offset > 0.5F, -1); break;
        case Key::page_down: turn_or_pass(event.key, scroller().offset < scroller().furthest() - 0.5F, 1); break;
        case Key::home:
            past = event.key;
            scroll_by(-scroller().content);
            break;
        case Key::end:
            past = event.key;
            scroll_by(scroller().content);
            break;
        case Key::up:
        case Key::down:
        case Key::left:
        case Key::right:
            if (move_in_group(event.key)) break;
            if (event.key == Key::up) scroll_by(-pen->line_height(Type::body) * 2);
            if (event.key == Key::down) scroll_by(pen->line_height(Type::body) * 2);
            break;
        case Key::backspace:
            if (edits_field()) add_edit({Stroke::backspace});
            break;
        case Key::del:
        case Key::a:
        case Key::c:
        case Key::v:
        case Key::x: break;
    }
    return false;
}

void Ui::Inside::press() {
    pointer_down = true;
    dragging = dragging_field = false;
    field_drag = 0;
    held_done = false;
    press_x = pointer_x;
    press_y = pointer_y;
    held_since = now;
    repeat_due = now + long_press;
    const Spot* spot = spot_at(pointer_x, pointer_y);
    const bool on_variant = spot != nullptr && spot->layer == Layer::variants;
    if (!keyboard.variants.empty() && !on_variant && !inside(keyboard.variants_box, pointer_x, pointer_y)) {
        // A touch beside the offered letters only puts them away.
        keyboard.variants.clear();
        held_id = 0;
        pressed_on_blank = false;
        return;
    }
    const bool on_keyboard = keyboard.open && inside(keyboard.box, pointer_x, pointer_y);
    pressed_on_blank = spot == nullptr && !on_keyboard;
    held_id = spot != nullptr && spot->enabled ? spot->id : 0;
    held_over = held_id != 0;
    focus_shown = false;
}

void Ui::Inside::moved(float x, float y) {
    const float before = pointer_y;
    pointer_x = x;
    pointer_y = y;
    if (!pointer_down) at_pane = pane_at(x, y);
    if (!pointer_down) return;
    const Spot* spot = spot_of(held_id);
    const bool can_scroll = scroller().furthest() > 0 && inside(scroller().region, press_x, press_y);
    const bool in_field = spot != nullptr && spot->kind == SpotKind::field && spot->overflows;
    const bool on_page = spot == nullptr || spot->scrolls;
    if (in_field && !dragging && std::abs(y - press_y) > pen->px(mm::drag_slack)) {
        drag_into_field(*spot);
        field_drag = press_y - y;
        return;
    }
    if (can_scroll && on_page && !dragging && std::abs(y - press_y) > pen->px(mm::drag_slack)) {
        dragging = true;
        held_id = 0;
        held_over = false;
        pressed_on_blank = false;
        again = true;
        scroll_by(press_y - y);
        return;
    }
    if (dragging) {
        if (dragging_field) {
            field_drag += before - y;
        } else {
            scroll_by(before - y);
        }
        again = true;
        return;
    }
    const bool over = spot != nullptr && inside(spot->seen, x, y);
    if (over != held_over) again = true;
    held_over = over;
}

/// From here on the finger moves the text inside the field, and presses nothing.
void Ui::Inside::drag_into_field(const Spot& field) {
    if (in_use != field.id) {
        focus_on(field);
        reveal = 0;
    }
    dragging = dragging_field = true;
    follow_caret = false;
    held_id = 0;
    held_over = false;
    again = true;
}

void Ui::Inside::release() {
    pointer_down = false;
    const Spot* spot = spot_at(pointer_x, pointer_y);
    const Id was_held = held_id;
    held_id = 0;
    held_over = false;
    if (dragging) {
        dragging = false;
        return;
    }
    if (held_done) {
        // The finger slid from a letter straight to one of the letters it offered.
        if (spot != nullptr && spot->layer == Layer::variants) activate(*spot, true);
        return;
    }
    if (spot != nullptr && was_held != 0 && spot->id == was_held) {
        activate(*spot, true);
    } else if (spot == nullptr && pressed_on_blank) {
        shut_keyboard();
    }
}

/// What a held finger does without moving.
void Ui::Inside::pass_time() {
    const Spot* spot = spot_of(held_id);
    if (!pointer_down || !held_over || spot == nullptr || spot->kind != SpotKind::key || now < repeat_due) return;
    if (spot->key.kind == KeyKind::backspace) {
        while (now >= repeat_due) {
            add_edit({Stroke::backspace});
            repeat_due += repeat_every;
        }
        held_done = true;
        again = true;
    } else if (spot->key.kind == KeyKind::character && !held_done) {
        keyboard.variants = spot->layer == Layer::keyboard ? marked_variants(spot->key.character) : std::u32string();
        keyboard.variants_by = spot->whole;
        if (!keyboard.variants.empty()) {
            held_done = true;
            again = true;
        }
    }
}

void Ui::Inside::activate(const Spot& spot, bool by_pointer) {
    if (spot.kind == SpotKind::key) {
        press_key(spot.key);
        if (!by_pointer) focus_shown = true;
        return;
    }
    activated = spot.id;
    touched = by_pointer;
    focus = spot.id;
    if (spot.kind == SpotKind::field) {
        const bool another = in_use != spot.id;
        in_use = spot.id;
        follow_caret = true;
        if (another) at_limit = false;
        if (by_pointer) open_keyboard(spot);
        reveal = spot.id;
    } else {
        in_use = 0;
        shut_keyboard();
    }
}

void Ui::Inside::scroll_by(float px) {
    Scroller& scroll = scroller();
    const float to = std::clamp(scroll.offset + px, 0.0F, scroll.furthest());
    if (to != scroll.offset) again = true;
    scroll.offset = std::round(to);
}

}  // namespace klachtenzuil
