// What must hold, tried by screens at what time alone decides: how long a dossier is kept.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

#include "tests/kiosk/desk/staffed_kiosk.hpp"

using namespace klachtenzuil;

namespace {

/// From the visitor until the complainant knows the outcome.
void tell_outcome(StaffedKiosk& kiosk) {
    kiosk.comes("directie");
    kiosk.take("Behandelaar aanwijzen", "tap \"directie\"");
    kiosk.take("Klacht aannemen", "");
    kiosk.decide_unheard();
    kiosk.take("De indiener is ingelicht", "tap \"de uitkomst\"\ntap \"met een brief\"");
}

void complete(StaffedKiosk& kiosk) {
    tell_outcome(kiosk);
    kiosk.take("Afronden",
               "tap \"niet bekend\"\ninto \"Samenvatting zonder namen\"\ntype \"Een klacht over drukte.\"\nkey Escape");
}

/// Management looks at what may be destroyed, at noon of that day.
void looks_on(StaffedKiosk& kiosk, std::string_view day) {
    const Instant noon = instant_from_iso(fmt::format("{}T12:00:00.000Z", day)).value();
    kiosk.pass(noon - kiosk.stage().clock().now());
    // A page that waited long is dim: the first touch or key only brings it back.
    kiosk.play("wait 1\nkey Escape\ntap \"Voor medewerkers\"");
    kiosk.play(
        fmt::format("into \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype \"{}\"\nkey Enter\ntap "
                    "\"Later doen\"\ntap \"Bewaartijd\"\nsee \"Dossiers die lang genoeg bewaard zijn\"",
                    StaffedKiosk::own));
}

}  // namespace

TEST_CASE("a dossier is kept for its whole term, whoever looks, and is destroyed after it and not before") {
    StaffedKiosk kiosk(false);
    complete(kiosk);
    kiosk.play(
        "gone \"vernietigen\"\ntap \"Bewaartijd\"\nsee \"Er is nu niets te vernietigen\"\ngone \"dossiers "
        "vernietigen\"");
    // The last day of the term still counts.
    looks_on(kiosk, "2028-11-22");
    kiosk.play("see \"Er is nu niets te vernietigen\"\ngone \"dossiers vernietigen\"\ntap \"Afmelden\"");
    looks_on(kiosk, "2028-11-23");
    kiosk.play(
        "see \"Dossiers die u nu kunt vernietigen: 1\"\nsee \"K1-2026-000001\"\nsee \"Afgerond op\"\nsee "
        "\"22-11-2026\"\nsee \"Bewaard tot en met\"\nsee \"22-11-2028\"");
    // Neither one tap nor Enter nor Escape destroys anything.
    for (const char* const answer : {"key Enter", "key Escape", "tap \"Nee, bewaren\""}) {
        kiosk.play(
            fmt::format("tap \"Deze dossiers vernietigen (1)\"\nsee \"Wilt u 1 dossier vernietigen?\"\nsee "
                        "\"Niemand kan dit ongedaan maken\"\n{}\ngone \"Wilt u 1 dossier\"\nsee "
                        "\"K1-2026-000001\"\ngone \"Vernietigd: 1\"",
                        answer));
    }
    kiosk.play("tap \"Deze dossiers vernietigen (1)\"\ntap \"Ja, vernietigen (1)\"\nsee \"Vernietigd: 1\"");
    kiosk.play("tap \"Werklijst\"\ntap \"Bewaartijd\"\nsee \"Er is nu niets te vernietigen\"");
}

TEST_CASE("a name in the summary is told and kept out, until somebody says that it is none") {
    StaffedKiosk kiosk(false);
    tell_outcome(kiosk);
    kiosk.play(
        "tap \"Afronden\"\ngone \"Nagekeken\"\ntap \"niet bekend\"\ninto \"Samenvatting zonder namen\"\n"
        "type \"Te druk voor CELIK.\"\nkey Escape\ntap \"Vastleggen\"\nsee \"«CELIK» in de samenvatting lijkt een "
        "naam\"\n"
        "tap \"Nagekeken: dit is geen naam\"\ntap \"Vastleggen\"\nsee \"Het is vastgelegd\"\nsee \"afgerond\"");
}

TEST_CASE("a complainant who turns out to work here is asked about, and then neither handles nor reads the complaint") {
    StaffedKiosk kiosk(false);
    kiosk.add("jansen", "behandelaar");
    kiosk.comes("directie");
    kiosk.take("Iets rechtzetten", "tap \"Soort indiener\"\ntap \"Medewerker\"");
    kiosk.play(
        "see \"Zoë Çelik (indiener)\"\nsee \"Nog niet gekoppeld\"\ntap \"Wat kan nu niet, en waarom?\"\n"
        "see \"of werkt hier zelf\"\ntap \"Verberg wat nu niet kan\"\n"
        "tap \"Wie is Zoë Çelik (indiener)?\"\ntap \"jansen\"\nsee \"Is jansen\"\n"
        "tap \"Behandelaar aanwijzen\"\ntap \"jansen\"\ntap \"Vastleggen\"\n"
        "see \"De klacht gaat over deze persoon, of die diende hem zelf in\"");
}
