#pragma once
// What tests of the desk's update say: an action at a desk, and what is wished for after it.

#include <algorithm>
#include <variant>
#include <vector>

#include "kiosk/desk/desk_update.hpp"

namespace klachtenzuil {

inline const Date today = date_from_iso("2026-11-22").value();

inline std::vector<desk::Wish> take(desk::Desk& at, const desk::Action& action) {
    return desk::update(at, action, today, Language::nl);
}

/// The first errand of this kind among the wishes; null where there is none.
template <class Wanted>
const Wanted* errand_of(const std::vector<desk::Wish>& wishes) {
    for (const desk::Wish& each : wishes) {
        const auto* errand = std::get_if<desk::Errand>(&each);
        if (errand == nullptr) continue;
        if (const auto* found = std::get_if<Wanted>(errand)) return found;
    }
    return nullptr;
}

template <class Wanted>
bool wishes_for(const std::vector<desk::Wish>& wishes) {
    return std::any_of(wishes.begin(), wishes.end(),
                       [](const desk::Wish& each) { return std::holds_alternative<Wanted>(each); });
}

}  // namespace klachtenzuil
