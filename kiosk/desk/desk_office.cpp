// Taking complaints in, documents, letters, accounts, and what was kept long enough.

#include <utility>

#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_take.hpp"

namespace klachtenzuil::desk {

Wishes Take::operator()(const press::FileComplaint&) {
    if (!free_to_go() || desk.place != Place::intake) return {};
    IntakeDraft& intake = desk.intake;
    intake.problems = problems_of(intake, today);
    if (!intake.problems.empty()) return {};
    if (!intake.like_asked) return ask(desk, errand::FindLike{form_of(intake)});
    return ask(desk, errand::FileComplaint{intake.id, form_of(intake), false});
}

Wishes Take::operator()(const done::LikeFound& found) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::intake) return {};
    desk.intake.like = found.references;
    desk.intake.like_asked = true;
    // Nothing like it: nobody has to look before it is stored.
    if (found.references.empty()) return operator()(press::FileComplaint{});
    return {};
}

Wishes Take::operator()(const done::Filed& filed) {
    if (filed.complaint) {
        wipe(desk.intake);
        desk.work.found = false;  // the list with the new complaint in it, not what was looked for before
    }
    return arrived(filed.complaint, true);
}

Wishes Take::operator()(const press::ShowDocument& show_page) {
    if (!free_to_go() || !desk.open) return {};
    if (desk.place != Place::document) go(desk, Place::document);
    desk.document.part = show_page.part;
    desk.document.wanted.clear();
    desk.document.no_page = false;
    return ask(desk, errand::ShowDocument{desk.open->complaint.id, show_page.part, show_page.page});
}

Wishes Take::operator()(const done::DocumentShown& shown) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::document) return {};
    if (shown.page) {
        desk.document.page = *shown.page;
    } else {
        desk.failure = shown.page.error();
    }
    return {};
}

Wishes Take::operator()(const press::ListScans&) {
    if (!free_to_go() || !desk.open) return {};
    desk.scans = {};
    go(desk, Place::scans);
    return ask(desk, errand::ListScans{});
}

Wishes Take::operator()(const done::ScansListed& listed) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::scans) return {};
    if (listed.scans) {
        desk.scans.list = *listed.scans;
    } else {
        desk.failure = listed.scans.error();
    }
    return {};
}

Wishes Take::operator()(const press::LookAtScan& look) {
    if (!free_to_go() || !desk.open || desk.place != Place::scans) return {};
    desk.scans.chosen = look.scan;
    return ask(desk, errand::ShowScan{look.scan});
}

Wishes Take::operator()(const done::ScanShown& shown) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::scans || !desk.scans.chosen) return {};
    if (shown.page) {
        desk.scans.page = *shown.page;
    } else {
        desk.failure = shown.page.error();
    }
    return {};
}

Wishes Take::operator()(const press::AttachScan&) {
    if (!free_to_go() || !desk.open || desk.place != Place::scans || !desk.scans.chosen) return {};
    return ask(desk, errand::AttachScan{desk.open->complaint.id, *desk.scans.chosen});
}

Wishes Take::operator()(const press::WriteLetter& write) {
    if (!free_to_go() || !desk.open) return {};
    wipe(desk.letter);
    desk.letter.kind = write.kind;
    go(desk, Place::letter);
    // To an invitation belongs a meeting, which only whoever invites knows.
    if (write.kind == LetterKind::invitation) return {};
    return ask(desk, errand::DraftLetter{desk.open->complaint.id, write.kind, {}});
}

Wishes Take::operator()(const press::DraftLetter&) {
    if (!free_to_go() || !desk.open || desk.place != Place::letter) return {};
    return ask(desk, errand::DraftLetter{desk.open->complaint.id, desk.letter.kind, desk.letter.facts});
}

Wishes Take::operator()(const done::LetterDrafted& drafted) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::letter) {
        if (drafted.draft) klachtenzuil::wipe(**drafted.draft);
        return {};
    }
    if (desk.letter.draft) klachtenzuil::wipe(*desk.letter.draft);
    desk.letter.draft.reset();
    if (drafted.draft) {
        desk.letter.draft = *drafted.draft;
        desk.letter.draft->signed_by = desk.letter_signed;
    } else {
        desk.failure = drafted.draft.error();
    }
    return {};
}

