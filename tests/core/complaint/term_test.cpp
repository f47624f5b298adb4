#include "core/complaint/term.hpp"

#include <doctest/doctest.h>

#include "tests/core/complaint/procedure_case.hpp"

using namespace klachtenzuil;

TEST_CASE("terms are counted in calendar days, the day of receipt not counted") {
    struct Row {
        const char* what;
        const char *received, *acknowledge, *refuse, *complete, *extended;
    };
    const Row rows[] = {
        {"the first of November", "2026-11-01", "2026-11-15", "2026-11-29", "2026-12-13", "2027-01-24"},
        {"over the year's end", "2026-12-20", "2027-01-03", "2027-01-17", "2027-01-31", "2027-03-14"},
        {"over a leap day", "2028-02-20", "2028-03-05", "2028-03-19", "2028-04-02", "2028-05-14"},
        {"over the same days in another year", "2027-02-20", "2027-03-06", "2027-03-20", "2027-04-03", "2027-05-15"},
        {"on a leap day", "2028-02-29", "2028-03-14", "2028-03-28", "2028-04-11", "2028-05-23"},
        {"over the night clocks go forward", "2026-03-28", "2026-04-11", "2026-04-25", "2026-05-09", "2026-06-20"},
        {"over the night clocks go back", "2026-10-24", "2026-11-07", "2026-11-21", "2026-12-05", "2027-01-16"},
        {"on the day clocks go forward", "2026-03-29", "2026-04-12", "2026-04-26", "2026-05-10", "2026-06-21"},
        {"on the day clocks go back", "2026-10-25", "2026-11-08", "2026-11-22", "2026-12-06", "2027-01-17"},
        {"on New Year's Eve", "2026-12-31", "2027-01-14", "2027-01-28", "2027-02-11", "2027-03-25"},
        {"on New Year's Day", "2027-01-01", "2027-01-15", "2027-01-29", "2027-02-12", "2027-03-26"},
        {"before a leap day", "2028-02-15", "2028-02-29", "2028-03-14", "2028-03-28", "2028-05-09"},
        {"in a year of a century that is no leap year", "2100-02-20", "2100-03-06", "2100-03-20", "2100-04-03",
         "2100-05-15"},
        {"in a year of a century that is one", "2000-02-20", "2000-03-05", "2000-03-19", "2000-04-02", "2000-05-14"},
        {"over both nights", "2026-01-31", "2026-02-14", "2026-02-28", "2026-03-14", "2026-04-25"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Deadlines dates = deadlines(date_from_iso(row.received).value(), Terms{});
        CHECK(iso(dates.acknowledge) == row.acknowledge);
        CHECK(iso(dates.start) == row.acknowledge);
        CHECK(iso(dates.refuse) == row.refuse);
        CHECK(iso(dates.complete) == row.complete);
        CHECK(iso(dates.complete_extended) == row.extended);
    }
}

TEST_CASE("each term is configuration") {
    const Terms terms{.acknowledge_days = 1,
                      .start_days = 2,
                      .refuse_days = 3,
                      .complete_days = 4,
                      .extension_days = 5,
                      .warn_days = 0};
    const Date received = date_from_iso("2026-12-31").value();
    const Deadlines expected{plus_days(received, 1), plus_days(received, 2), plus_days(received, 3),
                             plus_days(received, 4), plus_days(received, 9)};
    CHECK(deadlines(received, terms) == expected);
}

TEST_CASE("the local date of receipt is the one on the wall in Amsterdam") {
    struct Row {
        const char* what;
        const char *at, *received, *acknowledge;
    };
    const Row rows[] = {
        {"winter, before midnight", "2026-11-22T22:59:59.999Z", "2026-11-22", "2026-12-06"},
        {"winter, midnight", "2026-11-22T23:00:00.000Z", "2026-11-23", "2026-12-07"},
        {"summer, before midnight", "2026-07-01T21:59:59.999Z", "2026-07-01", "2026-07-15"},
        {"summer, midnight", "2026-07-01T22:00:00.000Z", "2026-07-02", "2026-07-16"},
        {"the hour that does not exist", "2026-03-29T01:00:00.000Z", "2026-03-29", "2026-04-12"},
        {"the evening before it", "2026-03-28T22:59:59.999Z", "2026-03-28", "2026-04-11"},
        {"the first midnight in winter time's last night", "2026-03-28T23:00:00.000Z", "2026-03-29", "2026-04-12"},
        {"the evening of that day", "2026-03-29T21:59:59.999Z", "2026-03-29", "2026-04-12"},
        {"the midnight after it", "2026-03-29T22:00:00.000Z", "2026-03-30", "2026-04-13"},
        {"the hour that comes twice, first", "2026-10-25T00:30:00.000Z", "2026-10-25", "2026-11-08"},
        {"the hour that comes twice, again", "2026-10-25T01:30:00.000Z", "2026-10-25", "2026-11-08"},
        {"the midnight before it", "2026-10-24T22:00:00.000Z", "2026-10-25", "2026-11-08"},
        {"the evening of that day", "2026-10-25T22:59:59.999Z", "2026-10-25", "2026-11-08"},
        {"the midnight after it", "2026-10-25T23:00:00.000Z", "2026-10-26", "2026-11-09"},
        {"New Year's Eve", "2026-12-31T22:59:59.999Z", "2026-12-31", "2027-01-14"},
        {"New Year", "2026-12-31T23:00:00.000Z", "2027-01-01", "2027-01-15"},
        {"the evening before a leap day", "2028-02-28T22:59:59.999Z", "2028-02-28", "2028-03-13"},
        {"a leap day", "2028-02-28T23:00:00.000Z", "2028-02-29", "2028-03-14"},
        {"the day after a leap day", "2028-02-29T23:00:00.000Z", "2028-03-01", "2028-03-15"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const Date received = amsterdam(instant_from_iso(row.at).value()).date;
        CHECK(iso(received) == row.received);
        CHECK(iso(deadlines(received, Terms{}).acknowledge) == row.acknowledge);
    }
}

namespace {

const Term& term(const TermsOf& all, TermKind kind) {
    return all[static_cast<std::size_t>(kind)];
}
Term term(const ProcedureCase& one, TermKind kind) {
    return term(terms_of(one.complaint, one.terms), kind);
}
std::string next(const ProcedureCase& one) {
    const auto found = next_term(one.complaint, one.terms);
    return found ? std::string(name_of(found->term)) + ' ' + iso(found->due) : "none";
}
std::string work(const ProcedureCase& one) {
    const auto due = work_due(one.complaint, one.terms);
    return due ? iso(*due) : "none";
}

}  // namespace

TEST_CASE("within includes the last day, and what counts is the day that it was done") {
    struct Row {
        const char* what;
        const char* done;
        const char* today;
        bool met, overdue;
    };
    // Received on 2 March: to be acknowledged by 16 March.
    const Row rows[] = {
        {"on the day of receipt", "2026-03-02", "2026-03-02", true, false},
        {"on the last day", "2026-03-16", "2026-03-16", true, false},
        {"on the last day, typed in later", "2026-03-16", "2026-04-30", true, false},
        {"a day too late", "2026-03-17", "2026-03-17", false, false},
        {"not yet, on the last day", nullptr, "2026-03-16", false, false},
        {"not yet, a day later", nullptr, "2026-03-17", false, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        ProcedureCase one = a_case().on(row.today);
        if (row.done) one.takes(the_desk(), StepKind::acknowledge, {{"date", row.done}, {"how", "letter"}});
        CHECK(term(one, TermKind::acknowledge).met() == row.met);
        CHECK(term(one, TermKind::acknowledge).overdue(one.today) == row.overdue);
    }
}

TEST_CASE("the next term is the open one that runs out first") {
    ProcedureCase one = a_case();
    CHECK(next(one) == "acknowledge 2026-03-16");
    one.takes(the_desk(), StepKind::acknowledge, {{"how", "letter"}});
    CHECK(next(one) == "start 2026-03-16");
    one.assigned();
    CHECK(next(one) == "refuse 2026-03-30");
    one.accepted();
    CHECK(next(one) == "complete 2026-04-13");
    one.heard().decided();
    CHECK(next(one) == "complete 2026-04-13");
    one.told("outcome");
    CHECK(next(one) == "none");
    CHECK(work(one) == "2026-04-13");  // it must still be completed
    one.completed();
    CHECK(next(one) == "none");
    CHECK(work(one) == "none");
    CHECK(term(one, TermKind::complete).met());
}

TEST_CASE("an extension moves the term once the complainant was told, and not before") {
    ProcedureCase one = a_handled_case().extended("2026-05-01");
    CHECK(iso(term(one, TermKind::complete).due) == "2026-04-13");
    one.told("extension");
    CHECK(iso(term(one, TermKind::complete).due) == "2026-05-01");
    CHECK(work(one) == "2026-03-16");  // nobody acknowledged it
}

TEST_CASE("a refusal is done when the complainant was told, and ends the other terms") {
    ProcedureCase one = a_case().refused_complaint();
    CHECK_FALSE(term(one, TermKind::start).applies);
    CHECK_FALSE(term(one, TermKind::complete).applies);
    CHECK(term(one, TermKind::refuse).open());
    CHECK(next(one) == "acknowledge 2026-03-16");
    one.told("refusal");
    CHECK(term(one, TermKind::refuse).met());
    CHECK(next(one) == "none");
    CHECK(work(one) == "none");
    CHECK_FALSE(term(a_handled_case(), TermKind::refuse).applies);
}

TEST_CASE("nobody is written to who left no name and no address") {
    ProcedureCase one = a_case();
    one.complaint.anonymous = true;
    CHECK_FALSE(term(one, TermKind::acknowledge).applies);
    one.takes(the_desk(), StepKind::acknowledge, {{"how", "in_person"}});
    CHECK(term(one, TermKind::acknowledge).met());
}

TEST_CASE("a reopened complaint has its term for the outcome again") {
    ProcedureCase one = a_completed_case();
    one.takes(the_management(), StepKind::reopen, {{"reason", "Nieuw."}});
    CHECK(term(one, TermKind::complete).open());
    CHECK(iso(term(one, TermKind::complete).due) == "2026-04-13");
}
