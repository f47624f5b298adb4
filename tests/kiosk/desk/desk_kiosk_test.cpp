// The desk in a whole kiosk: real screens, register and keys, over a visit that waits.

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/register/register.hpp"
#include "platform/printing/memory_spool.hpp"
#include "tests/support/node.hpp"
#include "tests/support/played_kiosk.hpp"
#include "tests/support/visit_by_touch.hpp"

using namespace klachtenzuil;

namespace {

constexpr const char* story = "een verhaal dat niemand ziet";
constexpr const char* own = "zeven fietsen in de regen";

/// Signs in with the first passphrase and chooses another.
void type_first_passphrase(PlayedKiosk& kiosk) {
    kiosk.play(fmt::format(R"(into "Naam"
type "directie"
into "Wachtwoordzin"
type "{}"
key Enter
into "Uw nieuwe wachtwoordzin"
type "{}"
into "Nog een keer"
type "{}"
key Enter
see "De herstelsleutel"
)",
                           first_passphrase(kiosk.data()), own, own));
}

/// The same, and leaves the recovery key for later.
void sign_in_first(PlayedKiosk& kiosk) {
    type_first_passphrase(kiosk);
    kiosk.play("tap \"Later doen\"");
}

}  // namespace

TEST_CASE("a visit waits under the desk, unseen, and is handed back as it was") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play("tap \"Hulp\"\nsee \"Wachtwoordzin\"\ngone \"een verhaal\"");
    CHECK(kiosk.model().desk->over_visit);
    kiosk.play("tap \"Terug naar de bezoeker\"\nsee \"een verhaal dat niemand ziet\"");
    CHECK_FALSE(kiosk.model().desk);
    kiosk.play("tap \"Hulp\"");
    sign_in_first(kiosk);
    kiosk.play("see \"Een bezoeker is bezig\"\ngone \"een verhaal\"\ntap \"Teruggeven\"");
    kiosk.play("see \"een verhaal dat niemand ziet\"");
    CHECK_FALSE(kiosk.model().desk);
}

TEST_CASE("the desk speaks the organisation's language over any visit, and hands the visitor's own back") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play("tap \"Taal: Nederlands\"\ntap \"English\"\ntap \"Help from the desk\"");
    kiosk.play("see \"Meld u aan\"\ngone \"Passphrase\"\ntap \"Terug naar de bezoeker\"\nsee \"What happened?\"");
    kiosk.play("tap \"Help from the desk\"");
    sign_in_first(kiosk);
    kiosk.play("see \"Een bezoeker is bezig\"\ntap \"Naar de werklijst\"\nsee \"Kies links een klacht\"");
    kiosk.play("tap \"Afmelden\"\nsee \"What happened?\"");
    CHECK(kiosk.model().settings.language == Language::en);
    // Filling in, she and the visitor look at the same screen: it stays the visitor's.
    kiosk.play("tap \"Help from the desk\"");
    kiosk.play(
        fmt::format("into \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype \"{}\"\nkey Enter\ntap "
                    "\"Later doen\"\ntap \"Verder invullen\"\nsee \"What happened?\"\ntap \"Ready with "
                    "helping\"\nsee \"What happened?\"",
                    own));
    CHECK(kiosk.model().settings.language == Language::en);
    CHECK_FALSE(kiosk.model().desk);
}

TEST_CASE("a scan is attached on its own page, and then stands in the dossier under its name") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play(give_name_and_address);
    kiosk.play(send_it);
    kiosk.play("tap \"Voor medewerkers\"");
    sign_in_first(kiosk);
    const auto folder = kiosk.data() / "scans";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "brief van Zoë.pdf") << "%PDF-1.4\n" << std::string(1'234'000, ' ') << "\n%%EOF\n";
    const auto before = kiosk.stage().clock().now() - std::chrono::hours{1};
    std::filesystem::last_write_time(folder / "brief van Zoë.pdf",
                                     std::filesystem::file_time_type::clock::from_sys(
                                         std::chrono::time_point_cast<std::chrono::file_clock::duration>(before)));
    kiosk.play(R"(key Down
key Enter
see "Er zijn nog geen documenten"
tap "Een scan toevoegen"
see "1,2 MB"
tap "brief van Zoë"
see "Deze scan toevoegen aan K1-2026-000001"
see "Een bijlage kan niet meer uit het dossier"
tap "Niet deze, terug"
see "Kies een scan"
tap "brief van Zoë"
)");
    CHECK(std::filesystem::exists(folder / "brief van Zoë.pdf"));
    kiosk.play(R"(tap "Toevoegen aan het dossier"
see "brief van Zoë.pdf"
see "Bijlage: PDF, 1,2 MB. Toegevoegd op 22-11-2026"
see "door directie"
)");
    CHECK_FALSE(std::filesystem::exists(folder / "brief van Zoë.pdf"));
}

TEST_CASE("nobody at the desk for as long as the configuration says: signed out, and the visitor's again") {
    PlayedKiosk kiosk;
    kiosk.play("tap \"Voor medewerkers\"");
    sign_in_first(kiosk);
    kiosk.play("see \"Werklijst\"\nwait 290\nsee \"Werklijst\"");
    kiosk.pass(std::chrono::seconds{5});
    kiosk.play("wait 310\nsee \"Ik heb een klacht\"\ngone \"Werklijst\"");
    CHECK_FALSE(kiosk.model().desk);
    CHECK(kiosk.model().settings == first_settings(kiosk.config()));
}

