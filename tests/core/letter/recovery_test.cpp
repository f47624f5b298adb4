#include "core/letter/recovery.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "core/base/wipe.hpp"

using namespace klachtenzuil;

namespace {

constexpr auto key = "abcd-efgh-jkmn-pqrs-tuvw";

std::string text_of(const Letter& letter) {
    std::string text = letter.title + '\n';
    for (const Block& block : letter.blocks) {
        if (const auto* fact = std::get_if<Fact>(&block)) text += fact->label + ": " + fact->value + '\n';
        if (const auto* heading = std::get_if<Heading>(&block)) text += heading->text + '\n';
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + '\n';
    }
    return text;
}

Letter letter_in(Language language) {
    Config config = default_config();
    config.screen.default_language = language;
    return make_recovery_letter(key, config, instant_from_iso("2026-11-22T08:05:00.000Z").value());
}

}  // namespace

TEST_CASE("the recovery paper says which key, for which name and kiosk, since when, and how to keep it") {
    const std::string text = text_of(letter_in(Language::nl));
    for (const char* said : {"Herstelsleutel: abcd-efgh-jkmn-pqrs-tuvw", "Naam om mee aan te melden: herstel",
                             "Van zuil: K1", "zondag 22 november 2026, 09:05 uur", "kluis"}) {
        CAPTURE(said);
        CHECK(text.find(said) != std::string::npos);
    }
    CHECK(text.find("Xs2more") == std::string::npos);
    CHECK(letter_in(Language::nl).letterhead.at(0) == "Xs2more");
    CHECK(text_of(letter_in(Language::en)).find("Recovery key: abcd-efgh-jkmn-pqrs-tuvw") != std::string::npos);
}

TEST_CASE("a wiped recovery paper holds no key any more") {
    Letter letter = letter_in(Language::nl);
    wipe(letter);
    CHECK(text_of(letter).find("abcd") == std::string::npos);
}
