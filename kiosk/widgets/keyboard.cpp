// The on-screen keyboard: the lower part of the panel, keys as large as every other control.

#include "kiosk/widgets/key_layout.hpp"

#include <algorithm>
#include <cmath>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 2.5F;
constexpr float widest_column_mm = 24;
constexpr int row_count = 4;
/// The keyboard takes no more of the panel than this, unless its keys would become too small to touch.
constexpr float most_of_panel = 0.42F;

struct Caption {
    std::string text;
    Icon icon = Icon::none;
};

Caption caption_of(const KeyCap& key, const Words& words) {
    switch (key.kind) {
        case KeyKind::character: return {utf8::of(key.character)};
        case KeyKind::shift: return {words(w::keyboard_shift_short), Icon::shift};
        case KeyKind::backspace: return {words(w::keyboard_backspace_short), Icon::backspace};
        case KeyKind::space: return {words(w::keyboard_space)};
        case KeyKind::enter: return {words(w::keyboard_enter_short), Icon::enter};
        case KeyKind::done: return {words(w::keyboard_done), Icon::check};
        case KeyKind::page: break;
    }
    switch (key.page) {
        case KeyPage::letters: return {words(w::keyboard_letters_short)};
        case KeyPage::numbers: return {words(w::keyboard_numbers_short)};
        case KeyPage::marks: return {words(w::keyboard_marks_short)};
        case KeyPage::cyrillic: return {words(w::keyboard_cyrillic_short)};
    }
    return {};
}

std::string name_of(const KeyCap& key, const Words& words) {
    switch (key.kind) {
        case KeyKind::character: return utf8::of(key.character);
        case KeyKind::shift: return words(w::keyboard_shift);
        case KeyKind::backspace: return words(w::keyboard_backspace);
        case KeyKind::space: return words(w::keyboard_space);
        case KeyKind::enter: return words(w::keyboard_enter);
        case KeyKind::done: return words(w::keyboard_done);
        case KeyKind::page: break;
    }
    switch (key.page) {
        case KeyPage::letters: return words(w::keyboard_letters);
        case KeyPage::numbers: return words(w::keyboard_numbers);
        case KeyPage::marks: return words(w::keyboard_marks);
        case KeyPage::cyrillic: return words(w::keyboard_cyrillic);
    }
    return {};
}

}  // namespace

float Ui::Inside::key_height() const {
    const float touch = pen->px(mm::touch);
    const float around = 2 * pen->px(padding_mm) + (row_count - 1) * pen->px(mm::apart);
    const float room = std::floor((static_cast<float>(panel.height_px) * most_of_panel - around) / row_count);
    const float wanted = std::ceil(pen->line_height(Type::body) * 1.35F);
    return std::max(touch, std::min(room, wanted));
}

float Ui::Inside::keyboard_height() const {
    return row_count * key_height() + (row_count - 1) * pen->px(mm::apart) + 2 * pen->px(padding_mm) +
           pen->thin(mm::border);
}

KeyRequest Ui::Inside::key_request() const {
    return {.page = keyboard.page,
            .layout = settings.keyboard,
            .field = keyboard.field,
            .capitals = keyboard.capitals,
            .lines_allowed = keyboard.lines_allowed};
}

void Ui::Inside::open_keyboard(const Spot& field) {
    const bool other = !keyboard.open || in_use != field.id || keyboard.field != field.keys;
    keyboard.open = true;
    keyboard.field = field.keys;
    keyboard.lines_allowed = field.lines > 1;
    if (other) {
        keyboard.page = first_page(field.keys);
        keyboard.capitals = false;
    }
    keyboard.variants.clear();
    again = true;
}

void Ui::Inside::shut_keyboard() {
    if (keyboard.open) again = true;
    keyboard.open = false;
    keyboard.capitals = false;
    keyboard.variants.clear();
}

void Ui::Inside::press_key(const KeyCap& key) {
    again = true;
    keyboard.variants.clear();
    switch (key.kind) {
        case KeyKind::character:
            add_edit({Stroke::type, key.character});
            keyboard.capitals = false;  // shift holds for one letter
            break;
        case KeyKind::space: add_edit({Stroke::type, U' '}); break;
        case KeyKind::enter: add_edit({Stroke::type, U'\n'}); break;
        case KeyKind::backspace: add_edit({Stroke::backspace}); break;
        case KeyKind::shift: keyboard.capitals = !keyboard.capitals; break;
        case KeyKind::page: keyboard.page = key.page; break;
        case KeyKind::done:
            shut_keyboard();
            focus = in_use;
            break;
    }
}

