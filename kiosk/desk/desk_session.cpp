// Signing in and out, and going about.

#include <utility>

#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_take.hpp"

namespace klachtenzuil::desk {

Wishes Take::operator()(const press::SignIn&) {
    if (desk.who || desk.busy || desk.sign_in.name.empty() || desk.sign_in.passphrase.empty()) return {};
    errand::SignIn sign_in{desk.sign_in.name, desk.sign_in.passphrase, ++desk.sign_in.ticket};
    klachtenzuil::wipe(desk.sign_in.passphrase);
    Wishes wishes = ask(desk, std::move(sign_in));
    wishes.emplace_back(ForgetTyped{});
    return wishes;
}

Wishes Take::operator()(const done::SignedIn& signed_in) {
    // Left or locked meanwhile: whoever stands here now is not the one who signed in. The worker has its own
    // orders.
    if (signed_in.ticket != desk.sign_in.ticket || desk.who) return {};
    desk.busy = false;
    if (!signed_in.who) {
        desk.failure = signed_in.who.error();
        return {};
    }
    klachtenzuil::wipe(desk.sign_in.name);
    return arrive(*signed_in.who);
}

Wishes Take::arrive(const Who& who) {
    desk.who = who;
    if (who.must_change) {
        go(desk, Place::own_passphrase);
        return {};
    }
    if (who.needs_recovery) {
        go(desk, Place::recovery_key);
        return {};
    }
    if (desk.over_visit) {
        go(desk, Place::help);
        return {};
    }
    go(desk, Place::work);
    return {first_page(desk)};
}

Wishes Take::operator()(const press::ChoosePassphrase&) {
    if (!desk.who || desk.busy || desk.place != Place::own_passphrase) return {};
    desk.own.differ = desk.own.passphrase != desk.own.again;
    if (desk.own.differ || desk.own.passphrase.empty()) return {};
    errand::ChoosePassphrase choose{desk.own.passphrase};
    klachtenzuil::wipe(desk.own.passphrase);
    klachtenzuil::wipe(desk.own.again);
    Wishes wishes = ask(desk, std::move(choose));
    wishes.emplace_back(ForgetTyped{});
    return wishes;
}

Wishes Take::operator()(const done::PassphraseChosen& chosen) {
    desk.busy = false;
    if (!desk.who) return {};
    if (!chosen.who) {
        desk.failure = chosen.who.error();
        return {};
    }
    return arrive(*chosen.who);
}

Wishes Take::operator()(const press::MakeRecoveryKey&) {
    if (!manages(desk) || desk.busy) return {};
    if (desk.place != Place::recovery_key) go(desk, Place::recovery_key);
    return ask(desk, errand::MakeRecoveryKey{});
}

Wishes Take::operator()(const done::RecoveryKeyMade& made) {
    desk.busy = false;
    if (desk.place != Place::recovery_key) return {};
    if (made.key) {
        desk.recovery.key = *made.key;
        desk.recovery.can_print = made.can_print;
    } else {
        desk.failure = made.key.error();
    }
    return {};
}

Wishes Take::operator()(const press::PrintRecoveryKey&) {
    const RecoveryState& recovery = desk.recovery;
    if (!manages(desk) || desk.busy || recovery.key.empty() || !recovery.can_print || recovery.printed) return {};
    return ask(desk, errand::PrintRecoveryKey{recovery.key});
}

Wishes Take::operator()(const done::RecoveryKeySent& sent) {
    desk.busy = false;
    if (desk.place != Place::recovery_key) return {};
    desk.recovery.printed = sent.outcome.has_value();
    if (!sent.outcome) desk.failure = sent.outcome.error();
    return {};
}

Wishes Take::operator()(const press::KeepRecoveryKey&) {
    if (!desk.who || desk.busy) return {};
    const bool printed = desk.recovery.printed;
    klachtenzuil::wipe(desk.recovery.key);
    desk.recovery = {};
    desk.who->needs_recovery = false;
    go(desk, desk.over_visit ? Place::help : Place::work);
    Wishes wishes{ForgetTyped{}, first_page(desk)};
    if (printed) wishes.emplace_back(Errand{errand::EndRecoveryPrint{}});
    return wishes;
}

Wishes Take::operator()(const press::HelpVisitor&) {
    if (!desk.who || desk.place != Place::help) return {};
    desk.helping = true;
    return {};
}

Wishes Take::operator()(const press::SignOut&) {
    if (!desk.who) return {};
    return lock(desk);
}

Wishes Take::operator()(const press::Leave&) {
    if (desk.stays || desk.who) return {};
    return lock(desk);
}

Wishes Take::operator()(const press::ShowLook&) {
    return {ChooseLetters{}};
}

bool Take::free_to_go() const {
    return desk.who && !desk.who->must_change && !desk.busy;
}

Wishes Take::operator()(const press::Go& to) {
    if (!free_to_go()) return {};
    switch (to.place) {
        case Place::work:
            desk.work.from_year = false;
            go(desk, Place::work);
            return {same_lines(desk)};
        case Place::intake:
            wipe(desk.intake);
            desk.intake = begin_intake(today, language);
            go(desk, Place::intake);
            return {ForgetTyped{}};
        case Place::accounts:
            if (!manages(desk)) return {};
            go(desk, Place::accounts);
            return ask(desk, errand::ListAccounts{});
        case Place::purge:
            if (!manages(desk)) return {};
            desk.purge = {};
            go(desk, Place::purge);
            return ask(desk, errand::PreviewPurge{});
        case Place::year: return operator()(press::ShowYear{});
        case Place::sign_in:
        case Place::own_passphrase:
        case Place::recovery_key:
        case Place::help:
        case Place::document:
        case Place::scans:
        case Place::letter:
        case Place::year_note:
        case Place::step: return {};
    }
    return {};
}

Wishes Take::operator()(const press::Back&) {
    if (desk.linking) {
        desk.linking.reset();
        return {};
    }
    if (desk.work.filter_shown) {
        desk.work.filter_shown = false;
        return {};
    }
    if (desk.year.choosing) {
        desk.year.choosing = false;
        return {};
    }
    if (desk.accounts.closing) return operator()(press::KeepAccount{});
    if (desk.purge.asked) return operator()(press::AskPurge{false});
    if (!can_go_back(desk) || desk.busy) return {};
    if (desk.place == Place::scans && desk.scans.chosen) {
        desk.scans.chosen.reset();
        desk.scans.page.reset();
        desk.failure.reset();
        return {};
    }
    if (desk.place == Place::work) return operator()(press::CloseComplaint{});
    if (desk.place == Place::year_note) {
        klachtenzuil::wipe(desk.year.note.text);
        desk.year.note = {};
        go(desk, Place::year);
        return {ForgetTyped{}};
    }
    wipe(desk.step);
    wipe(desk.letter);
    wipe(desk.intake);
    klachtenzuil::wipe(desk.accounts.passphrase);
    go(desk, Place::work);
    return {ForgetTyped{}};
}

}  // namespace klachtenzuil::desk