TEST_CASE("a sign-in that was left with something typed is the visitor's again after a while") {
    PlayedKiosk kiosk;
    kiosk.play(
        "tap \"Voor medewerkers\"\ninto \"Wachtwoordzin\"\ntype \"half een zin\"\nwait 100\nsee \"Ik heb een klacht\"");
    kiosk.play("tap \"Voor medewerkers\"");
    CHECK(kiosk.model().desk->sign_in.passphrase.empty());
}

TEST_CASE("a wrong passphrase is refused in words, and nobody is signed in") {
    PlayedKiosk kiosk;
    kiosk.play(
        "tap \"Voor medewerkers\"\ninto \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype \"dit is hem "
        "niet\"\nkey "
        "Enter");
    CHECK_FALSE(kiosk.model().desk->who);
    CHECK(kiosk.model().desk->failure->reason == Reason::sign_in_wrong);
    CHECK(kiosk.find("Aanmelden") != nullptr);
}

TEST_CASE("a letter to a complainant without a name is made only to be handed over, which somebody says") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play("tap \"Verder\"\ntap \"Verder\"\ntap \"Zonder naam\"\ntap \"Verder\"");
    kiosk.play(send_it);
    kiosk.play("tap \"Voor medewerkers\"");
    sign_in_first(kiosk);
    kiosk.play(
        "see \"Lijst: 1\"\nkey Down\nkey Enter\nsee \"Termijnen\"\ntap \"Uitnodiging voor een gesprek\"\n"
        "gone \"Ik geef de brief zelf mee\"\ntap \"Brief maken\"\nsee \"de indiener gaf geen naam\"\n"
        "gone \"Printen en in het dossier bewaren\"\ntap \"Ik geef de brief zelf mee\"\n"
        "see \"Printen en in het dossier bewaren\"");
}

TEST_CASE("a letter that did not come out is printed from the dossier, once somebody asks for it") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play(give_name_and_address);
    kiosk.play(send_it);
    kiosk.play(R"(tap "Voor medewerkers"
)");
    sign_in_first(kiosk);
    kiosk.play(R"(see "Lijst: 1"
key Down
key Enter
see "een verhaal dat niemand ziet"
printer jam
tap "Uitnodiging voor een gesprek"
tap "Brief maken"
into "Onderwerp"
type " van 2026"
key Escape
into "Naam onder de brief"
type "E.M. van As"
key Escape
tap "Printen en in het dossier bewaren"
see "Bij de printer"
gone "Brief van 22-11-2026 11:00 printen"
wait 5
key Escape
key Down
key Enter
see "Wat is verteld"
tap "Niet meer printen"
see "Gestopt"
printer ok
tap "Brief van 22-11-2026 11:00 printen"
wait 5
expect receipt "Wij willen graag met u praten van 2026"
expect receipt "E.M. van As"
key Escape
key Down
key Enter
see "Wat is verteld"
gone "Niet meer printen"
gone "Brief van 22-11-2026 11:00 printen"
)");
}

TEST_CASE("an open complaint shows by itself that its paper came out, and takes nobody away from what they write") {
    PlayedKiosk kiosk;
    kiosk.play(telling(story));
    kiosk.play(give_name_and_address);
    kiosk.play(R"(printer empty
tap "Klacht versturen"
see "Uw klacht is veilig bewaard"
wait 5
tap "Klaar"
tap "Voor medewerkers"
)");
    sign_in_first(kiosk);
    kiosk.play(R"(key Down
key Enter
see "uiterlijk 06-12-2026: nog 14 dagen"
gone "Uit de printer"
gone "op tijd: 22-11-2026"
tap "Notitie toevoegen"
into "Notitie"
type "Zij belde zelf al."
printer ok
wait 20
see "Zij belde zelf al."
key Escape 3
see "Uit de printer"
see "op tijd: 22-11-2026"
)");
    // The list knows it too: what is due next is another term.
    kiosk.play("see \"nog 14 dagen – Behandeling beginnen\"");
}

TEST_CASE("the recovery key goes from the screen to the paper, and stands in no file but what the printer made of it") {
    PlayedKiosk kiosk;
    // The printer that is pretended prints into the data directory: where that is memory, it uses no disk.
    if (!lies_in_memory(kiosk.data())) return;
    kiosk.play("tap \"Voor medewerkers\"");
    type_first_passphrase(kiosk);
    kiosk.play("tap \"Herstelsleutel maken\"\nsee \"Schrijf de sleutel nu over\"");
    const std::string key = kiosk.model().desk->recovery.key;
    REQUIRE(key.size() > 20);
    kiosk.play(
        fmt::format("tap \"Sleutel printen\"\nsee \"naar de printer gestuurd\"\nsee \"{}\"\nwait 5\n"
                    "tap \"Ik heb de sleutel op papier\"\nsee \"Werklijst\"\nexpect receipt \"{}\"",
                    key, key));
    CHECK(kiosk.model().desk->recovery.key.empty());
    for (const auto& each : std::filesystem::recursive_directory_iterator(kiosk.data())) {
        if (!each.is_regular_file() || each.path().extension() == ".pdf") continue;
        std::ifstream stream(each.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(stream), {});
        CAPTURE(each.path().filename().string());
        CHECK(content.find(key) == std::string::npos);
    }
}
