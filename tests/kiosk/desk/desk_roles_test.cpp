// Who may do what, tried by screens: people of every role sign in at one kiosk, and each finds what is theirs to do.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/kiosk/desk/staffed_kiosk.hpp"

using namespace klachtenzuil;

TEST_CASE("each role finds its own steps: the desk says who does the others, and opens no dossier of somebody else") {
    StaffedKiosk kiosk(false);
    kiosk.add("balie", "secretariaat");
    kiosk.add("jansen", "behandelaar");
    kiosk.comes("balie");
    kiosk.play(
        "see \"een verhaal dat niet iedereen ziet\"\ntap \"Wat kan nu niet, en waarom?\"\nsee \"Klacht "
        "aannemen\"\nsee \"Dit doet: directie, onafhankelijk persoon\"");
    CHECK(kiosk.find("Accounts") == nullptr);
    CHECK(kiosk.find("Bewaartijd") == nullptr);
    kiosk.comes("jansen");
    kiosk.play(
        "gone \"een verhaal dat niet iedereen ziet\"\ntap \"Wat kan nu niet, en waarom?\"\nsee \"U bent niet de "
        "behandelaar van deze klacht\"");
    CHECK(kiosk.find("Notitie toevoegen")->role != Role::choice);
    kiosk.comes("directie");
    kiosk.take("Behandelaar aanwijzen", "tap \"jansen\"");
    kiosk.take("Klacht aannemen", "");
    kiosk.comes("jansen");
    kiosk.play("see \"een verhaal dat niet iedereen ziet\"");
    kiosk.take("Gesprek vastleggen",
               "tap \"de indiener\"\ninto \"Met wie is gesproken\"\ntype \"Zoë Çelik\"\nkey Escape\ninto \"Wat is er "
               "gezegd\"\ntype \"Er was niemand.\"\nkey Escape");
    kiosk.play(
        "tap \"Wat kan nu niet, en waarom?\"\nsee \"Beslissen\"\nsee \"Dit doet: directie, onafhankelijk "
        "persoon\"");
}

TEST_CASE("a complaint about management goes to an independent person, and management neither reads nor decides it") {
    StaffedKiosk kiosk(true);
    kiosk.add("balie", "secretariaat");
    kiosk.add("extern", "onafhankelijk persoon");
    kiosk.comes("extern");
    kiosk.play("gone \"een verhaal dat niet iedereen ziet\"\nsee \"U kunt nu geen stap zetten\"");
    kiosk.comes("balie");
    kiosk.play("tap \"Wie is de directeur?\"\ntap \"directie\"\nsee \"Is directie\"");
    kiosk.play(
        "tap \"Behandelaar aanwijzen\"\ntap \"directie\"\ntap \"Vastleggen\"\nsee \"De klacht gaat over deze "
        "persoon\"\ntap \"extern\"\ntap \"Vastleggen\"\nsee \"in beoordeling\"");
    kiosk.comes("directie");
    kiosk.play(
        "gone \"een verhaal dat niet iedereen ziet\"\nsee \"U kunt nu geen stap zetten\"\ntap \"Wat kan nu niet, "
        "en waarom?\"\nsee \"De klacht gaat over u\"");
    kiosk.comes("extern");
    kiosk.play("see \"een verhaal dat niet iedereen ziet\"");
    kiosk.take("Klacht aannemen", "");
    kiosk.decide_unheard();
    kiosk.play("see \"drukte\"");
}

TEST_CASE(
    "an account is closed with its name in the question, and its complaints stay in its name until somebody else has "
    "them") {
    StaffedKiosk kiosk(false);
    kiosk.add("jansen", "behandelaar");
    kiosk.comes("directie");
    kiosk.take("Behandelaar aanwijzen", "tap \"jansen\"");
    kiosk.play(
        "tap \"Accounts\"\ntap \"Account jansen sluiten\"\nsee \"Account jansen sluiten?\"\nsee \"Open klachten die "
        "jansen nu behandelt: 1.\"\nkey Enter\ngone \"Account jansen sluiten?\"\ngone \"gesloten\"");
    kiosk.play("tap \"Account jansen sluiten\"\nkey Escape\ngone \"Account jansen sluiten?\"\nsee \"Accounts\"");
    kiosk.play("tap \"Account jansen sluiten\"\ntap \"Ja, account jansen sluiten\"\nsee \"gesloten\"");
    kiosk.play("tap \"Werklijst\"\nsee \"in beoordeling · jansen\"");
}
