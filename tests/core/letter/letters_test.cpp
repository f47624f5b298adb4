#include "core/letter/letters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "tests/core/letter/letter_texts.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

Config a_config() {
    Config config = default_config();
    config.organisation.address = "Stationsplein 1\n3511 ED Utrecht";
    config.organisation.external_body_address = "Postbus 1\n1000 AA Amsterdam";
    return config;
}

Form a_form(Language language = Language::nl) {
    Form form;
    form.language = language;
    form.complainant.name = "Zoë Çelik";
    form.complainant.address = "Dorpsstraat 5\n1234 AB Utrecht";
    form.complainant.reply_by = ReplyBy::letter;
    return form;
}

/// A complaint that went all the way, so that every letter can be written about it.
Complaint a_complaint(Language language = Language::nl) {
    Complaint complaint;
    complaint.reference = {"K1", 2026, 42};
    complaint.received = day("2026-03-02");
    complaint.language = language;
    complaint.about.set(static_cast<std::size_t>(Category::treatment));
    complaint.stage = Stage::handling;
    complaint.refused = Refused{day("2026-03-20"), Refusal::no_complaint, {}};
    complaint.heard = {Hearing{day("2026-03-10"), false}, Hearing{day("2026-03-11"), true}};
    complaint.extension = Extension{day("2026-04-01"), day("2026-05-01"), ExtensionReason::expert, {}};
    complaint.decision = Decision{day("2026-04-20"), Outcome::partly_upheld, "bereikbaarheid", {}};
    complaint.measures = {
        {1, MeasureKind::corrective, "Wij bellen altijd terug", "balie", day("2026-04-20"), day("2026-06-01"), {}, {}},
        {2,
         MeasureKind::preventive,
         "De balie krijgt een cursus.",
         "directie",
         day("2026-04-20"),
         day("2026-09-01"),
         {},
         {}}};
    return complaint;
}

LetterFacts some_facts() {
    return {.explanation = "Er waren die week twee mensen ziek.",
            .meeting_date = day("2026-03-10"),
            .meeting_time = std::chrono::minutes{14 * 60 + 30},
            .meeting_place = "",
            .meeting_with = "mevrouw Jansen"};
}

LetterDraft drafted(LetterKind kind, Language language = Language::nl, const LetterFacts& facts = some_facts()) {
    const auto draft =
        draft_letter(kind, a_complaint(language), a_form(language), facts, a_config(), day("2026-03-04"));
    REQUIRE(draft);
    return *draft;
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What the letter of a kind must tell, in Dutch and in English. Source: procedure.
struct LetterTells {
    LetterKind kind;
    std::vector<std::string> dutch, english;
};

const std::vector<LetterTells>& what_is_told() {
    static const std::string body = "College voor Klachten en Arbitrage of Blik op Werk";
    static const std::vector<LetterTells> rows{
        {LetterKind::acknowledgement,
         {"maandag 2 maart 2026", "maandag 16 maart 2026", "maandag 30 maart 2026", "maandag 13 april 2026",
          "maandag 25 mei 2026", "Bejegening", "behandelt uw klacht nooit"},
         {"Monday 2 March 2026", "Monday 13 April 2026", "never handles"}},
        {LetterKind::not_accepted,
         {"Wij behandelen uw klacht niet", "volgens onze regels geen klacht", "twee mensen ziek", body},
         {"We will not handle it", "Under our rules", "twee mensen ziek", body}},
        {LetterKind::invitation,
         {"dinsdag 10 maart 2026, 14:30 uur", "Waar: Stationsplein 1, 3511 ED Utrecht", "Met: mevrouw Jansen",
          "ook uw plicht"},
         {"Tuesday 10 March 2026", "also your duty"}},
        {LetterKind::extension,
         {"uiterlijk maandag 13 april 2026", "uiterlijk vrijdag 1 mei 2026", "deskundige", "twee mensen ziek",
          "maar één keer"},
         {"Monday 13 April 2026", "Friday 1 May 2026", "expert", "only once"}},
        {LetterKind::outcome,
         {"deels gegrond", "Op dinsdag 10 maart 2026 hebben wij naar u geluisterd",
          "Wij hebben niet met een medewerker gesproken", "twee mensen ziek",
          "- Wij bellen altijd terug. Uiterlijk maandag 1 juni 2026.\n- De balie krijgt een cursus. Uiterlijk", body,
          "Postbus 1"},
         {"partly upheld", "We listened to you on Tuesday 10 March 2026", "twee mensen ziek", body}},
        {LetterKind::referral,
         {"Op maandag 20 april 2026 besloten wij", body, "Postbus 1\n1000 AA Amsterdam"},
         {"On Monday 20 April 2026", body}},
    };
    return rows;
}

}  // namespace

