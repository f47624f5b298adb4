#include "kiosk/visit/draft.hpp"
#include "core/words/list.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace klachtenzuil;

namespace {

const Date sunday = date_from_iso("2026-11-22").value();

/// A visit in which every question was answered, for the visitor's own complaint.
Draft a_full_draft() {
    Draft draft;
    Form& form = draft.form;
    form.complainant.kind = ComplainantKind::client;
    form.complainant.name = "Zoë Çelik";
    form.complainant.address = "Dorpsstraat 1\n1234 AB Ons Dorp";
    form.complainant.reply_by = ReplyBy::letter;
    form.about.set(static_cast<std::size_t>(Category::treatment));
    form.place = "aan de balie";
    form.story = "Er werd niet geluisterd.";
    form.wish = "Een gesprek.";
    draft.who_speaks_answered = true;
    draft.when = When::yesterday;
    draft.persons = "Jan, de man aan de balie";
    draft.raised_before = true;
    draft.brought_letter = false;
    return draft;
}

bool asks_for(const std::vector<Problem>& problems, Field field) {
    return std::any_of(problems.begin(), problems.end(), [field](const Problem& p) { return p.field == field; });
}

}  // namespace

TEST_CASE("a full draft leaves nothing to ask, on any step") {
    const Draft draft = a_full_draft();
    for (int i = 0; i < screen_count; ++i)
        CHECK(problems_of(draft, static_cast<Screen>(i), sunday).empty());
}

TEST_CASE("an empty draft is asked at each step for what that step needs, and at the check for all of it") {
    const Draft draft;
    CHECK(asks_for(problems_of(draft, Screen::about, sunday), Field::about));
    CHECK(asks_for(problems_of(draft, Screen::who, sunday), Field::kind));
    CHECK(asks_for(problems_of(draft, Screen::who, sunday), Field::representative_relation));
    CHECK(asks_for(problems_of(draft, Screen::happened, sunday), Field::story));
    CHECK(problems_of(draft, Screen::wish, sunday).empty());
    CHECK(asks_for(problems_of(draft, Screen::contact, sunday), Field::name));
    CHECK_FALSE(asks_for(problems_of(draft, Screen::about, sunday), Field::story));
    const auto all = problems_of(draft, Screen::check, sunday);
    for (const Field field : {Field::about, Field::kind, Field::story, Field::name})
        CHECK(asks_for(all, field));
    CHECK(problems_of(draft, Screen::welcome, sunday).empty());
}

TEST_CASE("the day is put in as a date") {
    Draft draft = a_full_draft();
    const auto day_of = [&draft](When when) {
        draft.when = when;
        return form_of(draft, sunday).happened_on;
    };
    draft.form.happened_on = date_from_iso("2026-10-30");
    CHECK(day_of(When::today) == sunday);
    CHECK(day_of(When::yesterday) == date_from_iso("2026-11-21"));
    CHECK(day_of(When::on_a_day) == date_from_iso("2026-10-30"));
    CHECK(day_of(When::not_known) == std::nullopt);
    CHECK(day_of(When::unanswered) == std::nullopt);
}

TEST_CASE("another day without a day in the calendar is asked for") {
    Draft draft = a_full_draft();
    draft.when = When::on_a_day;
    CHECK(asks_for(problems_of(draft, Screen::happened, sunday), Field::happened_on));
    draft.form.happened_on = plus_days(sunday, -30);
    CHECK_FALSE(asks_for(problems_of(draft, Screen::happened, sunday), Field::happened_on));
}

TEST_CASE("names are divided at commas, semicolons and lines, and empty ones are left out") {
    Draft draft = a_full_draft();
    draft.persons = " Jan ,, Piet de Vries;\n de man aan de balie \n";
    CHECK(form_of(draft, sunday).persons == std::vector<std::string>{"Jan", "Piet de Vries", "de man aan de balie"});
    draft.persons = "  \n ";
    CHECK(form_of(draft, sunday).persons.empty());
}

TEST_CASE("white space at the ends is taken off and kept in the middle") {
    Draft draft = a_full_draft();
    draft.form.story = "\n Eerst dit.\n\nToen dat. \t\n";
    draft.form.wish = " \n ";
    const Form form = form_of(draft, sunday);
    CHECK(form.story == "Eerst dit.\n\nToen dat.");
    CHECK(form.wish.empty());
}

