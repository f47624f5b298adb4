// A receptionist's Monday morning, once by keys alone and once by fingers alone.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/kiosk/desk/staffed_kiosk.hpp"

using namespace klachtenzuil;

namespace {

/// Somebody who has no pointer: Tab until what is wanted has the focus.
class Keys {
  public:
    explicit Keys(StaffedKiosk& kiosk) : m_kiosk(kiosk) {}

    void strike(Key key, bool shift = false) {
        m_kiosk.stage().input(KeyPressed{key, shift});
        m_kiosk.stage().frame();
    }
    /// Fails where it takes more presses than somebody has patience for.
    void go_to(std::string_view words, bool back = false) {
        constexpr int patience = 40;
        for (int i = 0; i < patience; ++i) {
            strike(Key::tab, back);
            if (at(words)) return;
        }
        FAIL_CHECK(fmt::format("no {} presses of Tab lead to {}", patience, words));
    }
    void press(std::string_view words) {
        go_to(words);
        strike(Key::enter);
    }
    /// The act of a page stands at its end: one step back from its beginning.
    void press_last(std::string_view words) {
        go_to(words, true);
        strike(Key::enter);
    }
    void fill(std::string_view field, std::string_view text) {
        go_to(field);
        type(text);
    }
    void type(std::string_view text) { m_kiosk.play(fmt::format("type \"{}\"", text)); }
    void see(std::string_view text) { m_kiosk.play(fmt::format("see \"{}\"", text)); }

  private:
    bool at(std::string_view words) {
        const auto& drawn = m_kiosk.stage().frame();
        return std::any_of(drawn.begin(), drawn.end(),
                           [&](const Drawn& each) { return each.focused && answers_to(each, words); });
    }

    StaffedKiosk& m_kiosk;
};

/// Somebody who has no keys: each letter is one of those on the screen.
class Finger {
  public:
    explicit Finger(StaffedKiosk& kiosk) : m_kiosk(kiosk) {}

    void tap(std::string_view words) { m_kiosk.play(fmt::format("tap \"{}\"", words)); }
    void see(std::string_view text) { m_kiosk.play(fmt::format("see \"{}\"", text)); }
    void fill(std::string_view field, std::string_view text) {
        m_kiosk.play(fmt::format("into \"{}\"", field));
        for (const char letter : text)
            tap_letter(letter);
        tap("klaar");
    }

  private:
    void tap_letter(char letter) {
        const bool digit = letter >= '0' && letter <= '9';
        const bool sign = letter == '-' || letter == '+' || letter == '/';
        if (digit || sign) tap("cijfers");
        tap(letter == ' ' ? std::string("spatie") : std::string(1, letter));
        if (digit || sign) tap("gewone letters");
    }

    StaffedKiosk& m_kiosk;
};

/// At the sign-in, with somebody of the secretariat who has never signed in.
void await_receptionist(StaffedKiosk& kiosk) {
    kiosk.add("balie", "secretariaat");
    kiosk.play("tap \"Afmelden\"");
}

}  // namespace

TEST_CASE("a receptionist's Monday morning needs no pointer") {
    StaffedKiosk kiosk(false);
    await_receptionist(kiosk);
    Keys keys(kiosk);
    keys.press_last("Voor medewerkers");
    // The caret waits where typing begins.
    keys.type("balie");
    keys.strike(Key::tab);
    keys.type(kiosk.first_passphrase_of("balie"));
    keys.strike(Key::enter);
    keys.see("Kies uw eigen wachtwoordzin");
    keys.type(StaffedKiosk::own);
    keys.strike(Key::tab);
    keys.type(StaffedKiosk::own);
    keys.strike(Key::enter);
    keys.see("Lijst: 1");

    // somebody phones
    keys.press("Nieuwe klacht");
    keys.see("Een klacht die binnenkwam");
    keys.go_to("Dienstverlening");
    keys.strike(Key::down);
    keys.strike(Key::space);
    keys.fill("Het verhaal", "Er nam niemand op.");
    keys.go_to("Cliënt");
    keys.strike(Key::space);
    keys.fill("Naam van de indiener", "Mo Aziz");
    keys.go_to("Per brief");
    keys.go_to("Het telefoonnummer");
    keys.type("0887007750");
    keys.press("Klacht vastleggen");
    keys.see("Dit is nog nodig");
    keys.go_to("Per brief");
    keys.strike(Key::right);
    keys.strike(Key::space);
    keys.fill("Het e-mailadres", "mo@voorbeeld.nl");
    keys.press("Klacht vastleggen");
    keys.see("Het is vastgelegd");

    // the acknowledgement went out by phone, and a handler is found
    keys.press("Ontvangst bevestigd");
    keys.go_to("met een brief");
    keys.strike(Key::down);
    keys.strike(Key::space);
    keys.press("Vastleggen");
    keys.see("Het is vastgelegd");
    keys.press("Behandelaar aanwijzen");
    keys.go_to("directie");
    keys.strike(Key::space);
    keys.press("Vastleggen");
    keys.see("in beoordeling");

    // the visitor of last week calls: looked up by name, and back
    keys.strike(Key::escape);
    keys.type("/");
    keys.type("Çelik");
    keys.strike(Key::enter);
    keys.see("een verhaal dat niet iedereen ziet");
    keys.strike(Key::escape);
    keys.see("Gevonden: 1");
    keys.press("Hele lijst");
    keys.see("Lijst: 2");
    // from the search the arrows lead into the list
    keys.go_to("Zoek op nummer", true);
    keys.strike(Key::down);
    keys.strike(Key::enter);
    keys.see("Termijnen");
    keys.go_to("Afmelden");
    keys.strike(Key::enter);
    keys.see("Ik heb een klacht");
}

TEST_CASE("a receptionist's Monday morning needs no keys") {
    StaffedKiosk kiosk(false);
    await_receptionist(kiosk);
    Finger finger(kiosk);
    finger.tap("Voor medewerkers");
    finger.fill("Naam", "balie");
    finger.fill("Wachtwoordzin", kiosk.first_passphrase_of("balie"));
    finger.tap("Aanmelden");
    finger.see("Kies uw eigen wachtwoordzin");
    finger.fill("Uw nieuwe wachtwoordzin", StaffedKiosk::own);
    finger.fill("Nog een keer", StaffedKiosk::own);
    finger.tap("Deze wachtwoordzin nemen");
    finger.see("Lijst: 1");
    finger.tap("Nieuwe klacht");
    finger.tap("Bejegening");
    finger.fill("Het verhaal", "er nam niemand op");
    finger.tap("Cliënt");
    finger.fill("Naam van de indiener", "mo aziz");
    finger.tap("Per telefoon");
    finger.fill("Het telefoonnummer", "0887007750");
    finger.tap("Klacht vastleggen");
    finger.see("Het is vastgelegd");
    finger.tap("Ontvangst bevestigd");
    finger.tap("telefonisch");
    finger.tap("Vastleggen");
    finger.see("Het is vastgelegd");
    finger.tap("Behandelaar aanwijzen");
    finger.tap("directie");
    finger.tap("Vastleggen");
    finger.see("in beoordeling");
    finger.fill("Zoek op nummer, naam, woorden", "aziz");
    finger.tap("Zoeken");
    finger.see("er nam niemand op");
    finger.tap("Hele lijst");
    finger.see("Lijst: 2");
    finger.tap("Afmelden");
    finger.see("Ik heb een klacht");
}