TEST_CASE("every letter tells what the procedure asks, in Dutch and in the complainant's language") {
    REQUIRE(what_is_told().size() == static_cast<std::size_t>(letter_kind_count));
    for (const LetterTells& row : what_is_told()) {
        CAPTURE(name_of(row.kind));
        const LetterDraft dutch = drafted(row.kind);
        REQUIRE(dutch.texts.size() == 1);
        CHECK(holds(dutch.texts[0].body, "Beste Zoë Çelik,"));
        CHECK(!dutch.texts[0].title.empty());
        for (const std::string& part : row.dutch) {
            CAPTURE(part);
            CHECK(holds(dutch.texts[0].body, part));
        }

        const LetterDraft both = drafted(row.kind, Language::en);
        REQUIRE(both.texts.size() == 2);
        CHECK(both.texts[0].language == Language::en);
        CHECK(both.texts[1] == dutch.texts[0]);
        for (const std::string& part : row.english) {
            CAPTURE(part);
            CHECK(holds(both.texts[0].body, part));
        }
    }
}

TEST_CASE("a letter about what did not happen is refused") {
    Complaint fresh;
    fresh.reference = {"K1", 2026, 42};
    fresh.received = day("2026-03-02");
    const Config config = a_config();
    for (const LetterKind kind :
         {LetterKind::not_accepted, LetterKind::extension, LetterKind::outcome, LetterKind::referral}) {
        CAPTURE(name_of(kind));
        const auto draft = draft_letter(kind, fresh, a_form(), {}, config, day("2026-03-04"));
        REQUIRE(!draft);
        CHECK(draft.error().reason == Reason::step_out_of_order);
    }
    CHECK(can_draft(LetterKind::acknowledgement, fresh, config));
    CHECK(can_draft(LetterKind::invitation, fresh, config));

    Complaint decided = a_complaint();
    decided.stage = Stage::decided;
    CHECK(can_draft(LetterKind::invitation, decided, config).error().reason == Reason::step_out_of_order);
    decided.destroyed = day("2030-01-01");
    CHECK(can_draft(LetterKind::outcome, decided, config).error().reason == Reason::dossier_destroyed);

    Config nobody = config;
    nobody.organisation.external_body.clear();
    CHECK(can_draft(LetterKind::referral, a_complaint(), nobody).error().reason == Reason::config_bad_value);
    CHECK(can_draft(LetterKind::referral, a_complaint(), config));
}

TEST_CASE("an invitation without a date asks to make one") {
    const LetterDraft draft = drafted(LetterKind::invitation, Language::nl, {});
    CHECK(holds(draft.texts[0].body, "Bel ons om af te spreken"));
    CHECK(!holds(draft.texts[0].body, "Wanneer:"));
}

