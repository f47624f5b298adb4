// Whoever holds the paper asks at the same kiosk how the complaint stands. A pilot file cannot type what a receipt
// says.

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <string>

#include "kiosk/pilot/receipt_text.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;

namespace {

constexpr std::string_view a_complaint = R"(
tap "Ik heb een klacht"
tap "Bejegening"
tap "Verder"
tap "Voor mezelf"
tap "Cliënt"
tap "Verder"
into "Uw verhaal"
type "Dit weet alleen wie het gelezen heeft."
key Escape
tap "Verder"
tap "Verder"
into "Uw naam"
type "Sterre Nacht"
key Escape
tap "Per e-mail"
into "Het e-mailadres"
type "sterre@voorbeeld.nl"
key Escape
tap "Verder"
tap "Klacht versturen"
wait 5
see "Uw papier is geprint"
)";

std::string found(const std::string& text, const char* pattern) {
    std::smatch match;
    REQUIRE(std::regex_search(text, match, std::regex(pattern)));
    return match.str();
}

std::string in_small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string question(const std::string& number, const std::string& code) {
    return fmt::format(R"(
tap "Hoe staat het met mijn klacht?"
into "Het nummer van uw klacht"
type "{}"
key Escape
into "Uw code"
type "{}"
key Escape
tap "Bekijk hoe het staat"
)",
                       number, code);
}

}  // namespace

TEST_CASE("number and code of the paper show stage and dates, and nothing of what was told") {
    PlayedKiosk kiosk;
    kiosk.play(a_complaint);
    CHECK_FALSE(kiosk.find("Uw code"));
    const auto paper = pilot::receipt_text(kiosk.stage().last_receipt());
    REQUIRE(paper);
    const std::string number = found(*paper, "K1-2026-[0-9]{6}-[0-9A-Z]");
    const std::string code = found(*paper, "[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\\b");
    kiosk.play("tap \"Klaar\"\n");

    kiosk.play(question(in_small_letters(number), in_small_letters(code)));
    kiosk.play(R"(
see "Wij hebben uw klacht ontvangen"
see "Uiterlijk zondag 6 december 2026"
see "U hoort wat wij hebben besloten"
see "Op zondag 22 november 2026"
gone "Sterre"
gone "Bejegening"
gone "alleen wie het gelezen heeft"
wait 91
see "Bent u er nog?"
wait 31
see "Heeft u een klacht?"
gone "Wij hebben uw klacht ontvangen"
)");
    CHECK_FALSE(kiosk.find(number));

    std::string other = code;
    other.front() = other.front() == 'A' ? 'B' : 'A';
    kiosk.play(question(number, other));
    kiosk.play("see \"horen niet bij elkaar\"\ntap \"Terug\"\nsee \"Heeft u een klacht?\"\n");
}
