#include "kiosk/widgets/probe.hpp"

#include <array>
#include <cmath>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, 8> role_names{"button", "choice",  "field", "link",
                                                     "text",   "heading", "key",   "dialog"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::dialog) + 1);

bool contains(const std::string& text, const std::string& lowered_words) {
    std::string lowered = utf8::lower(text);
    const bool found = lowered.find(lowered_words) != std::string::npos;
    wipe(lowered);
    return found;
}

}  // namespace

std::string_view name_of(Role role) {
    return role_names[static_cast<std::size_t>(role)];
}

bool answers_to(const Drawn& drawn, std::string_view words) {
    std::string lowered = utf8::lower(words);
    const bool found = contains(drawn.name, lowered) || contains(drawn.value, lowered);
    wipe(lowered);
    return found;
}

bool is_control(Role role) {
    switch (role) {
        case Role::button:
        case Role::choice:
        case Role::field:
        case Role::link:
        case Role::key: return true;
        case Role::text:
        case Role::heading:
        case Role::dialog: return false;
    }
    return false;
}

std::string json_line(const Drawn& drawn) {
    const auto px = [](float value) { return std::lround(value); };
    const nlohmann::ordered_json line{
        {"role", name_of(drawn.role)},
        {"name", drawn.name},
        {"value", drawn.value},
        {"enabled", drawn.enabled},
        {"focused", drawn.focused},
        {"visible", drawn.visible},
        {"shortened", drawn.shortened},
        {"box", {px(drawn.box.x), px(drawn.box.y), px(drawn.box.width), px(drawn.box.height)}},
    };
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace klachtenzuil
