// The list, and the complaint that is open.

#include <algorithm>

#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_take.hpp"

namespace klachtenzuil::desk {

namespace {

void show(Desk& desk, const OpenedComplaint& opened) {
    if (desk.open && desk.open != opened) wipe(*desk.open);
    desk.open = opened;
    go(desk, Place::work);
}

/// What a search found stays, with the complaint as it is now.
void renew_line(WorkState& work, const OpenComplaint& open) {
    const Reference& reference = open.complaint.reference;
    const auto line = std::find_if(work.lines.begin(), work.lines.end(),
                                   [&](const WorkLine& each) { return each.complaint.reference == reference; });
    if (line == work.lines.end()) return;
    line->complaint = open.complaint;
    line->next = open.next;
}

Reference reference_of(const Desk& desk) {
    return desk.open->complaint.reference;
}

}  // namespace

Wishes Take::operator()(const press::ShowFilter& press) {
    desk.work.filter_shown = press.shown;
    return {};
}

Wishes Take::operator()(const press::Filter& press) {
    if (!desk.who) return {};
    desk.work.filter = press.filter;
    return {first_page(desk)};
}

Wishes Take::operator()(const press::LoadMore&) {
    WorkState& work = desk.work;
    if (!desk.who || work.loading || work.all || work.found || work.lines.empty()) return {};
    work.loading = true;
    return {Errand{errand::LoadWork{work.filter, work.lines.back(), work.ticket}}};
}

Wishes Take::operator()(const done::WorkLoaded& loaded) {
    WorkState& work = desk.work;
    if (!desk.who || loaded.ticket != work.ticket) return {};
    work.loading = false;
    if (!loaded.lines) {
        desk.failure = loaded.lines.error();
        return {};
    }
    if (loaded.first) {
        work.lines.clear();
        work.total = loaded.total;
        work.tasks = loaded.tasks;
        work.staff = loaded.staff;
    }
    work.lines.insert(work.lines.end(), loaded.lines->begin(), loaded.lines->end());
    work.all = loaded.all;
    return {};
}

Wishes Take::operator()(const press::GoToSearch& search) {
    WorkState& work = desk.work;
    if (!free_to_go() || desk.place != Place::work) return {};
    if (search.closes_complaint) close_complaint(desk);
    work.from_year = false;
    work.search_wanted = true;
    go(desk, Place::work);
    // What stands behind a figure is no list to search in.
    return work.behind ? Wishes{first_page(desk)} : Wishes{};
}

Wishes Take::operator()(const press::LookUp&) {
    WorkState& work = desk.work;
    if (!desk.who || work.words.empty()) return {};
    work.loading = true;
    work.from_year = false;
    work.looked = 0;
    return {Errand{errand::LookUp{work.words, ++work.ticket}}};
}

Wishes Take::operator()(const press::StopSearch&) {
    if (!desk.work.looked) return {};
    return {Errand{errand::StopSearch{}}};
}

Wishes Take::operator()(const done::SearchGoes& goes) {
    if (desk.who && goes.ticket == desk.work.ticket) desk.work.looked = goes.looked;
    return {};
}

Wishes Take::operator()(const done::Found& found) {
    WorkState& work = desk.work;
    if (!desk.who || found.ticket != work.ticket) return {};
    work.loading = false;
    work.looked.reset();
    if (!found.lines) {
        desk.failure = found.lines.error();
        return {};
    }
    work.lines = *found.lines;
    work.total = static_cast<std::int64_t>(work.lines.size());
    work.all = true;
    work.found = true;
    work.behind.reset();
    work.other_year.reset();
    work.more_behind = false;
    // One that was looked for by its number is what was wanted.
    if (work.lines.size() == 1) return operator()(press::Open{work.lines.front().complaint.reference});
    return {};
}

Wishes Take::operator()(const press::ForgetSearch&) {
    klachtenzuil::wipe(desk.work.words);
    if (!desk.who) return {};
    desk.work.from_year = false;
    return {ForgetTyped{}, first_page(desk)};
}

Wishes Take::operator()(const press::Open& open) {
    if (!free_to_go()) return {};
    close_complaint(desk);
    go(desk, Place::work);
    if (!desk.work.behind) desk.work.from_year = false;
    return ask(desk, errand::Open{open.reference});
}

Wishes Take::operator()(const done::Opened& opened) {
    return arrived(opened.complaint, false);
}

std::vector<Wish> complaints_changed(Desk& desk, std::span<const ComplaintId> changed) {
    if (!desk.who || desk.who->must_change || changed.empty()) return {};
    Wishes wishes;
    if (desk.open && std::find(changed.begin(), changed.end(), desk.open->complaint.id) != changed.end())
        wishes.emplace_back(Errand{errand::Refresh{reference_of(desk)}});
    // With the papers go the tasks above the list. What a search found is left as it stands.
    const bool searches = desk.work.found || desk.work.looked;
    if (!searches) wishes.emplace_back(same_lines(desk));
    return wishes;
}

Wishes Take::operator()(const done::Refreshed& refreshed) {
    if (!refreshed.complaint) return {};
    const OpenedComplaint& fresh = *refreshed.complaint;
    if (!desk.who || !desk.open || desk.open->complaint.id != fresh->complaint.id) {
        wipe(*fresh);
        return {};
    }
    if (desk.open != fresh) wipe(*desk.open);
    desk.open = fresh;
    renew_line(desk.work, *fresh);
    return {};
}

Wishes Take::arrived(const Result<OpenedComplaint>& complaint, bool changed) {
    if (!desk.who) {
        if (complaint) wipe(**complaint);
        return {};
    }
    desk.busy = false;
    if (!complaint) {
        desk.failure = complaint.error();
        return {};
    }
    show(desk, *complaint);
    if (!changed) return {};
    desk.done = true;
    if (!desk.work.found) return {same_lines(desk)};
    renew_line(desk.work, **complaint);
    return {};
}

Wishes Take::operator()(const press::CloseComplaint&) {
    if (desk.busy) return {};
    // From what stands behind a figure the way leads back through its list; from a measure straight to the year.
    if (desk.work.from_year && (!desk.open || !desk.work.behind)) return return_to_year(desk, today);
    close_complaint(desk);
    go(desk, Place::work);
    return {};
}

Wishes Take::operator()(const press::ShowRefused& press) {
    desk.refused_shown = press.shown;
    return {};
}

Wishes Take::operator()(const press::BeginStep& begin) {
    if (!free_to_go() || !desk.open) return {};
    const auto& possible = desk.open->possible;
    const bool allowed = std::any_of(possible.begin(), possible.end(),
                                     [&](const Possible& each) { return each.step == begin.step && !each.refused; });
    if (!allowed) return {};
    wipe(desk.step);
    desk.step = begin_step(begin.step, desk.open->complaint, today);
    go(desk, Place::step);
    return {};
}

Wishes Take::operator()(const press::TakeStep&) {
    if (!free_to_go() || !desk.open || desk.place != Place::step) return {};
    desk.step.problems = missing_facts(desk.step);
    desk.failure.reset();
    if (!desk.step.problems.empty()) return {};
    return ask(desk, errand::Take{desk.open->complaint.id, step_of(desk.step)});
}

Wishes Take::operator()(const done::StepTaken& taken) {
    if (taken.complaint) {
        wipe(desk.step);
        wipe(desk.letter);
    }
    return arrived(taken.complaint, true);
}

Wishes Take::operator()(const press::AskWho& ask_who) {
    if (!free_to_go() || !desk.open) return {};
    desk.linking = ask_who.person;
    return {};
}

Wishes Take::operator()(const press::LinkPerson& link) {
    if (!free_to_go() || !desk.open) return {};
    desk.linking.reset();
    return ask(desk, errand::LinkPerson{desk.open->complaint.id, link.person, link.account});
}

Wishes Take::operator()(const press::PrintAgain& print) {
    if (!free_to_go() || !desk.open) return {};
    return ask(desk, errand::PrintAgain{desk.open->complaint.id, print.part});
}

Wishes Take::operator()(const press::EndPrint& end) {
    if (!free_to_go() || !desk.open) return {};
    return ask(desk, errand::EndPrint{reference_of(desk), end.print});
}

Wishes Take::operator()(const press::ConfirmPrint& confirm) {
    if (!free_to_go() || !desk.open) return {};
    return ask(desk, errand::ConfirmPrint{reference_of(desk), confirm.print});
}

Wishes Take::operator()(const press::ShowJournal& press) {
    desk.journal_shown = press.shown;
    return {};
}

}  // namespace klachtenzuil::desk
