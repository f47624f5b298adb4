// The page of the year: who gets figures, which answers come too late, and the ways to a complaint and back.

#include <doctest/doctest.h>

#include <algorithm>

#include "kiosk/desk/year_figures.hpp"
#include "tests/kiosk/desk/desk_case.hpp"

using namespace klachtenzuil;
using desk::Desk;
using desk::Place;
using desk::Who;
using desk::Wish;
using desk::YearPart;

namespace {

Desk signed_in(StaffRole role = StaffRole::management) {
    Desk at;
    at.place = Place::work;
    at.who = Who{"directie", role, false, false};
    return at;
}

desk::ShownYear figures_of(const AnalysisScope& scope) {
    auto figures = std::make_shared<desk::YearFigures>();
    figures->analysis.scope = scope;
    return figures;
}

/// The page with the figures of this year.
Desk at_the_year() {
    Desk at = signed_in();
    const auto wishes = take(at, desk::press::ShowYear{});
    const auto* load = errand_of<desk::errand::LoadYear>(wishes);
    REQUIRE(load != nullptr);
    take(at, desk::done::YearLoaded{load->ticket, figures_of(load->scope)});
    REQUIRE(at.year.shown);
    return at;
}

Period period(const char* first, const char* last) {
    return {date_from_iso(first).value(), date_from_iso(last).value()};
}

desk::OpenedComplaint a_complaint(const Reference& reference) {
    auto open = std::make_shared<desk::OpenComplaint>();
    open->complaint.id = new_id<ComplaintId>();
    open->complaint.reference = reference;
    return open;
}

const Reference first{"K1", 2026, 1};
const TablePlace clients{TableId::kinds, "client", "now"};
const TablePlace clients_before_place{TableId::kinds, "client", "before"};
const desk::press::Figure clients_now{clients, "Cliënt"};
const desk::press::Figure clients_before{clients_before_place, "Cliënt, 2025", true};

}  // namespace

TEST_CASE("the figures of the year are management's alone") {
    for (const StaffRole role : {StaffRole::receptionist, StaffRole::handler, StaffRole::independent}) {
        Desk at = signed_in(role);
        CHECK(take(at, desk::press::ShowYear{}).empty());
        CHECK(take(at, desk::press::Go{Place::year}).empty());
        CHECK(take(at, desk::press::ShowBehind{clients_now}).empty());
        CHECK(take(at, desk::press::WriteNote{}).empty());
        CHECK(at.place == Place::work);
    }
}

TEST_CASE("the page begins with the year of today") {
    Desk at = signed_in();
    const auto wishes = take(at, desk::press::Go{Place::year});
    REQUIRE(errand_of<desk::errand::LoadYear>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::LoadYear>(wishes)->scope.period == period("2026-01-01", "2026-12-31"));
    CHECK(at.place == Place::year);
    CHECK(at.year.loading);
}

TEST_CASE("periods follow each other without a gap, whatever their length") {
    using desk::PeriodSpan;
    CHECK(desk::period_with(PeriodSpan::quarter, today) == period("2026-10-01", "2026-12-31"));
    CHECK(desk::period_with(PeriodSpan::month, today) == period("2026-11-01", "2026-11-30"));
    CHECK(desk::period_before(PeriodSpan::quarter, period("2026-01-01", "2026-03-31")) ==
          period("2025-10-01", "2025-12-31"));
    CHECK(desk::period_after(PeriodSpan::month, period("2028-01-01", "2028-01-31")) ==
          period("2028-02-01", "2028-02-29"));
    for (const PeriodSpan span : {PeriodSpan::year, PeriodSpan::quarter, PeriodSpan::month}) {
        Period each = desk::period_with(span, today);
        for (int i = 0; i < 30; ++i) {
            const Period before = desk::period_before(span, each);
            CHECK(plus_days(before.last, 1) == each.first);
            CHECK(desk::period_after(span, before) == each);
            each = before;
        }
    }
}

TEST_CASE("figures that were asked for before another choice are dropped") {
    Desk at = at_the_year();
    const int old = at.year.ticket;
    AnalysisScope scope{.period = period("2025-01-01", "2025-12-31"), .kind = ComplainantKind::client};
    const auto wishes = take(at, desk::press::ChooseScope{desk::PeriodSpan::year, scope});
    REQUIRE(errand_of<desk::errand::LoadYear>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::LoadYear>(wishes)->scope == scope);
    take(at, desk::done::YearLoaded{old, figures_of({.period = period("2024-01-01", "2024-12-31")})});
    CHECK(at.year.loading);
    take(at, desk::done::YearLoaded{at.year.ticket, figures_of(scope)});
    CHECK_FALSE(at.year.loading);
    CHECK(at.year.shown->analysis.scope == scope);
}

