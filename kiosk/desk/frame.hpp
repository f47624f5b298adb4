#pragma once
// What every screen of the desk shows: the bar with its places, what went wrong, and that something is under way.

#include <optional>
#include <string>
#include <string_view>

#include "core/config/config.hpp"
#include "kiosk/desk/desk_action.hpp"
#include "kiosk/settings.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::desk {

/// What the screens have in common; each gets its own part of the state beside it.
struct Frame {
    const Words& words;
    const Config& config;
    Date today;
    Place place = Place::sign_in;
    std::optional<Who> who;
    bool busy = false;
    bool done = false;
    bool stays = false;
    std::optional<Failure> failure;
};

inline bool manages(const Frame& frame) {
    return frame.who && frame.who->role == StaffRole::management;
}

/// The page called `id` with its bar; what is pressed in it. Where a page begins with typing, `first_field` has the
/// caret from the start.
std::optional<Action> begin_page(Ui& ui, std::string_view id, const Frame& frame, std::string_view first_field = {});

/// What went wrong with what was asked last, that it was done, or that it is under way.
void tell_outcome(Ui& ui, const Frame& frame);

/// "nog 3 dagen", "2 dagen te laat"
std::string days_left(const Words& words, Date due, Date today);

/// A wall-clock time with its date, short enough for a list: "22-11-2026 14:05".
std::string short_time(Instant at);
std::string short_date(Date date);

}  // namespace klachtenzuil::desk