Wishes Take::operator()(const press::PrintLetter&) {
    if (!free_to_go() || !desk.open || !desk.letter.draft) return {};
    desk.letter_signed = desk.letter.draft->signed_by;
    return ask(desk, errand::PrintLetter{desk.open->complaint.id, *desk.letter.draft});
}

Wishes Take::operator()(const press::AddAccount&) {
    if (!manages(desk) || !free_to_go() || !desk.accounts.role || desk.accounts.name.empty()) return {};
    desk.accounts.given_to = desk.accounts.name;
    return ask(desk, errand::AddAccount{desk.accounts.name, *desk.accounts.role});
}

Wishes Take::operator()(const press::ResetPassphrase& reset) {
    if (!manages(desk) || !free_to_go()) return {};
    return ask(desk, errand::ResetPassphrase{reset.name});
}

/// Whoever closes it is told first what becomes of the complaints that this person handles.
Wishes Take::operator()(const press::AskDisable& ask_whether) {
    if (!manages(desk) || !free_to_go() || desk.place != Place::accounts) return {};
    return ask(desk, errand::CountHandled{ask_whether.name});
}

Wishes Take::operator()(const done::HandledCounted& counted) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::accounts) return {};
    if (counted.count) {
        desk.accounts.closing = ClosingAccount{counted.name, *counted.count};
    } else {
        desk.failure = counted.count.error();
    }
    return {};
}

Wishes Take::operator()(const press::KeepAccount&) {
    desk.accounts.closing.reset();
    return {};
}

Wishes Take::operator()(const press::DisableAccount&) {
    if (!manages(desk) || !free_to_go() || !desk.accounts.closing) return {};
    const std::string name = std::exchange(desk.accounts.closing, std::nullopt)->name;
    return ask(desk, errand::DisableAccount{name});
}

Wishes Take::operator()(const done::PassphraseGiven& given) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::accounts) return {};
    klachtenzuil::wipe(desk.accounts.passphrase);
    if (!given.passphrase) {
        desk.failure = given.passphrase.error();
        return {};
    }
    desk.accounts.given_to = given.name;
    desk.accounts.passphrase = *given.passphrase;
    desk.accounts.name.clear();
    desk.accounts.role.reset();
    return ask(desk, errand::ListAccounts{});
}

Wishes Take::operator()(const done::AccountsListed& listed) {
    desk.busy = false;
    if (!desk.who) return {};
    if (listed.accounts) {
        desk.accounts.list = *listed.accounts;
    } else {
        desk.failure = listed.accounts.error();
    }
    return {};
}

Wishes Take::operator()(const done::PurgeLooked& looked) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::purge) return {};
    PurgeState& purge = desk.purge;
    purge.asked = false;
    if (!looked.complaints) {
        desk.failure = looked.complaints.error();
        return {};
    }
    purge.looked = true;
    purge.due.clear();
    purge.waiting.clear();
    purge.all_due = purge.all_waiting = 0;
    for (const KeptLongEnough& each : *looked.complaints) {
        auto& list = each.waits_for_office ? purge.waiting : purge.due;
        ++(each.waits_for_office ? purge.all_waiting : purge.all_due);
        if (list.size() < purged_at_once) list.push_back(each);
    }
    return {};
}

Wishes Take::operator()(const press::AskPurge& ask_whether) {
    if (!manages(desk) || !free_to_go() || desk.place != Place::purge) return {};
    desk.purge.asked = ask_whether.open && !desk.purge.due.empty();
    return {};
}

/// Only what was asked about.
Wishes Take::operator()(const press::Purge&) {
    if (!manages(desk) || !free_to_go() || !desk.purge.asked) return {};
    desk.purge.asked = false;
    std::vector<ComplaintId> ids;
    for (const KeptLongEnough& each : desk.purge.due)
        ids.push_back(each.complaint.id);
    return ask(desk, errand::Purge{std::move(ids)});
}

Wishes Take::operator()(const done::Purged& purged) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::purge) return {};
    // What is there now, also after it broke off: some of it may be gone.
    Wishes wishes = ask(desk, errand::PreviewPurge{});
    if (purged.count) {
        desk.purge.destroyed = *purged.count;
        desk.purge.left = static_cast<int>(desk.purge.due.size()) - *purged.count;
    } else {
        desk.failure = purged.count.error();
    }
    return wishes;
}

}  // namespace klachtenzuil::desk
