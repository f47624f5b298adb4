#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "core/register/database.hpp"
#include "core/register/search_text.hpp"
#include "core/register/statement.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

struct Office {
    TestNode node;
    Worker desk{node, "balie", StaffRole::receptionist};
    Worker management{node, "vanas", StaffRole::management};
    Worker handler{node, "jan", StaffRole::handler};

    Filed tell(const char* received, const char* name, const char* story,
               const std::function<void(Form&)>& alter = {}) {
        Form form = a_form().received(received).naming_nobody().form();
        form.late_reason = "te laat";
        form.complainant.name = name;
        form.complainant.phone = "";
        form.complainant.reply_by = ReplyBy::none;
        form.story = story;
        if (alter) alter(form);
        return node.add(form, false);
    }

    std::vector<int> found(Worker& who, std::string_view words, std::size_t most = 100) {
        const auto references = who.work.search(
            words, [](std::int64_t) { return true; }, most);
        REQUIRE(references);
        return numbers(*references);
    }
    std::vector<int> like(const Form& form) {
        const auto references = desk.work.like(form);
        REQUIRE(references);
        return numbers(*references);
    }
    static std::vector<int> numbers(const std::vector<Reference>& references) {
        std::vector<int> all;
        for (const Reference& reference : references)
            all.push_back(reference.number);
        return all;
    }
};

using Numbers = std::vector<int>;

}  // namespace

TEST_CASE("texts are compared without case, marks, kinds of space and of quotes") {
    CHECK(searchable("  Zoë\t\nÇELIK  ") == "zoe celik");
    CHECK(searchable("Straße ’s‑Hertogenbosch") == "strasse 's-hertogenbosch");
    CHECK(searchable("ÅSA e\u0301e\u0301n \uFB01jn") == "asa een fijn");
    CHECK(searchable("\xFF\xFEкиїв") == "\xFF\xFEкиїв");
    CHECK(searchable("КИЇВ") == searchable("київ"));
    CHECK(searchable("").empty());
    CHECK(searchable(" \n ").empty());
    CHECK(searchable_words(" Zoë  wachtte ") == std::vector<std::string>{"zoe", "wachtte"});
    CHECK(searchable_words("  ").empty());
}

TEST_CASE("words are found in whatever was told, all of them, newest first") {
    Office office;
    office.tell("2026-11-10", "Zoë Çelik", "Ik moest een uur wachten.");
    office.tell("2026-11-12", "Bert de Boer", "De wachtkamer was vol.");
    office.tell("2026-11-11", "Anna Visser", "Niemand belde terug.", [](Form& form) {
        form.persons = {"mevrouw De Wit"};
        form.place = "Utrecht";
        form.wish = "Een uur met de directie.";
    });
    CHECK(office.found(office.desk, "wacht") == Numbers{2, 1});
    CHECK(office.found(office.desk, "UUR") == Numbers{3, 1});
    CHECK(office.found(office.desk, "zoe celik") == Numbers{1});
    CHECK(office.found(office.desk, "uur wit") == Numbers{3});
    CHECK(office.found(office.desk, "utrecht Visser") == Numbers{3});
    CHECK(office.found(office.desk, "uur boer").empty());
    CHECK(office.found(office.desk, "K1-2026-000002") == Numbers{2});
    CHECK(office.found(office.desk, "  ").empty());
    CHECK(office.found(office.desk, "wacht", 1) == Numbers{2});
    CHECK(office.found(office.desk, "wacht", 0).empty());
}

TEST_CASE("what staff sealed with a step is found as well, but not its names of facts") {
    Office office;
    const Filed filed = office.tell("2026-11-10", "Zoë Çelik", "Ik moest wachten.");
    REQUIRE(office.desk.work.take(filed.entry.id, {StepKind::note, {{"date", "2026-11-22"}, {"text", "Belde Döner"}}}));
    CHECK(office.found(office.desk, "doner") == Numbers{1});
    CHECK(office.found(office.desk, "doner wachten") == Numbers{1});
    CHECK(office.found(office.desk, "text").empty());
}

