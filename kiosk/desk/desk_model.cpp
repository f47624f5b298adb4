#include "kiosk/desk/desk_model.hpp"

#include "core/base/wipe.hpp"

namespace klachtenzuil::desk {

void wipe(OpenComplaint& open) {
    if (open.form) klachtenzuil::wipe(*open.form);
    for (TakenStep& step : open.history) {
        for (auto& [name, value] : step.facts)
            klachtenzuil::wipe(value);
    }
    open = OpenComplaint{};
}

void wipe(LetterState& letter) {
    klachtenzuil::wipe(letter.facts);
    if (letter.draft) klachtenzuil::wipe(*letter.draft);
    letter = LetterState{};
}

void wipe(Desk& desk) {
    klachtenzuil::wipe(desk.sign_in.passphrase);
    klachtenzuil::wipe(desk.sign_in.name);
    klachtenzuil::wipe(desk.own.passphrase);
    klachtenzuil::wipe(desk.own.again);
    klachtenzuil::wipe(desk.recovery.key);
    klachtenzuil::wipe(desk.work.words);
    klachtenzuil::wipe(desk.accounts.passphrase);
    wipe(desk.step);
    wipe(desk.letter);
    klachtenzuil::wipe(desk.letter_signed);
    wipe(desk.intake);
    klachtenzuil::wipe(desk.year.note.text);
    if (desk.open) wipe(*desk.open);
    Desk fresh;
    fresh.stays = desk.stays;
    fresh.over_visit = desk.over_visit;
    fresh.settings_before = desk.settings_before;
    // Answers to questions from before are for nobody any more.
    fresh.sign_in.ticket = desk.sign_in.ticket + 1;
    fresh.work.ticket = desk.work.ticket + 1;
    fresh.year.ticket = desk.year.ticket + 1;
    desk = std::move(fresh);
}

}  // namespace klachtenzuil::desk
