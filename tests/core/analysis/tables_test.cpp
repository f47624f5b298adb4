// What figures mean at their edges, what periods are called, and that tables say what the figures are.

#include <doctest/doctest.h>

#include "core/analysis/counted.hpp"
#include "core/analysis/suppression.hpp"
#include "core/analysis/tables.hpp"
#include "core/words/list.hpp"
#include "tests/core/analysis/small_years.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr Date today{2026y / 3 / 1};

Date day(const char* text) {
    return date_from_iso(text).value();
}

Complaint received_on(const char* date) {
    Complaint complaint;
    complaint.received = day(date);
    complaint.about.set(0);
    return complaint;
}

PeriodFigures of_2025(const std::vector<Complaint>& complaints) {
    return analysis_of(complaints, 2025y, today).now;
}

/// One that was told of its outcome after so many days.
Complaint told_after(int days) {
    Complaint complaint = received_on("2025-02-01");
    complaint.decision =
        Decision{plus_days(complaint.received, days), Outcome::upheld, "Planning", plus_days(complaint.received, days)};
    complaint.stage = Stage::decided;
    return complaint;
}

const TimeFigures& completion(const PeriodFigures& figures) {
    return figures.times[static_cast<std::size_t>(TimeKind::complete)];
}

TermFigures term(const PeriodFigures& figures, TermKind kind) {
    return figures.terms[static_cast<std::size_t>(kind)];
}

}  // namespace

TEST_CASE("the median of an even count is the mean of the middle two, and the mean is rounded half up") {
    CHECK(completion(of_2025({})) == TimeFigures{});
    const auto one = completion(of_2025({told_after(7)}));
    CHECK(one == TimeFigures{1, 70, 70, 7});
    const auto four = completion(of_2025({told_after(1), told_after(40), told_after(4), told_after(9)}));
    CHECK(four.median_tenths == 65);
    CHECK(four.mean_tenths == 135);
    CHECK(four.longest_days == 40);
    // 0.05 of a day more than five.
    std::vector<Complaint> twenty(19, told_after(5));
    twenty.push_back(told_after(6));
    CHECK(completion(of_2025(twenty)).mean_tenths == 51);
}

TEST_CASE("percentages are whole, halves up, and none of nothing") {
    CHECK(percent_of(1, 3) == 33);
    CHECK(percent_of(2, 3) == 67);
    CHECK(percent_of(1, 8) == 13);
    CHECK(percent_of(0, 7) == 0);
    CHECK_FALSE(percent_of(0, 0));
}

TEST_CASE("a term counts on the day it was met, or on the day it became late") {
    Complaint in_time = received_on("2024-12-20");
    in_time.acknowledged = day("2025-01-03");
    CHECK(term(of_2025({in_time}), TermKind::acknowledge) == TermFigures{1, 0});
    Complaint late = received_on("2024-12-16");
    late.acknowledged = day("2025-01-05");  // late since 31 December
    CHECK(term(of_2025({late}), TermKind::acknowledge) == TermFigures{0, 0});
    Complaint never = received_on("2024-12-17");  // late since 1 January
    CHECK(term(of_2025({never}), TermKind::acknowledge) == TermFigures{0, 1});
    Complaint runs = received_on("2025-12-31");
    runs.acknowledged = {};
    Analysis early = analysis_of({runs}, 2025y, day("2026-01-14"));
    CHECK(term(early.now, TermKind::acknowledge) == TermFigures{0, 0});
    // Not accepting is no term of what may still be accepted.
    CHECK(term(of_2025({received_on("2025-05-01")}), TermKind::refuse) == TermFigures{0, 0});
    Complaint refused = received_on("2025-05-01");
    refused.stage = Stage::refused;
    refused.refused = Refused{day("2025-05-20"), Refusal::not_ours, day("2025-06-20")};
    CHECK(term(of_2025({refused}), TermKind::refuse) == TermFigures{0, 1});
    CHECK(term(of_2025({refused}), TermKind::complete) == TermFigures{0, 0});
}

TEST_CASE("an extension moves the term only when the complainant was told") {
    Complaint complaint = told_after(60);
    complaint.extension = Extension{day("2025-03-01"), day("2025-04-20"), ExtensionReason::expert, {}};
    CHECK(term(of_2025({complaint}), TermKind::complete) == TermFigures{0, 1});
    complaint.extension->told = day("2025-03-02");
    CHECK(term(of_2025({complaint}), TermKind::complete) == TermFigures{1, 0});
}

TEST_CASE("both ends of a year belong to it, and what is open at its end is so by its last day") {
    Complaint first = received_on("2025-01-01");
    first.completion = Completion{day("2025-12-31"), Satisfied::yes, ""};
    Complaint last = received_on("2025-12-31");
    last.completion = Completion{day("2026-01-01"), Satisfied::no, ""};
    const PeriodFigures figures = of_2025({first, last, received_on("2024-12-31"), received_on("2026-01-01")});
    CHECK(figures.received == 2);
    CHECK(figures.completed == 1);
    CHECK(figures.open_at_end == 2);
    CHECK(figures.open_late == 1);
    CHECK(figures.months.front().received == 1);
    CHECK(figures.months.back().received == 1);
    CHECK(figures.months.back().completed == 1);
}

