#include "core/letter/receipt.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/core/letter/letter_texts.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

Form a_form() {
    Form form;
    form.complainant.kind = ComplainantKind::client;
    form.complainant.name = "Zoë Çelik";
    form.complainant.reply_by = ReplyBy::email;
    form.complainant.email = "zoe@voorbeeld.nl";
    form.about.set(static_cast<std::size_t>(Category::behaviour));
    form.about.set(static_cast<std::size_t>(Category::treatment));
    form.happened_on = day("2026-11-18");
    form.place = "Aan de balie";
    form.persons = {"", "Meneer De Vries", "de vrouw aan de telefoon"};
    form.story = "Ik moest een uur wachten.";
    form.wish = "Ik wil excuses.";
    form.raised_before = true;
    return form;
}

ReceiptFacts facts_of(const Form& form) {
    ReceiptFacts facts;
    facts.entry.reference = {"K1", 2026, 42};
    facts.entry.registered = instant_from_iso("2026-11-22T13:05:00.000Z").value();
    facts.entry.received = day("2026-11-22");
    facts.entry.channel = form.channel;
    facts.entry.kind = form.complainant.kind;
    facts.entry.about = form.about;
    facts.entry.language = form.language;
    facts.journal_head = "3f9a12bc44de90ab0011223344556677";
    facts.form = &form;
    facts.with_story = true;
    return facts;
}

}  // namespace

TEST_CASE("the receipt says what came in, when, how, and from whom") {
    const Form form = a_form();
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(letter.language == "nl");
    CHECK(letter.title == "Ontvangstbevestiging");
    CHECK(letter.letterhead == std::vector<std::string>{"Xs2more", "088 – 700 7750"});
    CHECK(says(letter, text_of(Reference{"K1", 2026, 42})));
    CHECK(value_of(letter, "Ontvangen") == "zondag 22 november 2026, 14:05 uur");
    CHECK(value_of(letter, "Hoe gemeld") == "Klachtenzuil");
    CHECK(value_of(letter, "Ingevuld door") == "uzelf");
    CHECK(value_of(letter, "Wie heeft de klacht") == "Cliënt");
    CHECK(value_of(letter, "Waar het over gaat") == "Gedrag, Bejegening");
    CHECK(value_of(letter, "Naam") == "Zoë Çelik");
    CHECK(value_of(letter, "Ons antwoord") == "Per e-mail: zoe@voorbeeld.nl");
    CHECK(value_of(letter, "Wanneer") == "woensdag 18 november 2026");
    CHECK(value_of(letter, "Waar") == "Aan de balie");
    CHECK(value_of(letter, "Wie erbij was") == "Meneer De Vries, de vrouw aan de telefoon");
    CHECK(value_of(letter, "Eerder aan ons verteld") == "ja");
    CHECK(value_of(letter, "Uw verhaal") == "Ik moest een uur wachten.");
    CHECK(value_of(letter, "Uw wens") == "Ik wil excuses.");
    CHECK(letter.foot == "Klachtenregeling versie 1\nControlecode 3f9a 12bc 44de 90ab");
    CHECK_FALSE(letter.duplicate);
}

TEST_CASE("what was not answered is not on the paper as if it was") {
    Form form = a_form();
    form.happened_on.reset();
    form.raised_before = false;
    const Letter letter = make_receipt(facts_of(form), default_config());
    for (const Block& block : letter.blocks) {
        const auto* const fact = std::get_if<Fact>(&block);
        if (!fact) continue;
        CHECK(fact->label != "Wanneer");
        CHECK(fact->label != "Eerder aan ons verteld");
    }
}

TEST_CASE("each term is told with its last day in words") {
    const Form form = a_form();
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(value_of(letter, "Uiterlijk zondag 6 december 2026").find("Binnen 2 weken bevestigen wij") == 0);
    CHECK(says(letter, "Binnen 2 weken beginnen wij"));
    CHECK(value_of(letter, "Uiterlijk zondag 20 december 2026").find("binnen 4 weken waarom") != std::string::npos);
    CHECK(value_of(letter, "Uiterlijk zondag 3 januari 2027") == "Binnen 6 weken hoort u wat wij hebben besloten.");
    CHECK(value_of(letter, "Nooit na zondag 14 februari 2027").find("hoogstens 6 weken langer") != std::string::npos);
}

