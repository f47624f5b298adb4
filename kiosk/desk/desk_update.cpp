#include "kiosk/desk/desk_update.hpp"

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"

namespace klachtenzuil::desk {

namespace {

using Wishes = std::vector<Wish>;

bool manages(const Desk& desk) {
    return desk.who && desk.who->role == StaffRole::management;
}

Wishes ask(Desk& desk, Errand errand) {
    desk.busy = true;
    desk.failure.reset();
    desk.done = false;
    Wishes wishes;
    wishes.emplace_back(std::move(errand));
    return wishes;
}

/// The list from its top, beside whatever else is shown.
Errand first_page(Desk& desk) {
    WorkState& work = desk.work;
    work.loading = true;
    work.found = false;
    return errand::LoadWork{work.filter, std::nullopt, ++work.ticket};
}

void go(Desk& desk, Place place) {
    desk.place = place;
    desk.failure.reset();
    desk.done = false;
    desk.linking.reset();
    desk.refused_shown = false;
    desk.work.filter_shown = false;
}

void close_complaint(Desk& desk) {
    if (desk.open) wipe(*desk.open);
    desk.open.reset();
    wipe(desk.step);
}

void show(Desk& desk, const OpenedComplaint& opened) {
    if (desk.open && desk.open != opened) wipe(*desk.open);
    desk.open = opened;
    go(desk, Place::work);
}

Reference reference_of(const Desk& desk) {
    return desk.open->complaint.reference;
}

struct Take {
    Desk& desk;
    Date today;
    Language language;

    // --- signing in and out ---

    Wishes operator()(const press::SignIn&) {
        if (desk.who || desk.busy || desk.sign_in.name.empty() || desk.sign_in.passphrase.empty()) return {};
        errand::SignIn sign_in{desk.sign_in.name, desk.sign_in.passphrase, ++desk.sign_in.ticket};
        klachtenzuil::wipe(desk.sign_in.passphrase);
        Wishes wishes = ask(desk, std::move(sign_in));
        wishes.emplace_back(ForgetTyped{});
        return wishes;
    }

