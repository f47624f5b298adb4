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
    desk.scans.clear();
    go(desk, Place::scans);
    return ask(desk, errand::ListScans{});
}

Wishes Take::operator()(const done::ScansListed& listed) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::scans) return {};
    if (listed.scans) {
        desk.scans = *listed.scans;
    } else {
        desk.failure = listed.scans.error();
    }
    return {};
}

Wishes Take::operator()(const press::AttachScan& attach) {
    if (!free_to_go() || !desk.open || desk.place != Place::scans) return {};
    return ask(desk, errand::AttachScan{desk.open->complaint.id, attach.scan});
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

Wishes Take::operator()(const press::DisableAccount& disable) {
    if (!manages(desk) || !free_to_go()) return {};
    return ask(desk, errand::DisableAccount{disable.name});
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
    desk.purge.looked = true;
    if (looked.complaints) {
        desk.purge.complaints = *looked.complaints;
    } else {
        desk.failure = looked.complaints.error();
    }
    return {};
}

Wishes Take::operator()(const press::Purge&) {
    if (!manages(desk) || !free_to_go() || desk.purge.complaints.empty()) return {};
    std::vector<ComplaintId> ids;
    for (const Complaint& each : desk.purge.complaints)
        ids.push_back(each.id);
    return ask(desk, errand::Purge{std::move(ids)});
}

Wishes Take::operator()(const done::Purged& purged) {
    desk.busy = false;
    if (!desk.who || desk.place != Place::purge) return {};
    if (!purged.count) {
        desk.failure = purged.count.error();
        return {};
    }
    desk.purge.complaints.clear();
    desk.purge.destroyed = *purged.count;
    return {};
}

}  // namespace klachtenzuil::desk
