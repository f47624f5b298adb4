// The page of the year: which figures are fetched, what stands behind them, and what management writes down.

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_take.hpp"

namespace klachtenzuil::desk {

namespace {

Errand load_year(Desk& desk, Date today) {
    YearState& year = desk.year;
    if (!year.scope) year.scope = AnalysisScope{.period = period_with(year.span, today)};
    year.loading = true;
    return errand::LoadYear{*year.scope, ++year.ticket};
}

}  // namespace

std::chrono::year report_year(const YearState& year, Date today) {
    return year.scope ? year.scope->period.first.year() : today.year();
}

bool is_over(const YearState& year, Date today) {
    return report_year(year, today) < today.year();
}

bool says_something(const NoteDraft& note) {
    return note.text.find_first_not_of(" \t\r\n") != std::string::npos;
}

bool is_complete(const NoteDraft& note) {
    // How it stands can be all that there is to say of it.
    if (note.answers) return note.state.has_value();
    return note.kind && says_something(note);
}

Wishes return_to_year(Desk& desk, Date today) {
    Wishes wishes;
    close_complaint(desk);
    desk.work.from_year = false;
    if (desk.work.behind) wishes.emplace_back(first_page(desk));
    go(desk, Place::year);
    wishes.emplace_back(load_year(desk, today));
    return wishes;
}

Wishes Take::operator()(const press::ShowYear& show) {
    if (!manages(desk) || !free_to_go()) return {};
    const bool there = desk.place == Place::year && desk.year.shown;
    if (show.part) desk.year.part = *show.part;
    if (!there) return return_to_year(desk, today);
    go(desk, Place::year);
    return {};
}

Wishes Take::operator()(const press::ChooseScope& choose) {
    if (!manages(desk) || desk.place != Place::year) return {};
    desk.year.span = choose.span;
    desk.year.scope = choose.scope;
    desk.year.measures = measures_at_once;
    desk.failure.reset();
    desk.done = false;
    return {load_year(desk, today)};
}

Wishes Take::operator()(const press::AskScope& ask_scope) {
    desk.year.choosing = ask_scope.open;
    return {};
}

Wishes Take::operator()(const press::ShowTable& show) {
    if (show.shown) {
        desk.year.tables.insert(show.table);
    } else {
        desk.year.tables.erase(show.table);
    }
    return {};
}

Wishes Take::operator()(const done::YearLoaded& loaded) {
    YearState& year = desk.year;
    if (!manages(desk) || loaded.ticket != year.ticket) return {};
    year.loading = false;
    if (loaded.figures) {
        year.shown = *loaded.figures;
    } else if (desk.place == Place::year) {
        desk.failure = loaded.figures.error();
    }
    return {};
}

Wishes Take::operator()(const press::ShowBehind& show) {
    if (!manages(desk) || !free_to_go() || !desk.year.shown) return {};
    close_complaint(desk);
    go(desk, Place::work);
    WorkState& work = desk.work;
    klachtenzuil::wipe(work.words);
    work.lines.clear();
    work.total = 0;
    work.found = work.all = work.loading = work.from_year = true;
    work.more_behind = false;
    work.looked.reset();
    work.behind = show.figure.label;
    // What it holds may be what leads here.
    const press::ShowBehind shown = show;
    work.other_year.reset();
    if (shown.other) work.other_year = press::ShowBehind{*shown.other, shown.figure};
    return {Errand{errand::FindBehind{desk.year.shown, shown.figure.place, ++work.ticket}}};
}

Wishes Take::operator()(const done::BehindFound& found) {
    WorkState& work = desk.work;
    if (!manages(desk) || found.ticket != work.ticket) return {};
    work.loading = false;
    if (!found.lines) {
        desk.failure = found.lines.error();
        return {};
    }
    work.lines = *found.lines;
    work.total = static_cast<std::int64_t>(work.lines.size());
    work.more_behind = found.more;
    return {};
}

Wishes Take::operator()(const press::OpenMeasure& measure) {
    if (!manages(desk) || !free_to_go()) return {};
    Wishes wishes = operator()(press::Open{measure.complaint});
    desk.work.from_year = true;
    return wishes;
}

Wishes Take::operator()(const press::MoreMeasures&) {
    desk.year.measures += measures_at_once;
    return {};
}

Wishes Take::operator()(const press::WriteNote& write) {
    if (!manages(desk) || !free_to_go()) return {};
    klachtenzuil::wipe(desk.year.note.text);
    desk.year.note = NoteDraft{.answers = write.answers};
    go(desk, Place::year_note);
    return {};
}

Wishes Take::operator()(const press::KeepNote&) {
    NoteDraft& note = desk.year.note;
    if (!manages(desk) || !free_to_go() || desk.place != Place::year_note) return {};
    note.tried = true;
    desk.failure.reset();
    if (!is_complete(note)) return {};
    if (note.answers) return ask(desk, errand::AnswerNote{*note.answers, *note.state, note.text});
    return ask(desk, errand::AddNote{*note.kind, note.text});
}

Wishes Take::operator()(const done::NoteKept& kept) {
    desk.busy = false;
    if (!manages(desk) || desk.place != Place::year_note) return {};
    if (!kept.outcome) {
        desk.failure = kept.outcome.error();
        return {};
    }
    klachtenzuil::wipe(desk.year.note.text);
    desk.year.note = {};
    go(desk, Place::year);
    desk.year.part = YearPart::notes;
    desk.done = true;
    return {ForgetTyped{}, load_year(desk, today)};
}

Wishes Take::operator()(const press::PrintReport& print) {
    YearState& year = desk.year;
    // One at a time: whoever taps twice gets one.
    if (!manages(desk) || !free_to_go() || desk.place != Place::year || is_under_way(year.report)) return {};
    if (print.whom == ReportFor::work_meeting && !is_over(year, today)) return {};
    year.report.reset();
    return ask(desk, errand::PrintReport{report_year(year, today), print.whom, print.language});
}

Wishes Take::operator()(const press::EndReport&) {
    if (!manages(desk) || !free_to_go() || !is_under_way(desk.year.report)) return {};
    return ask(desk, errand::EndReport{});
}

Wishes Take::operator()(const done::ReportAsked& asked) {
    desk.busy = false;
    if (!manages(desk)) return {};
    if (asked.print) {
        desk.year.report = *asked.print;
    } else {
        desk.failure = asked.print.error();
    }
    return {};
}

Wishes Take::operator()(const done::ReportSeen& seen) {
    if (!manages(desk)) return {};
    desk.year.report = seen.print;
    return {};
}

}  // namespace klachtenzuil::desk