TEST_CASE("a bar leads to its complaints, one of them opens, and the way back is the same") {
    Desk at = at_the_year();
    const auto wishes = take(at, desk::press::ShowBehind{clients_now});
    const auto* find = errand_of<desk::errand::FindBehind>(wishes);
    REQUIRE(find != nullptr);
    CHECK(find->year == at.year.shown);
    CHECK(find->place == clients);
    CHECK(at.place == Place::work);
    CHECK(at.work.behind == "Cliënt");
    WorkLine line;
    line.complaint.reference = first;
    take(at, desk::done::BehindFound{find->ticket, std::vector<WorkLine>{line}});
    REQUIRE(at.work.lines.size() == 1);
    CHECK_FALSE(at.open);  // even one alone is chosen by a person: it is a list of figures, not a search by number
    take(at, desk::press::Open{first});
    take(at, desk::done::Opened{a_complaint(first)});
    REQUIRE(at.open);
    take(at, desk::press::Back{});
    CHECK_FALSE(at.open);
    CHECK(at.work.lines.size() == 1);
    CHECK(at.work.behind);
    const auto back = take(at, desk::press::Back{});
    CHECK(at.place == Place::year);
    CHECK(errand_of<desk::errand::LoadYear>(back) != nullptr);
    // The whole list again for whoever goes there next.
    CHECK(errand_of<desk::errand::LoadWork>(back) != nullptr);
    CHECK_FALSE(at.work.behind);
}

TEST_CASE("from the complaints behind a figure the way leads to those of the other year, and back") {
    Desk at = at_the_year();
    take(at, desk::press::ShowBehind{clients_now, clients_before});
    REQUIRE(at.work.other_year);
    CHECK(at.work.other_year->figure.before);
    const auto before = take(at, *at.work.other_year);
    REQUIRE(errand_of<desk::errand::FindBehind>(before) != nullptr);
    CHECK(errand_of<desk::errand::FindBehind>(before)->place == clients_before_place);
    CHECK(at.work.behind == "Cliënt, 2025");
    const auto now = take(at, *at.work.other_year);
    CHECK(errand_of<desk::errand::FindBehind>(now)->place == clients);
    CHECK(at.work.behind == "Cliënt");
    // Alone in its year, it leads to no other.
    take(at, desk::press::ShowBehind{clients_now});
    CHECK_FALSE(at.work.other_year);
    take(at, desk::press::ShowBehind{clients_now, clients_before});
    take(at, desk::press::Go{Place::work});
    CHECK_FALSE(at.work.other_year);
}

TEST_CASE("complaints behind a figure that come after another list was asked for are dropped") {
    Desk at = at_the_year();
    const auto wishes = take(at, desk::press::ShowBehind{clients_now});
    const int ticket = errand_of<desk::errand::FindBehind>(wishes)->ticket;
    take(at, desk::press::Go{Place::work});
    take(at, desk::done::BehindFound{ticket, std::vector<WorkLine>(3)});
    CHECK(at.work.lines.empty());
    CHECK_FALSE(at.work.behind);
}

TEST_CASE("a measure leads to its complaint, and from there straight back to the measures") {
    Desk at = at_the_year();
    take(at, desk::press::ShowYear{YearPart::measures});
    CHECK(at.year.part == YearPart::measures);
    const auto wishes = take(at, desk::press::OpenMeasure{first});
    REQUIRE(errand_of<desk::errand::Open>(wishes) != nullptr);
    take(at, desk::done::Opened{a_complaint(first)});
    take(at, desk::press::Back{});
    CHECK(at.place == Place::year);
    CHECK(at.year.part == YearPart::measures);
    CHECK_FALSE(at.open);
    // Whoever chose another complaint from the list goes back to the list.
    take(at, desk::press::OpenMeasure{first});
    take(at, desk::done::Opened{a_complaint(first)});
    take(at, desk::press::Open{first});
    take(at, desk::done::Opened{a_complaint(first)});
    take(at, desk::press::Back{});
    CHECK(at.place == Place::work);
}

TEST_CASE("a note is kept once it says what it is, and the notes are fetched again") {
    Desk at = at_the_year();
    take(at, desk::press::WriteNote{});
    CHECK(at.place == Place::year_note);
    CHECK(take(at, desk::press::KeepNote{}).empty());
    CHECK(at.year.note.tried);
    at.year.note.kind = ManagementNoteKind::policy_change;
    at.year.note.text = " \n";
    CHECK(take(at, desk::press::KeepNote{}).empty());
    at.year.note.text = "Wij bellen binnen twee dagen terug.";
    const auto wishes = take(at, desk::press::KeepNote{});
    const auto* add = errand_of<desk::errand::AddNote>(wishes);
    REQUIRE(add != nullptr);
    CHECK(add->kind == ManagementNoteKind::policy_change);
    take(at, desk::done::NoteKept{failed(Reason::store_full)});
    CHECK(at.place == Place::year_note);
    CHECK(at.year.note.text == add->text);
    take(at, desk::press::KeepNote{});
    const auto kept = take(at, desk::done::NoteKept{Result<void>()});
    CHECK(at.place == Place::year);
    CHECK(at.year.part == YearPart::notes);
    CHECK(at.year.note.text.empty());
    CHECK(at.done);
    CHECK(errand_of<desk::errand::LoadYear>(kept) != nullptr);
}