TEST_CASE("nobody finds what they may not read") {
    Office office;
    const Filed first = office.tell("2026-11-10", "Zoë Çelik", "Jan liet mij wachten.");
    const Filed second = office.tell("2026-11-11", "Bert Bakker", "Ook ik moest wachten.");
    CHECK(office.found(office.desk, "wachten") == Numbers{2, 1});
    // A handler reads their own complaints only.
    CHECK(office.found(office.handler, "wachten").empty());
    REQUIRE(office.desk.work.take(second.entry.id, {StepKind::assign, {{"date", "2026-11-22"}, {"handler", "jan"}}}));
    CHECK(office.found(office.handler, "wachten") == Numbers{2});
    // And whom it is about finds nothing of it.
    REQUIRE(office.management.work.link_person(first.entry.id, 0, "balie"));
    CHECK(office.found(office.desk, "wachten") == Numbers{2});
    CHECK(office.found(office.management, "wachten") == Numbers{2, 1});
}

TEST_CASE("a search tells how far it is and can be stopped; one dossier that is damaged does not stop it") {
    Office office;
    for (int i = 0; i < 5; ++i)
        office.tell("2026-11-10", "Zoë Çelik", "Ik moest wachten.");
    std::int64_t looked = 0;
    const auto all = office.desk.work.search(
        "wachten",
        [&](std::int64_t so_far) {
            looked = so_far;
            return true;
        },
        100);
    REQUIRE(all);
    CHECK(looked == 5);

    // One after another: the clock goes on by more than a slice with each look at it.
    struct Hurried final : Clock {
        Instant now() const override { return instant_from_iso("2026-11-22T08:00:00.000Z").value(); }
        Steady steady() const override { return Steady{std::chrono::milliseconds{ticks += 20}}; }
        std::string boot() const override { return "boot"; }
        mutable std::int64_t ticks = 0;
    };
    const Hurried clock;
    const Casework hurried(office.node.store(), office.desk.who, office.node.config, clock);
    int calls = 0;
    const auto some = hurried.search(
        "wachten", [&](std::int64_t so_far) { return ++calls == so_far && calls < 3; }, 100);
    REQUIRE(some);
    CHECK(some->size() == 3);

    const auto damaged = office.node->database().transaction([](Sql& sql) -> Result<void> {
        sql.prepare("UPDATE dossier_part SET sealed = x'00' WHERE rowid = 2")->exec();
        sql.prepare(
               "UPDATE dossier_key SET sealed = x'00' WHERE complaint = (SELECT id FROM complaint WHERE number = 3)")
            ->exec();
        return {};
    });
    REQUIRE(damaged);
    CHECK(office.found(office.desk, "wachten").size() == 3);
}

TEST_CASE("a likely duplicate is the same person or a number that is named, received about the same time") {
    Office office;
    office.tell("2026-11-10", "Zoë Çelik", "Eerste.");
    office.tell("2026-09-01", "Zoë Çelik", "Lang geleden.");
    office.tell("2026-11-12", "Anna Visser", "Iemand anders.", [](Form& form) {
        form.complainant.phone = "+31612345678";
        form.complainant.email = "anna@voorbeeld.nl";
    });
    office.tell("2026-11-13", "", "Zonder naam.", [](Form& form) { form.complainant.anonymous = true; });

    Form form = a_form().received("2026-11-20").form();
    form.complainant.name = "ZOE CELIK";
    form.complainant.phone = "";
    CHECK(office.like(form) == Numbers{1});
    form.complainant.phone = "06 – 1234 5678";
    CHECK(office.like(form) == Numbers{3, 1});
    form.complainant.name = "Iemand";
    form.complainant.phone = "";
    form.complainant.email = "Anna@Voorbeeld.NL";
    CHECK(office.like(form) == Numbers{3});
    form.received = date_from_iso("2026-08-20");
    CHECK(office.like(form).empty());
    form.story = fmt::format("Zie ook ({}), en k1 2026 000777.", text_of(Reference{"K1", 2026, 2}));
    CHECK(office.like(form) == Numbers{2});

    Form nobody = a_form().received("2026-11-20").form();
    nobody.complainant = {};
    CHECK(office.like(nobody).empty());
}