TEST_CASE("an invitation for a past day, or with half of when, is refused and says what is missing") {
    const Words words(Language::nl);
    const auto refusal = [&](std::optional<Date> date, std::optional<std::chrono::minutes> time, const char* today) {
        LetterFacts facts = some_facts();
        facts.meeting_date = date;
        facts.meeting_time = time;
        const auto draft = draft_letter(LetterKind::invitation, a_complaint(), a_form(), facts, a_config(), day(today));
        return draft ? std::string() : words.for_staff(draft.error());
    };
    const auto time = some_facts().meeting_time;
    CHECK(refusal(day("2026-03-10"), time, "2026-03-11") ==
          "Deze datum kan niet: het gesprek is dan al voorbij. Kies vandaag of een latere dag.");
    CHECK(refusal(day("2026-03-10"), time, "2026-03-10").empty());
    CHECK(refusal(day("2026-03-10"), {}, "2026-03-04") ==
          "Deze stap kan pas als dit is ingevuld: hoe laat het gesprek is.");
    CHECK(refusal({}, time, "2026-03-04") == "Deze stap kan pas als dit is ingevuld: de dag van het gesprek.");
}

TEST_CASE("a letter to a complainant who cannot be written to is made only to be handed over") {
    Complaint complaint = a_complaint();
    complaint.anonymous = true;
    const Form form;
    LetterFacts facts;
    const auto refused = draft_letter(LetterKind::outcome, complaint, form, facts, a_config(), day("2026-03-04"));
    REQUIRE_FALSE(refused);
    CHECK(
        Words(Language::nl).for_staff(refused.error()) ==
        "Deze stap kan nu niet: de indiener gaf geen naam, of geen manier om te antwoorden. Geef de brief zelf mee, of "
        "leg vast dat inlichten niet kan.");
    facts.handed_over = true;
    CHECK(draft_letter(LetterKind::outcome, complaint, form, facts, a_config(), day("2026-03-04")));
}

TEST_CASE("a letter of the wrong stage is refused by what it would tell about") {
    Complaint fresh;
    fresh.received = day("2026-03-02");
    const Words words(Language::nl);
    const auto refusal = [&](LetterKind kind) { return words.for_staff(can_draft(kind, fresh, a_config()).error()); };
    CHECK(refusal(LetterKind::outcome) ==
          "Deze stap kan nu niet: er is nog niets beslist. Leg eerst de beslissing vast.");
    CHECK(refusal(LetterKind::extension) ==
          "Deze stap kan nu niet: de termijn is niet verlengd. Verleng eerst de termijn.");
    CHECK(refusal(LetterKind::not_accepted) ==
          "Deze stap kan nu niet: de klacht is niet afgewezen. Leg eerst vast waarom de klacht niet wordt aangenomen.");
    CHECK(refusal(LetterKind::referral) ==
          "Deze stap kan nu niet: er is nog geen beslissing. Beslis eerst, of leg vast waarom de klacht niet is "
          "aangenomen.");
    fresh.stage = Stage::completed;
    CHECK(refusal(LetterKind::invitation) ==
          "Deze stap kan nu niet: horen is voorbij, omdat de klacht al is beoordeeld. Schrijf een brief over de "
          "uitkomst.");
}

TEST_CASE("who complains for somebody else is written to, and both are named") {
    Form form = a_form();
    form.complainant.representative = {"Jan Bakker", "vader"};
    const auto draft =
        draft_letter(LetterKind::acknowledgement, a_complaint(), form, {}, a_config(), day("2026-03-04"));
    REQUIRE(draft);
    CHECK(holds(draft->texts[0].body, "Beste Jan Bakker,"));
    CHECK(holds(draft->texts[0].body, "namens Zoë Çelik"));
    const Letter letter =
        make_letter(*draft, a_complaint(), form, StaffRole::management, a_config(), day("2026-03-04"));
    CHECK(letter.addressee ==
          std::vector<std::string>{"Jan Bakker", "namens Zoë Çelik", "Dorpsstraat 5\n1234 AB Utrecht"});
}

TEST_CASE("a complainant without a name is greeted without one") {
    Form form;
    form.complainant.anonymous = true;
    const auto draft = draft_letter(LetterKind::outcome, a_complaint(), form, {}, a_config(), day("2026-03-04"));
    REQUIRE(draft);
    CHECK(holds(draft->texts[0].body, "Beste mevrouw of meneer,"));
    const Letter letter =
        make_letter(*draft, a_complaint(), form, StaffRole::management, a_config(), day("2026-04-21"));
    CHECK(letter.addressee.empty());
}

