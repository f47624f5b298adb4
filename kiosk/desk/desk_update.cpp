#include "kiosk/desk/desk_update.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/desk/desk_take.hpp"

namespace klachtenzuil::desk {

bool manages(const Desk& desk) {
    return desk.who && desk.who->role == StaffRole::management;
}

Wishes ask(Desk& desk, Errand errand) {
    desk.busy = true;
    desk.failure.reset();
    desk.done = false;
    Wishes wishes;
    wishes.emplace_back(std::move(errand));
    return wishes;
}

Errand first_page(Desk& desk) {
    WorkState& work = desk.work;
    work.loading = true;
    work.found = work.more_behind = false;
    work.behind.reset();
    work.other_year.reset();
    work.looked.reset();
    return errand::LoadWork{work.filter, std::nullopt, ++work.ticket};
}

Errand same_lines(Desk& desk) {
    const int lines = std::clamp(static_cast<int>(desk.work.lines.size()), lines_at_once, most_lines_at_once);
    Errand errand = first_page(desk);
    std::get<errand::LoadWork>(errand).lines = lines;
    return errand;
}

void go(Desk& desk, Place place) {
    desk.place = place;
    desk.failure.reset();
    desk.done = false;
    desk.linking.reset();
    desk.refused_shown = false;
    desk.work.filter_shown = false;
    if (place != Place::work) desk.work.search_wanted = false;
    desk.year.choosing = false;
    if (place != Place::document) desk.document = {};
    if (place != Place::scans) desk.scans = {};
    desk.purge.asked = false;
    desk.accounts.closing.reset();
}

void close_complaint(Desk& desk) {
    if (desk.open) wipe(*desk.open);
    desk.open.reset();
    desk.journal_shown = false;
    wipe(desk.step);
}

bool can_go_back(const Desk& desk) {
    if (!desk.who) return false;
    switch (desk.place) {
        case Place::work: return desk.open != nullptr || desk.work.from_year;
        case Place::step:
        case Place::document:
        case Place::scans:
        case Place::letter:
        case Place::intake:
        case Place::accounts:
        case Place::purge:
        case Place::year:
        case Place::year_note: return true;
        case Place::sign_in:
        case Place::own_passphrase:
        case Place::help:
        case Place::recovery_key: return false;
    }
    return false;
}

std::vector<Wish> update(Desk& desk, const Action& action, Date today, Language language) {
    return std::visit(Take{desk, today, language}, action);
}

std::vector<Wish> lock(Desk& desk) {
    const bool stays = desk.stays;
    wipe(desk);
    Wishes wishes{Errand{errand::SignOut{}}, ForgetTyped{}};
    if (!stays) wishes.emplace_back(LeaveDesk{});
    return wishes;
}

}  // namespace klachtenzuil::desk