TEST_CASE("what is open and past a term is late, also in a year in which nothing came in") {
    Complaint waits = received_on("2024-06-01");
    Complaint acknowledged = received_on("2024-12-25");
    acknowledged.acknowledged = day("2025-12-31");
    acknowledged.started = day("2026-01-02");
    Complaint over = received_on("2024-06-01");
    over.completion = Completion{day("2025-12-31"), Satisfied::yes, ""};
    const PeriodFigures figures = of_2025({waits, acknowledged, over});
    CHECK(figures.received == 0);
    CHECK(figures.open_at_end == 2);
    CHECK(figures.open_late == 2);
    const auto late = [&](TermKind kind) { return figures.open_late_terms[static_cast<std::size_t>(kind)]; };
    CHECK(late(TermKind::acknowledge) == 1);
    CHECK(late(TermKind::start) == 2);
    CHECK(late(TermKind::complete) == 2);
    CHECK(late(TermKind::refuse) == 0);
}

TEST_CASE("a cause is the same whatever its case and spaces") {
    CauseBook book(std::vector<std::string>{"Planning"});
    CHECK(book.number_of(" planning ") == 0);
    CHECK(book.number_of("PLANNING") == 0);
    CHECK(book.number_of("Wachttijd  bij de  balie") == 1);
    CHECK(book.number_of("wachttijd bij de balie") == 1);
    CHECK(book.number_of("ÉÉN  oorzaak") == book.number_of("één oorzaak"));
    CHECK(book.text(0) == "Planning");
    CauseBook full(std::vector<std::string>{});
    for (std::size_t i = 0; i < CauseBook::most_spellings + 500; ++i)
        full.number_of("oorzaak " + std::to_string(i));
    CHECK(full.size() == CauseBook::most_spellings + 1);
    CHECK(full.text(full.number_of("nog een andere")).empty());
}

TEST_CASE("a period is called by what it is, and the year before has the same days") {
    const Words nl(Language::nl);
    const Words en(Language::en);
    CHECK(name_of(year_of(2025y), nl) == "2025");
    CHECK(name_of(quarter_of(2025y, 3), nl) == "3e kwartaal 2025");
    CHECK(name_of(month_of(2025y / std::chrono::March), nl) == "maart 2025");
    CHECK(name_of({day("2025-07-01"), day("2025-12-31")}, nl) == "2e helft van 2025");
    CHECK(name_of({day("2025-03-03"), day("2025-03-09")}, en) == "Monday 3 March 2025 to Sunday 9 March 2025");
    CHECK(name_of(year_of(2025y)) == "2025");
    CHECK(name_of(quarter_of(2025y, 4)) == "2025-Q4");
    CHECK(name_of(month_of(2025y / std::chrono::March)) == "2025-03");
    CHECK(year_before(year_of(2025y)) == year_of(2024y));
    CHECK(year_before(month_of(2024y / std::chrono::February)) == month_of(2023y / std::chrono::February));
    CHECK(year_before(month_of(2025y / std::chrono::February)) == month_of(2024y / std::chrono::February));
    CHECK(year_before({day("2023-01-01"), day("2025-12-31")}) == Period{day("2020-01-01"), day("2022-12-31")});
    CHECK(months_in({day("2025-11-15"), day("2026-02-01")}).size() == 4);
}

TEST_CASE("every table has its rows and columns filled, and every cell speaks in both languages") {
    const auto complaints = complaints_of({.seed = 2, .complaints = 300, .first_year = 2024, .years = 2});
    Analysis analysis = analysis_of(complaints, 2025y, today);
    analysis.measures.push_back({ComplaintId{}, {"K1", 2025, 7}, "Planning", Measure{}, true});
    analysis.measures.back().measure = {.number = 1,
                                        .kind = MeasureKind::corrective,
                                        .what = "Vaker bellen",
                                        .owner = "teamleider",
                                        .decided = day("2025-03-01"),
                                        .due = day("2025-04-01"),
                                        .checked = {},
                                        .result = {}};
    analysis.repeats.push_back({"Planning", 2, day("2025-04-01"), 3});
    const auto tables = tables_of(analysis);
    REQUIRE(tables.size() == table_id_count);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const FigureTable& table = tables[i];
        CAPTURE(name_of(table.id));
        CHECK(static_cast<std::size_t>(table.id) == i);
        CHECK(table_id_from(name_of(table.id)) == table.id);
        CHECK(table.columns.front().kind == ColumnKind::label);
        CHECK(!table.rows.empty());
        for (const Language language : all_languages) {
            const Words words(language);
            CHECK(!words(table.title).empty());
            for (const FigureColumn& column : table.columns)
                CHECK(!title_of(column, words).empty());
            for (const TableNote& note : table.notes)
                CHECK(!text_of(note, words).empty());
            for (const FigureRow& row : table.rows) {
                REQUIRE(row.cells.size() == table.columns.size());
                CHECK(!row.name.empty());
                for (std::size_t c = 0; c < row.cells.size(); ++c)
                    CHECK(!text_of(row.cells[c], table.columns[c].kind, words).empty());
            }
        }
    }
    CHECK(number_at(tables, TableId::overview, "received", "now") == analysis.now.received);
    CHECK(number_at(tables, TableId::months, "2025-03", "received_before") == analysis.before.months[2].received);
    CHECK(number_at(tables, TableId::terms, "complete", "percent") ==
          percent_of(analysis.now.terms[3].met, analysis.now.terms[3].count()));
    CHECK_FALSE(number_at(tables, TableId::terms, "complete", "nothing"));
}

