#include "kiosk/visit/look_choice.hpp"

#include <array>
#include <span>

namespace klachtenzuil {

namespace {

constexpr std::array size_names{w::look_small, w::look_normal, w::look_large, w::look_largest};
constexpr std::array contrast_names{w::look_light, w::look_dark, w::look_high, w::look_yellow};
constexpr std::array keyboard_names{w::look_qwerty, w::look_abc};
static_assert(size_names.size() == std::size(all_text_sizes));
static_assert(contrast_names.size() == std::size(all_contrasts));

/// One row of answers; which one was pressed.
template <class Value>
std::optional<Value> draw_row(Ui& ui, const Words& words, Word question, std::span<const Word> names, Value now) {
    std::optional<Value> pressed;
    ui.subheading(words(question));
    ui.begin_row();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto value = static_cast<Value>(i);
        if (ui.small_button(words(names[i]), words(names[i]), now == value)) pressed = value;
    }
    ui.end_row();
    return pressed;
}

}  // namespace

std::optional<Action> draw_look_choice(Ui& ui, const PageView& page) {
    const Words& words = page.words;
    Settings settings = page.settings;
    ui.begin_dialog("look", words(w::look_title));
    if (const auto size = draw_row(ui, words, w::look_letters, size_names, settings.text_size))
        settings.text_size = *size;
    if (const auto contrast = draw_row(ui, words, w::look_colours, contrast_names, settings.contrast))
        settings.contrast = *contrast;
    if (const auto keyboard = draw_row(ui, words, w::look_keys, keyboard_names, settings.keyboard))
        settings.keyboard = *keyboard;
    std::optional<Action> action;
    if (settings != page.settings) action = act::Set{settings};
    if (ui.button(words(w::look_ready), ButtonStyle::primary, Icon::check)) action = act::CloseDialog{};
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil
