#include <doctest/doctest.h>

#include <functional>

#include "core/words/list.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

const Date today = day("2026-11-22");

struct Row {
    const char* what;
    std::function<void(Form&)> change;
    std::vector<Problem> problems;
};

std::string times(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

void check_rows(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        CAPTURE(row.what);
        Form form = a_form().form();
        row.change(form);
        const auto problems = check(form, today);
        CHECK(problems.size() == row.problems.size());
        for (std::size_t i = 0; i < std::min(problems.size(), row.problems.size()); ++i) {
            CHECK(static_cast<int>(problems[i].field) == static_cast<int>(row.problems[i].field));
            CHECK(word_ids[problems[i].what_to_do.index] == word_ids[row.problems[i].what_to_do.index]);
        }
    }
}

}  // namespace

TEST_CASE("a form in which nothing is missing is taken in") {
    CHECK(check(a_form().form(), today).empty());
}

TEST_CASE("an empty form asks for everything that is needed, in the order of the form") {
    const std::vector<Problem> expected{{Field::kind, w::check_kind},
                                        {Field::name, w::check_name},
                                        {Field::reply_by, w::check_reply_by},
                                        {Field::about, w::check_about},
                                        {Field::story, w::check_story}};
    CHECK(check(Form{}, today) == expected);
}

TEST_CASE("who complains is known, unless without a name") {
    check_rows({
        {"no kind at the kiosk", [](Form& f) { f.complainant.kind.reset(); }, {{Field::kind, w::check_kind}}},
        {"no kind in a letter", [](Form& f) { f.complainant.kind.reset(), f.channel = Channel::letter; }, {}},
        {"no name", [](Form& f) { f.complainant.name = " \t\u00A0"; }, {{Field::name, w::check_name}}},
        {"without a name, nothing else",
         [](Form& f) {
             f.complainant = {.kind = ComplainantKind::staff,
                              .name = "",
                              .phone = "",
                              .email = "",
                              .address = "",
                              .reply_by = {},
                              .anonymous = true,
                              .representative = {}};
         },
         {}},
        {"without a name, an answer by letter chosen before",
         [](Form& f) { f.complainant.name = "", f.complainant.address = "", f.complainant.anonymous = true; },
         {}},
        {"without a name, but there is one",
         [](Form& f) { f.complainant.anonymous = true; },
         {{Field::anonymous, w::check_anonymous_with_name}}},
        {"on someone's behalf",
         [](Form& f) {
             f.complainant.representative = {"Ali Çelik", "vader"};
         },
         {}},
        {"on someone's behalf, relation not told", [](Form& f) { f.complainant.representative.name = "Ali"; }, {}},
        {"on someone's behalf, by whom not told",
         [](Form& f) { f.complainant.representative.relation = "vader"; },
         {{Field::representative_name, w::check_representative_name}}},
    });
}

TEST_CASE("the chosen way of answering has an address to go to") {
    const auto by = [](ReplyBy way, const char* phone, const char* email, const char* address) {
        return [=](Form& f) {
            f.complainant.reply_by = way;
            f.complainant.phone = phone;
            f.complainant.email = email;
            f.complainant.address = address;
        };
    };
    check_rows({
        {"letter, no address", by(ReplyBy::letter, "", "a@b.nl", " \n"), {{Field::address, w::check_address_needed}}},
        {"e-mail", by(ReplyBy::email, "", "a@b.nl", ""), {}},
        {"e-mail, none", by(ReplyBy::email, "0612345678", "", ""), {{Field::email, w::check_email_needed}}},
        {"e-mail, unreadable", by(ReplyBy::email, "", "a.b.nl", ""), {{Field::email, w::check_email}}},
        {"phone", by(ReplyBy::phone, "088 – 700 77 50", "", ""), {}},
        {"phone, none", by(ReplyBy::phone, "", "a@b.nl", ""), {{Field::phone, w::check_phone_needed}}},
        {"phone, unreadable", by(ReplyBy::phone, "bel mijn broer", "", ""), {{Field::phone, w::check_phone}}},
        {"no answer wanted", by(ReplyBy::none, "", "", ""), {}},
        {"letter, with others that can't be read",
         by(ReplyBy::letter, "12", "x", "Laan 2"),
         {{Field::phone, w::check_phone}, {Field::email, w::check_email}}},
        {"not chosen", [](Form& f) { f.complainant.reply_by.reset(); }, {{Field::reply_by, w::check_reply_by}}},
    });
}