    Wishes operator()(const done::SignedIn& signed_in) {
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

    /// Where somebody who signed in goes first.
    Wishes arrive(const Who& who) {
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

    Wishes operator()(const press::ChoosePassphrase&) {
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

    Wishes operator()(const done::PassphraseChosen& chosen) {
        desk.busy = false;
        if (!desk.who) return {};
        if (!chosen.who) {
            desk.failure = chosen.who.error();
            return {};
        }
        return arrive(*chosen.who);
    }

    Wishes operator()(const press::MakeRecoveryKey&) {
        if (!manages(desk) || desk.busy) return {};
        if (desk.place != Place::recovery_key) go(desk, Place::recovery_key);
        return ask(desk, errand::MakeRecoveryKey{});
    }

    Wishes operator()(const done::RecoveryKeyMade& made) {
        desk.busy = false;
        if (desk.place != Place::recovery_key) return {};
        if (made.key) {
            desk.recovery_key = *made.key;
        } else {
            desk.failure = made.key.error();
        }
        return {};
    }

    Wishes operator()(const press::KeepRecoveryKey&) {
        if (!desk.who || desk.busy) return {};
        klachtenzuil::wipe(desk.recovery_key);
        desk.who->needs_recovery = false;
        go(desk, desk.over_visit ? Place::help : Place::work);
        return {ForgetTyped{}, first_page(desk)};
    }

    Wishes operator()(const press::HelpVisitor&) {
        if (!desk.who || desk.place != Place::help) return {};
        desk.helping = true;
        return {};
    }

    Wishes operator()(const press::SignOut&) {
        if (!desk.who) return {};
        return lock(desk);
    }

    Wishes operator()(const press::Leave&) {
        if (desk.stays || desk.who) return {};
        return lock(desk);
    }

    Wishes operator()(const press::ShowLook&) { return {ChooseLetters{}}; }

    // --- going about ---

    bool free_to_go() const { return desk.who && !desk.who->must_change && !desk.busy; }

    Wishes operator()(const press::Go& to) {
        if (!free_to_go()) return {};
        switch (to.place) {
            case Place::work: go(desk, Place::work); return {first_page(desk)};
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
            case Place::sign_in:
            case Place::own_passphrase:
            case Place::recovery_key:
            case Place::help:
            case Place::step: return {};
        }
        return {};
    }

    Wishes operator()(const press::Back&) {
        if (desk.linking) {
            desk.linking.reset();
            return {};
        }
        if (desk.work.filter_shown) {
            desk.work.filter_shown = false;
            return {};
        }
        if (!can_go_back(desk) || desk.busy) return {};
        if (desk.place == Place::work) {
            close_complaint(desk);
            return {};
        }
        wipe(desk.step);
        wipe(desk.intake);
        klachtenzuil::wipe(desk.accounts.passphrase);
        go(desk, Place::work);
        return {ForgetTyped{}};
    }

    // --- the list ---

    Wishes operator()(const press::ShowFilter& press) {
        desk.work.filter_shown = press.shown;
        return {};
    }

    Wishes operator()(const press::Filter& press) {
        if (!desk.who) return {};
        desk.work.filter = press.filter;
        return {first_page(desk)};
    }

    Wishes operator()(const press::LoadMore&) {
        WorkState& work = desk.work;
        if (!desk.who || work.loading || work.all || work.found || work.lines.empty()) return {};
        work.loading = true;
        return {Errand{errand::LoadWork{work.filter, work.lines.back(), work.ticket}}};
    }

    Wishes operator()(const done::WorkLoaded& loaded) {
        WorkState& work = desk.work;
        if (!desk.who || loaded.ticket != work.ticket) return {};
        work.loading = false;
        if (!loaded.lines) {
            desk.failure = loaded.lines.error();
            return {};
        }
        if (loaded.first) {
            work.lines.clear();
            work.total = loaded.total;
            work.tasks = loaded.tasks;
            work.staff = loaded.staff;
        }
        work.lines.insert(work.lines.end(), loaded.lines->begin(), loaded.lines->end());
        work.all = loaded.all;
        return {};
    }

    Wishes operator()(const press::LookUp&) {
        WorkState& work = desk.work;
        if (!desk.who || work.words.empty()) return {};
        work.loading = true;
        return {Errand{errand::LookUp{work.words, ++work.ticket}}};
    }

    Wishes operator()(const done::Found& found) {
        WorkState& work = desk.work;
        if (!desk.who || found.ticket != work.ticket) return {};
        work.loading = false;
        if (!found.lines) {
            desk.failure = found.lines.error();
            return {};
        }
        work.lines = *found.lines;
        work.total = static_cast<std::int64_t>(work.lines.size());
        work.all = true;
        work.found = true;
        // One that was looked for by its number is what was wanted.
        if (work.lines.size() == 1) return operator()(press::Open{work.lines.front().complaint.reference});
        return {};
    }

    Wishes operator()(const press::ForgetSearch&) {
        klachtenzuil::wipe(desk.work.words);
        if (!desk.who) return {};
        return {ForgetTyped{}, first_page(desk)};
    }

    // --- a complaint ---

    Wishes operator()(const press::Open& open) {
        if (!free_to_go()) return {};
        close_complaint(desk);
        go(desk, Place::work);
        return ask(desk, errand::Open{open.reference});
    }

    Wishes operator()(const done::Opened& opened) { return arrived(opened.complaint, false); }

    /// A complaint to show; after a change of it the list is old too.
    Wishes arrived(const Result<OpenedComplaint>& complaint, bool changed) {
        if (!desk.who) {
            if (complaint) wipe(**complaint);
            return {};
        }
        desk.busy = false;
        if (!complaint) {
            desk.failure = complaint.error();
            return {};
        }
        show(desk, *complaint);
        if (!changed) return {};
        desk.done = true;
        return {first_page(desk)};
    }

    Wishes operator()(const press::CloseComplaint&) {
        if (desk.busy) return {};
        close_complaint(desk);
        go(desk, Place::work);
        return {};
    }

    Wishes operator()(const press::ShowRefused& press) {
        desk.refused_shown = press.shown;
        return {};
    }

    Wishes operator()(const press::BeginStep& begin) {
        if (!free_to_go() || !desk.open) return {};
        const auto& possible = desk.open->possible;
        const bool allowed = std::any_of(possible.begin(), possible.end(), [&](const Possible& each) {
            return each.step == begin.step && !each.refused;
        });
        if (!allowed) return {};
        wipe(desk.step);
        desk.step = begin_step(begin.step, desk.open->complaint, today);
        go(desk, Place::step);
        return {};
    }

    Wishes operator()(const press::TakeStep&) {
        if (!free_to_go() || !desk.open || desk.place != Place::step) return {};
        desk.step.problems = missing_facts(desk.step);
        desk.failure.reset();
        if (!desk.step.problems.empty()) return {};
        return ask(desk, errand::Take{desk.open->complaint.id, step_of(desk.step)});
    }

    Wishes operator()(const done::StepTaken& taken) {
        if (taken.complaint) wipe(desk.step);
        return arrived(taken.complaint, true);
    }

    Wishes operator()(const press::AskWho& ask_who) {
        if (!free_to_go() || !desk.open) return {};
        desk.linking = ask_who.person;
        return {};
    }

    Wishes operator()(const press::LinkPerson& link) {
        if (!free_to_go() || !desk.open) return {};
        desk.linking.reset();
        return ask(desk, errand::LinkPerson{desk.open->complaint.id, link.person, link.account});
    }

    Wishes operator()(const press::PrintAgain&) {
        if (!free_to_go() || !desk.open) return {};
        return ask(desk, errand::PrintAgain{desk.open->complaint.id});
    }

    Wishes operator()(const press::EndPrint& end) {
        if (!free_to_go() || !desk.open) return {};
        return ask(desk, errand::EndPrint{reference_of(desk), end.print});
    }

    // --- taking a complaint in ---

    Wishes operator()(const press::FileComplaint&) {
        if (!free_to_go() || desk.place != Place::intake) return {};
        IntakeDraft& intake = desk.intake;
        intake.problems = problems_of(intake, today);
        if (!intake.problems.empty()) return {};
        if (!intake.like_asked) return ask(desk, errand::FindLike{form_of(intake)});
        return ask(desk, errand::FileComplaint{intake.id, form_of(intake), false});
    }

    Wishes operator()(const done::LikeFound& found) {
        desk.busy = false;
        if (!desk.who || desk.place != Place::intake) return {};
        desk.intake.like = found.references;
        desk.intake.like_asked = true;
        // Nothing like it: nobody has to look before it is stored.
        if (found.references.empty()) return operator()(press::FileComplaint{});
        return {};
    }

    Wishes operator()(const done::Filed& filed) {
        if (filed.complaint) wipe(desk.intake);
        return arrived(filed.complaint, true);
    }

    // --- accounts and forgetting ---

    Wishes operator()(const press::AddAccount&) {
        if (!manages(desk) || !free_to_go() || !desk.accounts.role || desk.accounts.name.empty()) return {};
        desk.accounts.given_to = desk.accounts.name;
        return ask(desk, errand::AddAccount{desk.accounts.name, *desk.accounts.role});
    }

    Wishes operator()(const press::ResetPassphrase& reset) {
        if (!manages(desk) || !free_to_go()) return {};
        return ask(desk, errand::ResetPassphrase{reset.name});
    }

    Wishes operator()(const press::DisableAccount& disable) {
        if (!manages(desk) || !free_to_go()) return {};
        return ask(desk, errand::DisableAccount{disable.name});
    }

    Wishes operator()(const done::PassphraseGiven& given) {
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

    Wishes operator()(const done::AccountsListed& listed) {
        desk.busy = false;
        if (!desk.who) return {};
        if (listed.accounts) {
            desk.accounts.list = *listed.accounts;
        } else {
            desk.failure = listed.accounts.error();
        }
        return {};
    }

    Wishes operator()(const done::PurgeLooked& looked) {
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

    Wishes operator()(const press::Purge&) {
        if (!manages(desk) || !free_to_go() || desk.purge.complaints.empty()) return {};
        std::vector<ComplaintId> ids;
        for (const Complaint& each : desk.purge.complaints)
            ids.push_back(each.id);
        return ask(desk, errand::Purge{std::move(ids)});
    }

    Wishes operator()(const done::Purged& purged) {
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
};

}  // namespace

bool can_go_back(const Desk& desk) {
    if (!desk.who) return false;
    switch (desk.place) {
        case Place::work: return desk.open != nullptr;
        case Place::step:
        case Place::intake:
        case Place::accounts:
        case Place::purge: return true;
        case Place::sign_in:
        case Place::own_passphrase:
        case Place::help:
        case Place::recovery_key: return false;
    }
    return false;
}

std::vector<Wish> update(Desk& desk, const Action& action, Date today, Language language) {
    return std::visit(Take{desk, today, language}, action);
}

std::vector<Wish> lock(Desk& desk) {
    const bool stays = desk.stays;
    wipe(desk);
    Wishes wishes{Errand{errand::SignOut{}}, ForgetTyped{}};
    if (!stays) wishes.emplace_back(LeaveDesk{});
    return wishes;
}

}  // namespace klachtenzuil::desk