TEST_CASE("without a name, nothing that says who the visitor is goes along") {
    Draft draft = a_full_draft();
    draft.for_someone_else = true;
    draft.form.complainant.representative = {"Ank Bos", "dochter"};
    draft.form.complainant.phone = "06 12345678";
    draft.form.complainant.anonymous = true;
    const Complainant sent = form_of(draft, sunday).complainant;
    CHECK(sent.name.empty());
    CHECK(sent.representative == Representative{});
    CHECK(sent.phone.empty());
    CHECK(sent.email.empty());
    CHECK(sent.address.empty());
    CHECK(sent.reply_by == ReplyBy::none);
    CHECK(sent.kind == ComplainantKind::client);
    CHECK(problems_of(draft, Screen::check, sunday).empty());
}

TEST_CASE("what the visitor typed before choosing another way of answering is not sent and not asked about") {
    Draft draft = a_full_draft();
    Complainant& complainant = draft.form.complainant;
    complainant.email = "half@";
    complainant.phone = "088 700 77 50";
    complainant.reply_by = ReplyBy::phone;
    const Complainant sent = form_of(draft, sunday).complainant;
    CHECK(sent.phone == "088 700 77 50");
    CHECK(sent.email.empty());
    CHECK(sent.address.empty());
    CHECK(problems_of(draft, Screen::contact, sunday).empty());
    CHECK(complainant.email == "half@");

    complainant.reply_by = ReplyBy::none;
    CHECK(form_of(draft, sunday).complainant.phone.empty());
}

TEST_CASE("who speaks for someone else is asked for the own name, at the step that asks for names") {
    Draft draft = a_full_draft();
    draft.for_someone_else = true;
    CHECK(asks_for(problems_of(draft, Screen::contact, sunday), Field::representative_name));
    CHECK(problems_of(draft, Screen::who, sunday).empty());
    draft.form.complainant.representative.relation = "dochter";
    const auto problems = problems_of(draft, Screen::contact, sunday);
    CHECK(std::count_if(problems.begin(), problems.end(),
                        [](const Problem& p) { return p.field == Field::representative_name; }) == 1);
    draft.form.complainant.representative.name = "Ank Bos";
    CHECK(problems_of(draft, Screen::contact, sunday).empty());
    CHECK(form_of(draft, sunday).complainant.representative == Representative{"Ank Bos", "dochter"});
}

TEST_CASE("who went back to an own complaint sends no representative") {
    Draft draft = a_full_draft();
    draft.form.complainant.representative = {"Ank Bos", "dochter"};
    CHECK(form_of(draft, sunday).complainant.representative == Representative{});
}

TEST_CASE("problems stand in the order in which the step asks") {
    Draft draft;
    draft.when = When::on_a_day;
    const auto problems = problems_of(draft, Screen::happened, sunday);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].field == Field::story);
    CHECK(problems[1].field == Field::happened_on);
}

TEST_CASE("the story goes on the paper only for who asks for it, because the printer stands in the open") {
    CHECK_FALSE(Draft{}.story_on_paper);
    Draft draft = a_full_draft();
    draft.story_on_paper = true;
    wipe(draft);
    CHECK_FALSE(draft.story_on_paper);
}

TEST_CASE("a wiped draft is as new") {
    Draft draft = a_full_draft();
    wipe(draft);
    CHECK(draft.form == Form{});
    CHECK(draft.persons.empty());
    CHECK(draft.when == When::unanswered);
    CHECK_FALSE(draft.raised_before.has_value());
    CHECK_FALSE(draft.who_speaks_answered);
}

TEST_CASE("who speaks for someone else is asked about that person, not about themselves") {
    Draft draft;
    draft.for_someone_else = true;
    draft.who_speaks_answered = true;
    CHECK(problems_of(draft, Screen::who, sunday) == std::vector<Problem>{{Field::kind, w::who_choose_their_kind}});
    const auto problems = problems_of(draft, Screen::contact, sunday);
    CHECK(std::count(problems.begin(), problems.end(), Problem{Field::name, w::contact_give_their_name}) == 1);
    CHECK(std::count(problems.begin(), problems.end(), Problem{Field::name, w::check_name}) == 0);
}
