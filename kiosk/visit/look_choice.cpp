#include "kiosk/visit/look_choice.hpp"

#include <array>
#include <span>
#include <vector>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array size_names{w::look_small, w::look_normal, w::look_large, w::look_largest};
constexpr std::array contrast_names{w::look_light, w::look_dark, w::look_high, w::look_yellow};
constexpr std::array keyboard_names{w::look_qwerty, w::look_abc};
static_assert(size_names.size() == std::size(all_text_sizes));
static_assert(contrast_names.size() == std::size(all_contrasts));

/// One question with its answers; which one was pressed.
template <class Value>
std::optional<Value> ask(Ui& ui, std::string_view id, const Words& words, Word question, std::span<const Word> names,
                         Value now) {
    ui.subheading(words(question));
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < names.size(); ++i)
        choices.push_back({.label = words(names[i]), .chosen = now == static_cast<Value>(i)});
    if (const auto pressed = ui.choices(id, choices, Choosing::one)) return static_cast<Value>(*pressed);
    return std::nullopt;
}

}  // namespace

std::optional<Action> draw_look_choice(Ui& ui, const PageView& page) {
    const Words& words = page.words;
    Settings settings = page.settings;
    ui.begin_dialog("look", words(w::look_title));
    if (const auto size = ask(ui, "letters", words, w::look_letters, size_names, settings.text_size))
        settings.text_size = *size;
    if (const auto contrast = ask(ui, "colours", words, w::look_colours, contrast_names, settings.contrast))
        settings.contrast = *contrast;
    if (const auto keyboard = ask(ui, "keys", words, w::look_keys, keyboard_names, settings.keyboard))
        settings.keyboard = *keyboard;
    std::optional<Action> action;
    if (settings != page.settings) action = act::Set{settings};
    if (ui.button(words(w::look_ready), ButtonStyle::primary, Icon::check)) action = act::CloseDialog{};
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil
