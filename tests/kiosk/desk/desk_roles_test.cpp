// Who may do what, tried by screens: people of every role sign in at one kiosk, and each finds what is theirs to do.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "tests/support/node.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;

namespace {

constexpr const char* own = "zeven fietsen in de regen";

constexpr const char* tell = R"(tap "Ik heb een klacht"
tap "Bejegening"
tap "Verder"
tap "Voor mezelf"
tap "Cliënt"
tap "Verder"
into "Uw verhaal"
type "een verhaal dat niet iedereen ziet"
key Escape
)";

constexpr const char* send = R"(tap "Verder"
tap "Verder"
into "Uw naam"
type "Zoë Çelik"
key Escape
tap "Per e-mail"
into "Het e-mailadres"
type "zoe@voorbeeld.nl"
key Escape
tap "Verder"
tap "Klacht versturen"
see "Uw klacht is veilig bewaard"
wait 5
tap "Klaar"
)";

constexpr const char* name_somebody = R"(tap "Ik weet het niet precies"
into "Wie"
type "de directeur"
key Escape
)";

/// A kiosk with one complaint, and people who come to it one after the other.
class StaffedKiosk : public PlayedKiosk {
  public:
    explicit StaffedKiosk(bool names_somebody) {
        play(tell);
        if (names_somebody) play(name_somebody);
        play(send);
        play("tap \"Voor medewerkers\"");
        sign_in("directie", first_passphrase(data()));
        choose_own();
        play("tap \"Later doen\"");
    }
    /// By directie, who is signed in.
    void add(const char* name, const char* role) {
        play(
            fmt::format("tap \"Accounts\"\ninto \"Naam\"\ntype \"{}\"\nkey Escape\ntap \"{}\"\ntap \"Toevoegen\"\n"
                        "see \"Dit is de wachtwoordzin voor {}\"",
                        name, role, name));
        m_once[name] = model().desk->accounts.passphrase;
    }
    /// Whoever was signed in leaves, and this one opens the only complaint.
    void comes(const char* name) {
        play("tap \"Afmelden\"\ntap \"Voor medewerkers\"");
        const auto once = m_once.find(name);
        sign_in(name, once == m_once.end() ? own : once->second);
        if (once != m_once.end()) choose_own();
        m_once.erase(name);
        if (model().desk->place == desk::Place::recovery_key) play("tap \"Later doen\"");
        open();
    }
    void open() { play("see \"Lijst: 1\"\nkey Down\nkey Enter\nsee \"Termijnen\""); }
    void take(const char* step, const char* filled_in) {
        play(fmt::format("tap \"{}\"\n{}\ntap \"Vastleggen\"\nsee \"Het is vastgelegd\"", step, filled_in));
    }

  private:
    void sign_in(std::string_view name, std::string_view passphrase) {
        play(fmt::format("into \"Naam\"\ntype \"{}\"\ninto \"Wachtwoordzin\"\ntype \"{}\"\nkey Enter", name,
                         passphrase));
    }
    void choose_own() {
        play(fmt::format("into \"Uw nieuwe wachtwoordzin\"\ntype \"{}\"\ninto \"Nog een keer\"\ntype \"{}\"\nkey Enter",
                         own, own));
    }

    std::map<std::string, std::string, std::less<>> m_once;
};

}  // namespace

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
    for (const char* const side : {"de indiener", "de betrokken medewerker"})
        kiosk.take("Horen kan niet",
                   fmt::format("tap \"{}\"\ninto \"Reden\"\ntype \"Wil niet praten.\"\nkey Escape", side).c_str());
    kiosk.take("Beslissen",
               "tap \"deels gegrond\"\ninto \"Oorzaak\"\ntype \"drukte\"\nkey Escape\ninto \"Waarom dit de uitkomst "
               "is\"\ntype \"Het was druk.\"\nkey Escape");
    kiosk.play("see \"drukte\"");
}