TEST_CASE("the paper holds the edited text, the address, the date, the number and who signs") {
    LetterDraft draft = drafted(LetterKind::outcome, Language::en);
    draft.signed_by = "E.M. van As";
    draft.texts[0].title = "What we decided";
    draft.texts[0].body =
        "Dear Zoë,\n\n\n\n# Our decision\n\nYou are right.\nAll of it.\n\n# not a heading\nbut two lines";
    const Letter letter = make_letter(draft, a_complaint(Language::en), a_form(Language::en), StaffRole::management,
                                      a_config(), day("2026-04-21"));
    CHECK(letter.language == "en");
    CHECK(letter.title == "What we decided");
    CHECK(letter.letterhead.front() == "Xs2more");
    CHECK(letter.addressee == std::vector<std::string>{"Zoë Çelik", "Dorpsstraat 5\n1234 AB Utrecht"});
    CHECK(letter.reference.starts_with("K1-2026-000042-"));
    CHECK(value_of(letter, "Date") == "Tuesday 21 April 2026");
    CHECK(value_of(letter, "Your number") == letter.reference);
    CHECK(says(letter, "You are right.\nAll of it."));
    CHECK(says(letter, "# not a heading\nbut two lines"));
    CHECK(!says(letter, "# Our decision"));
    CHECK(has_heading(letter, "Our decision"));
    CHECK(times(letter, "E.M. van As") == 2);
    CHECK(says(letter, "management, Xs2more"));
    // And the Dutch one below it.
    CHECK(says(letter, "Ons besluit over uw klacht"));
    CHECK(value_of(letter, "Datum") == "dinsdag 21 april 2026");
    CHECK(says(letter, "directie, Xs2more"));
}

TEST_CASE("a letter that nobody put a name under is signed by the role") {
    const LetterDraft draft = drafted(LetterKind::outcome);
    const Letter letter =
        make_letter(draft, a_complaint(), a_form(), StaffRole::management, a_config(), day("2026-04-21"));
    const auto* const signature = std::get_if<SignedBy>(&letter.blocks.back());
    REQUIRE(signature != nullptr);
    CHECK(signature->name == "directie, Xs2more");
    CHECK(signature->role.empty());
}

TEST_CASE("the reasons of a letter are the latest that were registered") {
    const auto taken = [](StepKind kind, Facts facts) {
        TakenStep step;
        step.kind = kind;
        step.facts = std::move(facts);
        return step;
    };
    const std::vector<TakenStep> history{
        taken(StepKind::refuse, {{"explanation", "geen klacht"}}), taken(StepKind::reopen, {{"reason", "toch wel"}}),
        taken(StepKind::extend, {{"explanation", "een expert"}}), taken(StepKind::decide, {{"reasons", "eerst"}}),
        taken(StepKind::decide, {{"reasons", "later"}, {"cause", "planning"}})};
    CHECK(explanation_in(history, LetterKind::not_accepted) == "geen klacht");
    CHECK(explanation_in(history, LetterKind::extension) == "een expert");
    CHECK(explanation_in(history, LetterKind::outcome) == "later");
    CHECK(explanation_in(history, LetterKind::invitation).empty());
    CHECK(explanation_in({}, LetterKind::outcome).empty());
    // A letter names facts as the procedure does.
    for (const auto& [step, fact] :
         {std::pair{StepKind::refuse, "explanation"}, std::pair{StepKind::extend, "explanation"},
          std::pair{StepKind::decide, "reasons"}}) {
        const auto registers = rule_of(step).registers;
        CHECK(std::ranges::any_of(registers, [&](const FactSpec& spec) { return spec.name == fact && spec.sealed; }));
    }
}

TEST_CASE("letters are known by names that can be stored") {
    for (int i = 0; i < letter_kind_count; ++i) {
        const auto kind = static_cast<LetterKind>(i);
        CHECK(letter_kind_from(name_of(kind)) == kind);
    }
    CHECK(!letter_kind_from("receipt"));
}