TEST_CASE("what became of a note is asked with how it stands") {
    Desk at = at_the_year();
    const StepPlace note{"K1", 17};
    take(at, desk::press::WriteNote{note});
    at.year.note.text = "Het is gedaan.";
    CHECK(take(at, desk::press::KeepNote{}).empty());
    at.year.note.state = ManagementNoteState::carried_out;
    const auto wishes = take(at, desk::press::KeepNote{});
    const auto* answer = errand_of<desk::errand::AnswerNote>(wishes);
    REQUIRE(answer != nullptr);
    CHECK(answer->note == note);
    CHECK(answer->state == ManagementNoteState::carried_out);
    take(at, desk::done::NoteKept{Result<void>()});
    take(at, desk::press::WriteNote{});
    CHECK_FALSE(at.year.note.answers);
    take(at, desk::press::Back{});
    CHECK(at.place == Place::year);
}

TEST_CASE("signing out leaves nothing of the year, and its late answers are for nobody") {
    Desk at = at_the_year();
    const int ticket = at.year.ticket;
    at.year.note.text = "half opgeschreven";
    desk::lock(at);
    CHECK_FALSE(at.year.shown);
    CHECK(at.year.note.text.empty());
    at.who = Who{"directie", StaffRole::management, false, false};
    take(at, desk::done::YearLoaded{ticket, figures_of({})});
    CHECK_FALSE(at.year.shown);
}

TEST_CASE("Escape closes the question which complaints count before it leaves the page") {
    Desk at = at_the_year();
    take(at, desk::press::AskScope{});
    CHECK(at.year.choosing);
    take(at, desk::press::Back{});
    CHECK_FALSE(at.year.choosing);
    CHECK(at.place == Place::year);
    take(at, desk::press::Back{});
    CHECK(at.place == Place::work);
}

TEST_CASE("a report is printed by management alone, one at a time, and for the work meeting when the year is over") {
    Desk other = signed_in(StaffRole::receptionist);
    other.place = Place::year;
    CHECK(take(other, desk::press::PrintReport{}).empty());

    Desk at = at_the_year();
    CHECK(take(at, desk::press::PrintReport{ReportFor::work_meeting}).empty());
    const auto wishes = take(at, desk::press::PrintReport{ReportFor::management, Language::en});
    const auto* print = errand_of<desk::errand::PrintReport>(wishes);
    REQUIRE(print != nullptr);
    CHECK(print->year == std::chrono::year{2026});
    CHECK(print->whom == ReportFor::management);
    CHECK(print->language == Language::en);
    CHECK(at.busy);
    CHECK(take(at, desk::press::PrintReport{}).empty());
    desk::ReportPrint shown{.year = print->year};
    take(at, desk::done::ReportAsked{shown});
    CHECK_FALSE(at.busy);
    // It prints: nothing else is asked for until it is out.
    CHECK(take(at, desk::press::PrintReport{}).empty());
    CHECK(errand_of<desk::errand::EndReport>(take(at, desk::press::EndReport{})) != nullptr);
    take(at, desk::done::ReportAsked{failed(Reason::printer_unreachable)});
    REQUIRE(at.failure);
    CHECK(is_under_way(at.year.report));
    shown.state = LooseState::out;
    take(at, desk::done::ReportSeen{shown});
    CHECK(take(at, desk::press::EndReport{}).empty());
    CHECK(errand_of<desk::errand::PrintReport>(take(at, desk::press::PrintReport{})) != nullptr);
}

TEST_CASE("the report is about the whole year, whatever part of it the page shows") {
    Desk at = at_the_year();
    take(at, desk::press::ChooseScope{desk::PeriodSpan::quarter,
                                      {.period = period("2025-04-01", "2025-06-30"), .kind = ComplainantKind::client}});
    const auto wishes = take(at, desk::press::PrintReport{ReportFor::work_meeting});
    REQUIRE(errand_of<desk::errand::PrintReport>(wishes) != nullptr);
    CHECK(errand_of<desk::errand::PrintReport>(wishes)->year == std::chrono::year{2025});
}

TEST_CASE("what a look at the printer found disturbs nothing that is being waited for") {
    Desk at = at_the_year();
    take(at, desk::press::OpenMeasure{first});
    REQUIRE(at.busy);
    take(at, desk::done::ReportSeen{desk::ReportPrint{}});
    CHECK(at.busy);
    desk::lock(at);
    take(at, desk::done::ReportSeen{desk::ReportPrint{}});
    CHECK_FALSE(at.year.report);
}