TEST_CASE("dates are of days that were") {
    const auto received = [](const char* date, const char* why) {
        return [=](Form& f) { f.received = day(date), f.late_reason = why; };
    };
    const auto happened = [](Date date) { return [=](Form& f) { f.happened_on = date; }; };
    using namespace std::chrono;
    check_rows({
        {"received today", received("2026-11-22", ""), {}},
        {"received tomorrow", received("2026-11-23", ""), {{Field::received, w::check_received_in_future}}},
        {"received 14 days ago", received("2026-11-08", ""), {}},
        {"received 15 days ago", received("2026-11-07", " "), {{Field::late_reason, w::check_late_reason}}},
        {"received 15 days ago, with the reason", received("2026-11-07", "Vakantie"), {}},
        {"received last century", received("1999-12-31", "x"), {{Field::received, w::check_date_impossible}}},
        {"received on a day that does not exist",
         [](Form& f) {
             f.received = Date{year{2026}, February, std::chrono::day{30}};
         },
         {{Field::received, w::check_date_impossible}}},
        {"happened today", happened(today), {}},
        {"happened tomorrow", happened(plus_days(today, 1)), {{Field::happened_on, w::check_happened_in_future}}},
        {"happened long ago", happened(::day("1931-05-04")), {}},
        {"happened in the year 26", happened(::day("0026-05-04")), {{Field::happened_on, w::check_date_impossible}}},
        {"happened on a day that does not exist",
         happened(Date{year{2026}, February, std::chrono::day{29}}),
         {{Field::happened_on, w::check_date_impossible}}},
    });
}

TEST_CASE("each text has its limit, counted in characters and not in bytes") {
    struct Limited {
        Field field;
        std::size_t limit;
        std::string& (*text)(Form&);
    };
    const Limited texts[] = {
        {Field::name, 200, [](Form& f) -> std::string& { return f.complainant.name; }},
        {Field::representative_name, 200, [](Form& f) -> std::string& { return f.complainant.representative.name; }},
        {Field::address, 200, [](Form& f) -> std::string& { return f.complainant.address; }},
        {Field::place, 200, [](Form& f) -> std::string& { return f.place; }},
        {Field::story, 8000, [](Form& f) -> std::string& { return f.story; }},
        {Field::wish, 2000, [](Form& f) -> std::string& { return f.wish; }},
        {Field::late_reason, 2000, [](Form& f) -> std::string& { return f.late_reason; }},
        {Field::persons, 200, [](Form& f) -> std::string& { return f.persons.emplace_back(); }},
    };
    for (const auto& limited : texts) {
        CAPTURE(static_cast<int>(limited.field));
        for (const char* character : {"x", "é", "ж", "€", "😀"}) {
            CAPTURE(character);
            Form form = a_form().form();
            limited.text(form) = times(character, limited.limit);
            CHECK(check(form, today).empty());
            form = a_form().form();
            limited.text(form) = times(character, limited.limit + 1);
            CHECK(check(form, today) == std::vector<Problem>{{limited.field, w::check_text_too_long}});
        }
    }
}

TEST_CASE("text is UTF-8 without control characters") {
    for (const char* good : {"regel\nregel\r\nmet\ttab", "Привіт", "😀 𐍈 \U000F1234", "e\u0301", "\u200D\u202E\uFFFF"}) {
        CAPTURE(good);
        Form form = a_form().form();
        form.story = good;
        CHECK(check(form, today).empty());
    }
    const std::string bad[] = {
        std::string("a\0b", 3), "a\x01",   "a\x1B[31m", "a\x7F", "\u0085", "\xC3", "\xC0\xAF", "\xFF", "\xED\xA0\x80",
        "\xF4\x90\x80\x80",     "\xE2\x82"};
    for (const auto& text : bad) {
        CAPTURE(text);
        Form form = a_form().form();
        form.story = "verhaal " + text;
        CHECK(check(form, today) == std::vector<Problem>{{Field::story, w::check_text_unreadable}});
    }
}

TEST_CASE("twenty persons can be named; empty lines are no persons") {
    Form form = a_form().form();
    form.persons.assign(persons_limit, "Jan");
    form.persons.emplace_back();
    form.persons.emplace_back(" ");
    CHECK(check(form, today).empty());
    form.persons.emplace_back("Piet");
    CHECK(check(form, today) == std::vector<Problem>{{Field::persons, w::check_persons_too_many}});
}

TEST_CASE("a complaint is about something, and tells something") {
    check_rows({
        {"nothing chosen", [](Form& f) { f.about.reset(); }, {{Field::about, w::check_about}}},
        {"all chosen", [](Form& f) { f.about.set(); }, {}},
        {"empty story", [](Form& f) { f.story = "\n\n \u2003"; }, {{Field::story, w::check_story}}},
        {"one word", [](Form& f) { f.story = "Schandalig"; }, {}},
    });
}

TEST_CASE("nothing of a wiped form is left") {
    Form form = a_form().form();
    form.persons = {"Jan"};
    form.happened_on = today;
    wipe(form);
    CHECK(form == Form{});
}
