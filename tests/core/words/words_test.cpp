#include "core/words/words.hpp"
#include "core/words/list.hpp"

#include <doctest/doctest.h>

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

TEST_CASE("every reason is explained to staff with its detail, and calmly to the visitor") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (int i = 0; i < reason_count; ++i) {
            const Failure failure{static_cast<Reason>(i), "the-detail"};
            CAPTURE(name_of(failure.reason));
            CHECK(words.for_staff(failure).find("the-detail") != std::string::npos);
            CHECK(words.for_visitor(failure.reason).find("{") == std::string::npos);
        }
    }
}
