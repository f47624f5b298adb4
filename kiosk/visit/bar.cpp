#include "kiosk/visit/bar.hpp"

#include <array>

#include "core/words/language_name.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array size_names{w::bar_small, w::bar_normal, w::bar_large, w::bar_largest};
static_assert(size_names.size() == std::size(all_text_sizes));

/// Characters that the bar's controls need beside the organisation's name.
constexpr int controls_width = 72;

/// The four A's, each as large beside the others as the letters it gives.
std::optional<Action> draw_sizes(Ui& ui, const PageView& page) {
    constexpr std::array<float, size_names.size()> scales{0.8F, 1.0F, 1.25F, 1.5F};
    std::optional<Action> action;
    for (std::size_t i = 0; i < size_names.size(); ++i) {
        const TextSize size = all_text_sizes[i];
        const bool chosen = page.settings.text_size == size;
        if (ui.small_button(page.words(w::bar_letter), page.words(size_names[i]), chosen, scales[i])) {
            Settings settings = page.settings;
            settings.text_size = size;
            action = act::Set{settings};
        }
    }
    return action;
}

}  // namespace

std::optional<Action> draw_bar(Ui& ui, const PageView& page) {
    const Words& words = page.words;
    std::optional<Action> action;
    ui.begin_bar(page.organisation.name);
    if (page.languages.size() > 1) {
        const std::string& language = words(own_name(page.settings.language));
        if (ui.small_button(language, words.fill(w::bar_language, fmt::arg("language", language)), false, 1,
                            Icon::language))
            action = act::ChooseLanguage{};
    }
    const int name_width = static_cast<int>(characters(page.organisation.name));
    const bool wide = ui.has_room_for_chars(name_width + controls_width);
    if (wide) {
        if (const auto chosen = draw_sizes(ui, page)) action = chosen;
    }
    const std::string& look = words(wide ? w::bar_colours : w::bar_look);
    if (ui.small_button(look, look, false, 1, Icon::contrast)) action = act::ChooseLook{};
    if (!page.helper.empty()) {
        const std::string& ready = words(w::door_helped_ready);
        if (ui.small_button(ready, ready, false, 1, Icon::check)) action = act::Desk{desk::press::SignOut{}};
    } else if (page.can_call_desk) {
        const std::string& help = words(w::door_help);
        if (ui.small_button(help, help, false, 1, Icon::help)) action = act::OpenDesk{};
    }
    if (page.can_stop) {
        const std::string& stop = words(w::bar_stop);
        if (ui.small_button(stop, stop, false, 1, Icon::stop)) action = act::AskStop{};
    }
    ui.end_bar();
    return action;
}

}  // namespace klachtenzuil