void Ui::Inside::draw_keyboard() {
    layer = Layer::keyboard;
    const auto panel_width = static_cast<float>(panel.width_px);
    const float height = keyboard_height();
    keyboard.box = {0, static_cast<float>(panel.height_px) - height, panel_width, height};
    const float hair = pen->thin(mm::border);
    pen->fill(keyboard.box, pen->colour().surface);
    pen->fill({0, keyboard.box.y, panel_width, hair}, pen->colour().edge);

    const KeyRows keys = key_rows(key_request());
    const float pad = pen->px(padding_mm);
    const float gap = pen->px(mm::apart);
    const auto columns = static_cast<float>(keys.columns);
    const float column =
        std::min(std::floor((panel_width - 2 * pad - (columns - 1) * gap) / columns), pen->px(widest_column_mm));
    const float width = columns * column + (columns - 1) * gap;
    const float left = std::round((panel_width - width) / 2);
    float y = keyboard.box.y + hair + pad;
    std::size_t number = 0;
    for (const auto& keys_of_row : keys.rows) {
        float x = left;
        for (const KeyCap& key : keys_of_row) {
            const float key_width = std::round(key.columns * column + (key.columns - 1) * gap);
            draw_key(key, {x, y, key_width, key_height()}, number++);
            x += key_width + gap;
        }
        y += key_height() + gap;
    }
    if (!keyboard.variants.empty()) draw_variants();
    layer = Layer::page;
}

void Ui::Inside::draw_key(const KeyCap& key, const Box& box, std::size_t number) {
    const Palette& palette = pen->colour();
    const Id id = mix(mix(3, static_cast<std::uint64_t>(layer)), number);
    const bool strong = key.kind == KeyKind::done;
    const bool on = key.kind == KeyKind::shift && keyboard.capitals;
    unsigned fill = strong ? palette.primary : palette.key;
    unsigned ink = strong ? palette.on_primary : palette.text;
    if (on) {
        fill = palette.chosen;
        ink = palette.on_chosen;
    }
    if (held(id)) {
        const bool turned = fill == palette.held;
        fill = turned ? palette.page : palette.held;
        ink = turned ? palette.text : palette.on_held;
    }
    const float radius = pen->px(mm::corner * 0.6F);
    pen->fill(box, fill, radius);
    if (!strong || fill == palette.page)
        pen->frame(box, on ? palette.chosen_edge : palette.edge, pen->thin(on ? mm::chosen_border : mm::border),
                   radius);
    if (ringed(id)) pen->ring(box);

    const Caption caption = caption_of(key, *words);
    const Type type = strong ? Type::bold : Type::body;
    const float text_width = pen->width(type, caption.text);
    const float icon_width = caption.icon == Icon::none ? 0 : pen->icon_size() + pen->px(1.5F);
    const float room = box.width - pen->px(2);
    const float tall = box.height / pen->line_height(type);
    const float scale = std::min({1.0F, tall, room / std::max(1.0F, text_width + icon_width)});
    const float line = pen->line_height(type) * scale;
    float x = box.x + (box.width - (text_width + icon_width) * scale) / 2;
    if (caption.icon != Icon::none) {
        pen->icon(caption.icon, x + pen->icon_size() * scale / 2, box.y + box.height / 2, ink, scale);
        x += icon_width * scale;
    }
    pen->line(type, x, box.y + (box.height - line) / 2, ink, caption.text, scale);
    add_control(Role::key, name_of(key, *words), on ? "chosen" : "",
                {.id = id,
                 .whole = box,
                 .kind = SpotKind::key,
                 .tab_stop = false,
                 .group = mix(4, static_cast<std::uint64_t>(layer)),
                 .key = key});
}

/// The letters that a long press offers, in one or more rows above the key.
void Ui::Inside::draw_variants() {
    layer = Layer::variants;
    const float gap = pen->px(mm::apart);
    const float size = std::max(key_height(), pen->px(mm::touch));
    const auto panel_width = static_cast<float>(panel.width_px);
    const auto fits = static_cast<std::size_t>((panel_width - 3 * gap) / (size + gap));
    const std::size_t columns = std::clamp<std::size_t>(fits, 1, keyboard.variants.size());
    const std::size_t rows = (keyboard.variants.size() + columns - 1) / columns;
    const float width = static_cast<float>(columns) * (size + gap) + gap;
    const float height = static_cast<float>(rows) * (size + gap) + gap;
    const Box by = keyboard.variants_by;
    const float x = std::clamp(by.x + by.width / 2 - width / 2, gap, panel_width - width - gap);
    const float y = std::max(0.0F, by.y - gap - height);
    keyboard.variants_box = {std::round(x), std::round(y), width, height};
    pen->fill(keyboard.variants_box, pen->colour().surface, pen->px(mm::corner));
    pen->frame(keyboard.variants_box, pen->colour().edge, pen->thin(mm::border * 2), pen->px(mm::corner));
    for (std::size_t i = 0; i < keyboard.variants.size(); ++i) {
        const std::size_t line = i / columns;
        const Box box{keyboard.variants_box.x + gap + static_cast<float>(i % columns) * (size + gap),
                      keyboard.variants_box.y + gap + static_cast<float>(line) * (size + gap), size, size};
        draw_key({.kind = KeyKind::character, .character = keyboard.variants[i]}, box, 1000 + i);
    }
}

}  // namespace klachtenzuil
