#include "kiosk/pilot/eye.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil::pilot {

namespace {

const Drawn* find_key(const std::vector<const Drawn*>& reachable, std::string_view words) {
    if (utf8::count(words) != 1) return nullptr;
    const std::string wanted = utf8::lower(words);
    const auto found = std::find_if(reachable.begin(), reachable.end(), [&](const Drawn* drawn) {
        return drawn->role == Role::key && utf8::lower(drawn->name) == wanted;
    });
    return found == reachable.end() ? nullptr : *found;
}

/// A card has a label and an explanation, one below the other.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

std::vector<const Drawn*> within_reach(const std::vector<Drawn>& drawn) {
    const auto dialog =
        std::find_if(drawn.rbegin(), drawn.rend(), [](const Drawn& each) { return each.role == Role::dialog; });
    const auto first = dialog == drawn.rend() ? drawn.begin() : std::prev(dialog.base());
    std::vector<const Drawn*> reachable;
    std::transform(first, drawn.end(), std::back_inserter(reachable), [](const Drawn& each) { return &each; });
    return reachable;
}

const Drawn* find_control(const std::vector<Drawn>& drawn, std::string_view words, int nth, const Kind& kind) {
    const auto reachable = within_reach(drawn);
    if (const Drawn* key = find_key(reachable, words); key && kind(*key)) return key;
    for (const Drawn* each : reachable) {
        if (kind(*each) && answers_to(*each, words) && --nth == 0) return each;
    }
    return nullptr;
}

std::string describe(const std::vector<Drawn>& drawn) {
    std::string list = "on the screen:";
    if (drawn.empty()) list += "\n  nothing";
    for (const auto& each : drawn) {
        list += fmt::format("\n  {:<8} \"{}\"", name_of(each.role), on_one_line(each.name));
        if (!each.value.empty()) list += fmt::format(" = \"{}\"", on_one_line(each.value));
        if (!each.enabled) list += " (disabled)";
        if (each.focused) list += " (focused)";
        if (!each.visible) list += " (not in view)";
        if (each.shortened) list += " (shortened)";
    }
    return list;
}

}  // namespace klachtenzuil::pilot