TEST_CASE("another organisation's terms, names and versions stand on its paper") {
    const Form form = a_form();
    Config config = default_config();
    config.terms.complete_days = 10;
    config.terms.extension_days = 0;
    config.retention.months = 18;
    config.organisation.name = "Elders";
    config.organisation.director = "A. de Boer";
    config.organisation.external_body = "de Geschillencommissie";
    config.organisation.external_body_address = "Postbus 1, Den Haag";
    config.organisation.procedure_version = "2.4";
    const Letter letter = make_receipt(facts_of(form), config);
    CHECK(value_of(letter, "Uiterlijk woensdag 2 december 2026").find("Binnen 10 dagen") == 0);
    CHECK_FALSE(says(letter, "Nooit na"));
    CHECK(says(letter, "nog 18 maanden"));
    CHECK(letter.letterhead.front() == "Elders");
    CHECK(says(letter, "De directie is A. de Boer."));
    CHECK(says(letter, "Dan kunt u terecht bij: de Geschillencommissie."));
    CHECK(says(letter, "Postbus 1, Den Haag"));
    CHECK(letter.foot.find("Klachtenregeling versie 2.4\n") == 0);
}

TEST_CASE("rights, duty and independence are told") {
    const Form form = a_form();
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(says(letter, "De persoon over wie uw klacht gaat, behandelt uw klacht nooit"));
    CHECK(says(letter, "een andere directeur of een onafhankelijke persoon"));
    CHECK(says(letter, "Het is ook uw plicht"));
    CHECK(says(letter, "College voor Klachten en Arbitrage of Blik op Werk"));
    CHECK(says(letter, "nog 2 jaar"));
    CHECK(says(letter, "Bel 088 – 700 7750"));
}

TEST_CASE("in another language the Dutch letter follows, and the story stands once") {
    Form form = a_form();
    form.language = Language::en;
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(letter.language == "en");
    CHECK(letter.title == "Acknowledgement of receipt");
    CHECK(value_of(letter, "Received") == "Sunday 22 November 2026, 14:05");
    CHECK(value_of(letter, "Ontvangen") == "zondag 22 november 2026, 14:05 uur");
    CHECK(value_of(letter, "Naam") == "Zoë Çelik");
    CHECK(says(letter, "Uiterlijk zondag 3 januari 2027"));
    CHECK(says(letter, "By Sunday 3 January 2027"));
    CHECK(times(letter, "Ontvangstbevestiging") == 1);
    CHECK(times(letter, "Ik moest een uur wachten.") == 1);
    CHECK(times(letter, "Ik wil excuses.") == 1);
    CHECK(says(letter, "Het verhaal staat eerder op dit papier"));
    CHECK(times(make_receipt(facts_of(a_form()), default_config()), "eerder op dit papier") == 0);
}

TEST_CASE("without the story the paper holds nothing that could hurt in the wrong hands") {
    const Form form = a_form();
    ReceiptFacts facts = facts_of(form);
    facts.with_story = false;
    const Letter letter = make_receipt(facts, default_config());
    CHECK(says(letter, "Uw verhaal staat niet op dit papier."));
    for (const char* hidden : {"een uur wachten", "excuses", "De Vries", "zoe@voorbeeld.nl"})
        CHECK_FALSE(says(letter, hidden));
    CHECK(value_of(letter, "Ons antwoord") == "Per e-mail");
}

TEST_CASE("where only the register can be read, the paper says where the rest lies") {
    const Form form = a_form();
    ReceiptFacts facts = facts_of(form);
    facts.form = nullptr;
    facts.duplicate_at = instant_from_iso("2026-11-23T08:12:00.000Z");
    const Letter letter = make_receipt(facts, default_config());
    CHECK(letter.duplicate == "DUPLICAAT – maandag 23 november 2026, 09:12 uur");
    CHECK(says(letter, "ligt op slot bij de balie"));
    CHECK_FALSE(says(letter, "Zoë"));
    CHECK(value_of(letter, "Waar het over gaat") == "Gedrag, Bejegening");
}

