#include "tests/kiosk/desk/staffed_kiosk.hpp"

#include <fmt/format.h>

#include "tests/support/node.hpp"
#include "tests/support/visit_by_touch.hpp"

namespace klachtenzuil {

namespace {

constexpr const char* name_somebody = R"(tap "Ik weet het niet precies"
into "Wie"
type "de directeur"
key Escape
)";

}  // namespace

StaffedKiosk::StaffedKiosk(bool names_somebody) {
    play(telling("een verhaal dat niet iedereen ziet"));
    if (names_somebody) play(name_somebody);
    play(give_name_and_address);
    play(send_it);
    play("tap \"Voor medewerkers\"");
    sign_in("directie", first_passphrase(data()));
    choose_own();
    play("tap \"Later doen\"");
}

void StaffedKiosk::add(const char* name, const char* role) {
    play(
        fmt::format("tap \"Accounts\"\ninto \"Naam\"\ntype \"{}\"\nkey Escape\ntap \"{}\"\ntap \"Toevoegen\"\n"
                    "see \"Dit is de wachtwoordzin voor {}\"",
                    name, role, name));
    m_once[name] = model().desk->accounts.passphrase;
}

void StaffedKiosk::comes(const char* name) {
    play("tap \"Afmelden\"\ntap \"Voor medewerkers\"");
    const auto once = m_once.find(name);
    sign_in(name, once == m_once.end() ? own : once->second);
    if (once != m_once.end()) choose_own();
    m_once.erase(name);
    if (model().desk->place == desk::Place::recovery_key) play("tap \"Later doen\"");
    open();
}

void StaffedKiosk::open() {
    play("see \"Lijst: 1\"\nkey Down\nkey Enter\nsee \"Termijnen\"");
}

void StaffedKiosk::take(const char* step, const char* filled_in) {
    play(fmt::format("tap \"{}\"\n{}\ntap \"Vastleggen\"\nsee \"Het is vastgelegd\"", step, filled_in));
}

void StaffedKiosk::decide_unheard() {
    for (const char* const side : {"de indiener", "de betrokken medewerker"})
        take("Horen kan niet",
             fmt::format("tap \"{}\"\ninto \"Reden\"\ntype \"Wil niet praten.\"\nkey Escape", side).c_str());
    take("Beslissen",
         "tap \"deels gegrond\"\ninto \"Oorzaak\"\ntype \"drukte\"\nkey Escape\ninto \"Waarom dit de uitkomst "
         "is\"\ntype \"Het was druk.\"\nkey Escape");
}

void StaffedKiosk::sign_in(std::string_view name, std::string_view passphrase) {
    play(fmt::format("into \"Naam\"\ntype \"{}\"\ninto \"Wachtwoordzin\"\ntype \"{}\"\nkey Enter", name, passphrase));
}

void StaffedKiosk::choose_own() {
    play(fmt::format("into \"Uw nieuwe wachtwoordzin\"\ntype \"{}\"\ninto \"Nog een keer\"\ntype \"{}\"\nkey Enter",
                     own, own));
}

}  // namespace klachtenzuil
