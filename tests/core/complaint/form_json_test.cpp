#include "core/complaint/form_json.hpp"

#include <doctest/doctest.h>

#include <random>

#include "core/complaint/form_names.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

/// Forms of every shape; the same ones in every run.
class FormMaker {
  public:
    explicit FormMaker(unsigned seed) : m_random(seed) {}

    Form make() {
        Form form;
        form.channel = static_cast<Channel>(below(channel_count));
        form.received = maybe_date();
        form.language = all_languages[below(std::size(all_languages))];
        auto& who = form.complainant;
        if (coin()) who.kind = static_cast<ComplainantKind>(below(complainant_kind_count));
        if (coin()) who.reply_by = static_cast<ReplyBy>(below(reply_by_count));
        who.anonymous = coin();
        for (std::string* each :
             {&who.name, &who.phone, &who.email, &who.address, &who.representative.name, &who.representative.relation,
              &form.place, &form.story, &form.wish, &form.late_reason}) {
            *each = text();
        }
        form.about = Categories(below(1U << category_count));
        form.happened_on = maybe_date();
        for (auto left = below(4); left > 0; --left)
            form.persons.push_back(text());
        form.raised_before = coin();
        form.brought_letter = coin();
        return form;
    }

  private:
    unsigned below(std::size_t end) { return static_cast<unsigned>(m_random() % end); }
    bool coin() { return below(2) == 0; }
    std::optional<Date> maybe_date() {
        if (coin()) return std::nullopt;
        return plus_days(day("2000-01-01"), static_cast<int>(below(20'000)));
    }
    std::string text() {
        static constexpr std::string_view pieces[] = {
            "a", "Z", "\"", "\\", "/",  "\n", "\r\n", "\t", "\x01",  "\x1F",   "\x7F",       "é",
            "ж", "€", "😀",  " ",  "{}", "[",  ",",    ":",  "\\u00", "\u2028", "\U0010FFFF", "null"};
        std::string all;
        for (auto left = below(40); left > 0; --left)
            all += pieces[below(std::size(pieces))];
        return all;
    }

    std::mt19937 m_random;
};

}  // namespace

TEST_CASE("a form that was written is read back as it was") {
    FormMaker maker(20261122);
    for (int i = 0; i < 2000; ++i) {
        const Form form = maker.make();
        const std::string json = write_form(form);
        CAPTURE(json);
        CHECK(json.find('\n') == std::string::npos);
        const auto read = read_form(json);
        REQUIRE(read);
        CHECK(*read == form);
    }
}

TEST_CASE("the largest form that the checks let through can be written and read") {
    Form form = a_form().form();
    form.story.assign(story_limit, '\n');
    for (int i = 0; i < 2000; ++i)
        form.wish += "😀";
    form.late_reason.assign(late_reason_limit, '"');
    form.persons.assign(persons_limit, std::string(name_limit, '\t'));
    CHECK(check(form, day("2026-11-22")).size() == 1);  // a story of line breaks only is blank
    CHECK(read_form(write_form(form)).value() == form);
}

TEST_CASE("the form of the command line contract is read") {
    const auto form = read_form(R"({"channel": "phone", "received": "2026-11-02", "language": "nl",
 "complainant": {"kind": "client", "name": "Zoë Çelik", "phone": "", "email": "", "address": "", "reply_by": "letter",
                 "anonymous": false, "representative": {"name": "", "relation": ""}},
 "about": ["treatment"], "happened_on": "2026-10-30", "place": "", "persons": [""], "story": "…", "wish": "…",
 "raised_before": false, "late_reason": ""})");
    REQUIRE(form);
    Form expected = a_form().form();
    expected.channel = Channel::phone;
    expected.received = day("2026-11-02");
    expected.complainant.phone = "";
    expected.complainant.reply_by = ReplyBy::letter;
    expected.happened_on = day("2026-10-30");
    expected.persons = {""};
    expected.story = expected.wish = "…";
    CHECK(*form == expected);
}

TEST_CASE("what is left out has its default") {
    CHECK(read_form("{}").value() == Form{});
    CHECK(
        read_form(R"({"received": null, "happened_on": "", "complainant": {"kind": "", "reply_by": null}})").value() ==
        Form{});
    CHECK(read_form("\xEF\xBB\xBF {} \n").value() == Form{});
}

TEST_CASE("what cannot be read is named by its field, and never shown") {
    struct Row {
        const char* json;
        const char* detail;
    };
    const Row rows[] = {
        {"", "1:0"},
        {"{", "1:1"},
        {"{}{}", "1:3"},
        {"{\n\"story\": \"geheim", "2:16"},
        {"\"geheim\"", "{…}"},
        {"[]", "{…}"},
        {"null", "{…}"},
        {R"({"storey": "geheim"})",
         "storey: channel | received | language | complainant | about | happened_on | place | persons | story | wish | "
         "raised_before | brought_letter | late_reason"},
        {R"({"complainant": {"representative": {"Jan Geheim": 1}}})", "complainant.representative.?: name | relation"},
        {R"({"story": 3})", "story: \"…\""},
        {R"({"story": null})", "story: \"…\""},
        {R"({"story": ["geheim"]})", "story: \"…\""},
        {R"({"story": {"a": "geheim"}})", "story: \"…\""},
        {R"({"channel": "geheim"})", "channel: kiosk | walk_in | phone | letter | email"},
        {R"({"channel": ""})", "channel: kiosk | walk_in | phone | letter | email"},
        {R"({"complainant": {"kind": "geheim"}})",
         "complainant.kind: client | employer | contract_party | staff | freelancer | null"},
        {R"({"complainant": "geheim"})", "complainant: {…}"},
        {R"({"complainant": []})", "complainant: {…}"},
        {R"({"complainant": {"anonymous": "geheim"}})", "complainant.anonymous: true | false"},
        {R"({"complainant": {"anonymous": null}})", "complainant.anonymous: true | false"},
        {R"({"about": ["geheim"]})", "about: service | functioning | behaviour | treatment | other"},
        {R"({"about": [[]]})", "about: service | functioning | behaviour | treatment | other"},
        {R"({"about": "treatment"})", "about: […]"},
        {R"({"persons": [1]})", "persons: \"…\""},
        {R"({"persons": [{}]})", "persons: \"…\""},
        {R"({"received": "2026-02-30"})", "received: \"YYYY-MM-DD\" | null"},
        {R"({"received": 20260230})", "received: \"YYYY-MM-DD\" | null"},
        {R"({"happened_on": "gisteren"})", "happened_on: \"YYYY-MM-DD\" | null"},
        {R"({"happened_on": "0000-02-01"})", "happened_on: \"YYYY-MM-DD\" | null"},
        {R"({"story": "a", "story": "b"})", "story × 2"},
        {R"({"complainant": {"name": "a"}, "complainant": {"phone": "b"}})", "complainant × 2"},
        {"{\"story\": \"\xFF\"}", "1:12"},
        {R"({"story": "\ud800"})", "1:18"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.json);
        const auto form = read_form(row.json);
        REQUIRE_FALSE(form);
        CHECK(form.error() == Failure{Reason::form_not_json, row.detail});
    }
}

TEST_CASE("depth and size are bounded") {
    CHECK_FALSE(read_form(std::string(200'000, '[')));
    std::string deep = R"({"complainant": )";
    for (int i = 0; i < 50'000; ++i)
        deep += "{\"a\":";
    CHECK_FALSE(read_form(deep));
    CHECK(read_form(std::string(300 * 1024, ' ')).error().detail == "> 256 KiB");
}

TEST_CASE("bytes that are no UTF-8 are never written into JSON") {
    Form form = a_form().form();
    form.story = "a\xFF\"";
    CHECK(read_form(write_form(form)).value().story == "a\uFFFD\"");
}

TEST_CASE("names are read back as the values they stand for") {
    for (int i = 0; i < channel_count; ++i)
        CHECK(channel_from(name_of(static_cast<Channel>(i))) == static_cast<Channel>(i));
    for (int i = 0; i < complainant_kind_count; ++i)
        CHECK(complainant_kind_from(name_of(static_cast<ComplainantKind>(i))) == static_cast<ComplainantKind>(i));
    for (int i = 0; i < category_count; ++i)
        CHECK(category_from(name_of(static_cast<Category>(i))) == static_cast<Category>(i));
    for (int i = 0; i < reply_by_count; ++i)
        CHECK(reply_by_from(name_of(static_cast<ReplyBy>(i))) == static_cast<ReplyBy>(i));
    CHECK_FALSE(channel_from("Kiosk"));
    CHECK_FALSE(category_from(""));
}