TEST_CASE("whoever gives no name is told that we cannot write") {
    Form form = a_form();
    form.complainant = {};
    form.complainant.anonymous = true;
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(value_of(letter, "Naam") == "Zonder naam");
    CHECK(says(letter, "U gaf geen naam. Daarom kunnen wij u niet schrijven of bellen."));
    CHECK(says(letter, "U kunt ernaar vragen."));
    CHECK_FALSE(says(letter, "vertellen wij u"));
    CHECK_FALSE(says(letter, "hoort u wat"));
}

TEST_CASE("whoever wants no answer is told how to ask") {
    Form form = a_form();
    form.complainant.reply_by = ReplyBy::none;
    CHECK(says(make_receipt(facts_of(form), default_config()), "U wilt geen antwoord van ons."));
}

TEST_CASE("on someone's behalf both names stand on the paper") {
    Form form = a_form();
    form.complainant.representative = {"Jan de Wit", "begeleider"};
    const Letter letter = make_receipt(facts_of(form), default_config());
    CHECK(value_of(letter, "Klacht van") == "Zoë Çelik");
    CHECK(value_of(letter, "Verteld door") == "Jan de Wit (begeleider)");
}

TEST_CASE("a letter that came in earlier shows both days, who helped, and the letter") {
    Form form = a_form();
    form.channel = Channel::letter;
    ReceiptFacts facts = facts_of(form);
    facts.entry.received = day("2026-11-16");
    facts.entry.brought_letter = true;
    facts.helper = "S. Jansen";
    const Letter letter = make_receipt(facts, default_config());
    CHECK(value_of(letter, "Ontvangen") == "maandag 16 november 2026");
    CHECK(value_of(letter, "Ingeschreven") == "zondag 22 november 2026, 14:05 uur");
    CHECK(value_of(letter, "Hoe gemeld") == "Brief");
    CHECK(value_of(letter, "Ingevuld door") == "S. Jansen");
    CHECK(value_of(letter, "Uw brief").find("Wij bewaren die bij uw klacht.") != std::string::npos);
    CHECK(says(letter, "Uiterlijk maandag 30 november 2026"));
    facts.entry.channel = Channel::kiosk;
    CHECK(value_of(make_receipt(facts, default_config()), "Ingevuld door") == "uzelf, met hulp van S. Jansen");
}

TEST_CASE("whatever is known or not, no place stays open and no text is empty") {
    for (unsigned bits = 0; bits < 256; ++bits) {
        CAPTURE(bits);
        const auto on = [bits](unsigned bit) { return (bits >> bit & 1) != 0; };
        Form form = on(0) ? a_form() : Form{};
        form.language = on(1) ? Language::en : Language::nl;
        form.complainant.anonymous = on(2);
        ReceiptFacts facts = facts_of(form);
        facts.with_story = on(3);
        if (on(4)) facts.form = nullptr;
        if (on(5)) facts.entry.received = day("2026-02-28");
        if (on(6)) facts.duplicate_at = facts.entry.registered;
        Config config = default_config();
        if (on(7)) config.organisation = {};
        if (on(7)) facts.journal_head.clear();
        const Letter letter = make_receipt(facts, config);
        CHECK(letter.blocks.size() <= 128);
        for (const std::string& text : texts_of(letter)) {
            CHECK_FALSE(text.empty());
            CHECK(text.find('{') == std::string::npos);
        }
    }
}

TEST_CASE("a wiped letter holds nothing") {
    const Form form = a_form();
    ReceiptFacts facts = facts_of(form);
    facts.duplicate_at = facts.entry.registered;
    Letter letter = make_receipt(facts, default_config());
    wipe(letter);
    CHECK(letter.blocks.empty());
    CHECK(letter.title.empty());
    CHECK(letter.letterhead.empty());
    CHECK_FALSE(letter.duplicate);
    CHECK(letter.foot.empty());
}

TEST_CASE("the receipt shows the code with what it is for, or sends the reader to the desk where it has none") {
    const Form form = a_form();
    ReceiptFacts facts = facts_of(form);
    CHECK_FALSE(says(make_receipt(facts, default_config()), "Uw code"));
    CHECK(says(make_receipt(facts, default_config()), "hoe het met uw klacht staat? Vraag het aan de balie"));
    facts.status_code = "7KQM-4XZP";
    const Letter letter = make_receipt(facts, default_config());
    CHECK(value_of(letter, "Uw code").starts_with("7KQM-4XZP\n"));
    CHECK(says(letter, "Laat de code aan niemand zien"));
}
