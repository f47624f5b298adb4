#include "kiosk/desk/frame.hpp"

#include <fmt/format.h>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"

namespace klachtenzuil::desk {

namespace {

/// The places of the bar. While a first passphrase or key is to be made, there is nowhere else to go.
std::optional<Action> draw_places(Ui& ui, const Frame& frame) {
    const Words& words = frame.words;
    std::optional<Action> action;
    const bool held = frame.who->must_change || frame.place == Place::recovery_key;
    if (held) return action;
    const auto place = [&](Word name, Place to, Icon icon) {
        const bool here = frame.place == to;
        if (ui.small_button(words(name), words(name), here, 1, icon)) action = press::Go{to};
    };
    place(w::desk_work, Place::work, Icon::paper);
    place(w::desk_intake, Place::intake, Icon::edit);
    if (manages(frame)) {
        place(w::year_name, Place::year, Icon::calendar);
        place(w::desk_accounts, Place::accounts, Icon::people);
        place(w::desk_purge, Place::purge, Icon::clock);
    }
    return action;
}

}  // namespace

std::optional<Action> begin_page(Ui& ui, std::string_view id, const Frame& frame, std::string_view first_field) {
    const Words& words = frame.words;
    if (ui.page(id) && !first_field.empty()) ui.focus_field(first_field);
    std::optional<Action> action;
    const std::string& organisation = frame.config.organisation.name;
    ui.begin_bar(frame.who ? words.fill(w::desk_who, fmt::arg("organisation", organisation),
                                        fmt::arg("name", actor_text(words, frame.who->name)))
                           : organisation);
    if (frame.who) action = draw_places(ui, frame);
    const std::string& look = words(w::bar_look);
    if (ui.small_button(look, look, false, 1, Icon::contrast)) action = press::ShowLook{};
    if (frame.who) {
        const std::string& out = words(w::desk_sign_out);
        if (ui.small_button(out, out, false, 1, Icon::lock)) action = press::SignOut{};
    } else if (!frame.stays) {
        const std::string& leave = words(w::desk_leave);
        if (ui.small_button(leave, leave, false, 1, Icon::back)) action = press::Leave{};
    }
    ui.end_bar();
    if (ui.escaped()) {
        action = press::Back{};
        if (!frame.who && !frame.stays) action = press::Leave{};
    }
    return action;
}

void tell_outcome(Ui& ui, const Frame& frame) {
    if (frame.busy) ui.notice(Icon::clock, frame.words(w::desk_busy));
    if (frame.failure) ui.notice(Icon::warning, frame.words.for_staff(*frame.failure));
    if (frame.done && !frame.busy) ui.good(frame.words(w::desk_done));
}

std::string days_left(const Words& words, Date due, Date today) {
    const int left = days_between(today, due);
    if (left == 0) return words(w::due_today);
    if (left == 1) return words(w::due_one_day_left);
    if (left == -1) return words(w::due_one_day_late);
    return left > 0 ? words.fill(w::due_days_left, fmt::arg("days", left))
                    : words.fill(w::due_days_late, fmt::arg("days", -left));
}

std::string short_date(Date date) {
    return fmt::format("{:02}-{:02}-{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                       static_cast<int>(date.year()));
}

std::string short_time(Instant at) {
    const LocalTime local = amsterdam(at);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.time_of_day).count();
    return fmt::format("{} {:02}:{:02}", short_date(local.date), minutes / 60, minutes % 60);
}

}  // namespace klachtenzuil::desk