TEST_CASE("of a month that is still to come nothing is said, of one that began what it counts so far") {
    Analysis analysis = analysis_of({}, 2026y, 2026y / 11 / 1);
    analysis.before.months[11].received = 7;
    const auto tables = tables_of(analysis);
    CHECK(number_at(tables, TableId::months, "2026-11", "received") == 0);
    CHECK(number_at(tables, TableId::months, "2026-11", "completed") == 0);
    CHECK_FALSE(number_at(tables, TableId::months, "2026-12", "received"));
    CHECK_FALSE(number_at(tables, TableId::months, "2026-12", "completed"));
    CHECK(number_at(tables, TableId::months, "2026-12", "received_before") == 7);
}

TEST_CASE("numbers read as people of each language write them") {
    const Words nl(Language::nl);
    const Words en(Language::en);
    CHECK(text_of(std::int64_t{125}, ColumnKind::tenths, nl) == "12,5");
    CHECK(text_of(std::int64_t{125}, ColumnKind::tenths, en) == "12.5");
    CHECK(text_of(std::int64_t{12'005}, ColumnKind::tenths, nl) == "1.200,5");
    CHECK(text_of(std::int64_t{87}, ColumnKind::percent, nl) == "87%");
    CHECK(text_of(std::int64_t{980}, ColumnKind::count, nl) == "980");
    CHECK(text_of(std::int64_t{1000}, ColumnKind::count, nl) == "1.000");
    CHECK(text_of(std::int64_t{1'234'567}, ColumnKind::count, nl) == "1.234.567");
    CHECK(text_of(std::int64_t{1'234'567}, ColumnKind::count, en) == "1,234,567");
    CHECK(text_of_count(-123'456, en) == "-123,456");
    CHECK(text_of(DaySpan{{}, 14}, ColumnKind::label, nl) == "tot en met 14 dagen");
    CHECK(text_of(DaySpan{15, 28}, ColumnKind::label, nl) == "15 tot en met 28 dagen");
    CHECK(text_of(DaySpan{85, {}}, ColumnKind::label, nl) == "meer dan 84 dagen");
}

TEST_CASE("a small year says why nothing can be said") {
    const Analysis empty = analysis_of({}, 2025y, today);
    CHECK(why_not_typical(0) == Unsaid::nothing);
    CHECK(why_not_typical(4) == Unsaid::too_few);
    CHECK_FALSE(why_not_typical(5));
    CHECK(why_not_compared(0, 20, empty) == Unsaid::nothing);
    CHECK(why_not_compared(20, 0, empty) == Unsaid::nothing_before);
    CHECK(why_not_compared(9, 20, empty) == Unsaid::too_few);
    CHECK(why_not_compared(20, 9, empty) == Unsaid::too_few_before);
    CHECK_FALSE(why_not_compared(20, 20, empty));
    CHECK(why_not_compared(20, 20, analysis_of({}, 2026y, today)) == Unsaid::still_running);
}

TEST_CASE("hiding takes as much along as keeps the small ones unknown") {
    const auto hidden = [](std::vector<std::int64_t> counts) { return hidden_parts(counts, 5); };
    using Marks = std::vector<bool>;
    CHECK(hidden({10, 0, 20}) == Marks{false, false, false});
    CHECK(hidden({3, 0, 20}) == Marks{true, true, true});
    CHECK(hidden({3, 7, 20}) == Marks{true, true, false});
    CHECK(hidden({3, 4, 20}) == Marks{true, true, false});
    CHECK(hidden({1, 1, 9, 20}) == Marks{true, true, true, false});
    CHECK(hidden({1, 2, 0}) == Marks{true, true, true});
    const auto answers = [](std::vector<std::int64_t> counts, std::int64_t total) {
        return hidden_answers(counts, total, 5);
    };
    CHECK(answers({18, 12, 9}, 30) == Marks{false, false, false});
    CHECK(answers({28, 12, 9}, 30) == Marks{true, false, true});
}

TEST_CASE("what came in on the day from which a measure was to have worked is no repeat, and the day after it is") {
    const PeriodDays period(year_of(std::chrono::year{2025}));
    const Day since = std::chrono::year{2025} / 3 / 10;
    CaseRow row;
    row.decided = std::chrono::year{2025} / 4 / 1;
    row.outcome = Outcome::upheld;
    row.received = since;
    CHECK_FALSE(is_repeat(row, period, since));
    row.received = since + std::chrono::days{1};
    CHECK(is_repeat(row, period, since));
    row.outcome = Outcome::not_upheld;
    CHECK_FALSE(is_repeat(row, period, since));
}
