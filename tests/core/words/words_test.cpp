#include "core/words/words.hpp"
#include "core/words/list.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>

using namespace klachtenzuil;

TEST_CASE("dates are spoken in the language of the reader") {
    const Date date = date_from_iso("2026-12-04").value();
    CHECK(Words(Language::nl).date(date) == "vrijdag 4 december 2026");
    CHECK(Words(Language::en).date(date) == "Friday 4 December 2026");
}

TEST_CASE("how long something takes is told in the largest whole unit") {
    const Words words(Language::nl);
    CHECK(words.days(42) == "6 weken");
    CHECK(words.days(7) == "1 week");
    CHECK(words.days(45) == "45 dagen");
    CHECK(words.days(1) == "1 dag");
    CHECK(words.months(24) == "2 jaar");
    CHECK(words.months(12) == "1 jaar");
    CHECK(words.months(18) == "18 maanden");
    CHECK(words.months(1) == "1 maand");
}

TEST_CASE("every word of every language says something") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (int i = 0; i < w::count; ++i) {
            CAPTURE(word_ids[i]);
            CHECK_FALSE(words(Word{i}).empty());
            CHECK(words(Word{i}) != word_ids[i]);
        }
    }
}

/// Reasons that say all there is to say: they come without circumstances, or with such as only the log needs.
constexpr Reason without_detail[] = {
    Reason::account_exists,    Reason::account_name_bad, Reason::attachment_type,      Reason::attachments_too_many,
    Reason::dossier_destroyed, Reason::document_missing, Reason::dossier_elsewhere,    Reason::extended_before,
    Reason::handler_missing,   Reason::last_manager,     Reason::management_concerned, Reason::not_heard,
    Reason::not_referred,      Reason::not_told,         Reason::persons_unlinked,     Reason::passphrase_must_change,
    Reason::passphrase_weak,   Reason::sign_in_wrong,    Reason::status_code_wrong,    Reason::delivery_running};

TEST_CASE("what a refusal is about is called by its words, and what somebody named themself is left as it is") {
    const Words words(Language::nl);
    CHECK(words.for_staff({Reason::step_out_of_order, "decide"}) == "Deze stap kan nu niet: beslissen.");
    CHECK(words.for_staff({Reason::step_out_of_order, "told_before 2026-03-05"})
              .starts_with("Deze stap kan nu niet: dit is de indiener al verteld, op donderdag 5 maart 2026."));
    CHECK(words.for_staff({Reason::date_not_possible, "too_early day_of_receipt 2026-03-02 date"}) ==
          "Deze datum kan niet: die ligt vóór de ontvangst van de klacht op maandag 2 maart 2026. Neem die dag, of een "
          "dag daarna.");
    // A sentence that only begins with such a name.
    CHECK(words.for_staff({Reason::fact_not_allowed, "measure wil een heel getal"})
              .ends_with(": measure wil een heel getal."));
    CHECK(words.for_staff({Reason::facts_missing, "explanation"}) ==
          "Deze stap kan pas als dit is ingevuld: de uitleg.");
    CHECK(words.for_staff({Reason::not_permitted, {}}) == "Uw rol mag dit niet: deze stap. Vraag de directie.");
    CHECK(words.for_staff({Reason::extension_too_long, "2026-12-31"}) ==
          "De nieuwe datum moet later zijn dan de oude en mag uiterlijk donderdag 31 december 2026 zijn.");
    CHECK(words.for_staff({Reason::account_unknown, "handler"}).find("handler") != std::string::npos);
}

TEST_CASE("every reason is explained to staff with its detail, and calmly to the visitor") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (int i = 0; i < reason_count; ++i) {
            const Failure failure{static_cast<Reason>(i), "the-detail"};
            CAPTURE(name_of(failure.reason));
            const bool says_all = std::ranges::find(without_detail, failure.reason) != std::end(without_detail);
            CHECK((words.for_staff(failure).find("the-detail") == std::string::npos) == says_all);
            CHECK(words.for_visitor(failure.reason).find("{") == std::string::npos);
        }
    }
}
