#pragma once
// How the desk takes each action; the definitions stand in one file a purpose.

#include <vector>

#include "kiosk/desk/desk_update.hpp"

namespace klachtenzuil::desk {

using Wishes = std::vector<Wish>;

bool manages(const Desk& desk);
/// Has an errand done that the screen waits for.
Wishes ask(Desk& desk, Errand errand);
/// The list from its top, beside whatever else is shown.
Errand first_page(Desk& desk);
/// The list anew, as long as it was, so that whoever works through it stays where they are.
Errand same_lines(Desk& desk);
void go(Desk& desk, Place place);
void close_complaint(Desk& desk);
/// From the complaints behind a figure, or of a measure, back to where they were chosen.
Wishes return_to_year(Desk& desk, Date today);

struct Take {
    Desk& desk;
    Date today;
    Language language;

    // --- signing in and out ---
    Wishes operator()(const press::SignIn&);
    Wishes operator()(const done::SignedIn& signed_in);
    /// Where somebody who signed in goes first.
    Wishes arrive(const Who& who);
    Wishes operator()(const press::ChoosePassphrase&);
    Wishes operator()(const done::PassphraseChosen& chosen);
    Wishes operator()(const press::MakeRecoveryKey&);
    Wishes operator()(const done::RecoveryKeyMade& made);
    Wishes operator()(const press::PrintRecoveryKey&);
    Wishes operator()(const done::RecoveryKeySent& sent);
    Wishes operator()(const press::KeepRecoveryKey&);
    Wishes operator()(const press::HelpVisitor&);
    Wishes operator()(const press::SignOut&);
    Wishes operator()(const press::Leave&);
    Wishes operator()(const press::ShowLook&);

    // --- going about ---
    bool free_to_go() const;
    Wishes operator()(const press::Go& to);
    Wishes operator()(const press::Back&);

    // --- the list ---
    Wishes operator()(const press::ShowFilter& press);
    Wishes operator()(const press::Filter& press);
    Wishes operator()(const press::LoadMore&);
    Wishes operator()(const done::WorkLoaded& loaded);
    Wishes operator()(const press::GoToSearch& search);
    Wishes operator()(const press::LookUp&);
    Wishes operator()(const press::StopSearch&);
    Wishes operator()(const done::SearchGoes& goes);
    Wishes operator()(const done::Found& found);
    Wishes operator()(const press::ForgetSearch&);

    // --- a complaint ---
    Wishes operator()(const press::Open& open);
    Wishes operator()(const done::Opened& opened);
    Wishes operator()(const done::Refreshed& refreshed);
    /// A complaint to show; after a change of it the list is old too.
    Wishes arrived(const Result<OpenedComplaint>& complaint, bool changed);
    Wishes operator()(const press::CloseComplaint&);
    Wishes operator()(const press::ShowRefused& press);
    Wishes operator()(const press::BeginStep& begin);
    Wishes operator()(const press::TakeStep&);
    Wishes operator()(const done::StepTaken& taken);
    Wishes operator()(const press::AskWho& ask_who);
    Wishes operator()(const press::LinkPerson& link);
    Wishes operator()(const press::PrintAgain& print);
    Wishes operator()(const press::EndPrint& end);
    Wishes operator()(const press::ConfirmPrint& confirm);
    Wishes operator()(const press::ShowJournal& press);

    // --- taking a complaint in ---
    Wishes operator()(const press::FileComplaint&);
    Wishes operator()(const done::LikeFound& found);
    Wishes operator()(const done::Filed& filed);

    // --- documents and letters ---
    Wishes operator()(const press::ShowDocument& show_page);
    Wishes operator()(const done::DocumentShown& shown);
    Wishes operator()(const press::ListScans&);
    Wishes operator()(const done::ScansListed& listed);
    Wishes operator()(const press::LookAtScan& look);
    Wishes operator()(const done::ScanShown& shown);
    Wishes operator()(const press::AttachScan&);
    Wishes operator()(const press::WriteLetter& write);
    Wishes operator()(const press::DraftLetter&);
    Wishes operator()(const done::LetterDrafted& drafted);
    Wishes operator()(const press::PrintLetter&);

    // --- accounts and forgetting ---
    Wishes operator()(const press::AddAccount&);
    Wishes operator()(const press::ResetPassphrase& reset);
    Wishes operator()(const press::AskDisable& ask_whether);
    Wishes operator()(const done::HandledCounted& counted);
    Wishes operator()(const press::KeepAccount&);
    Wishes operator()(const press::DisableAccount&);
    Wishes operator()(const done::PassphraseGiven& given);
    Wishes operator()(const done::AccountsListed& listed);
    Wishes operator()(const done::PurgeLooked& looked);
    Wishes operator()(const press::AskPurge& ask_whether);
    Wishes operator()(const press::Purge&);
    Wishes operator()(const done::Purged& purged);

    // --- the year ---
    Wishes operator()(const press::ShowYear& show);
    Wishes operator()(const press::ChooseScope& choose);
    Wishes operator()(const press::AskScope& ask_scope);
    Wishes operator()(const press::ShowTable& show);
    Wishes operator()(const done::YearLoaded& loaded);
    Wishes operator()(const press::ShowBehind& show);
    Wishes operator()(const done::BehindFound& found);
    Wishes operator()(const press::OpenMeasure& measure);
    Wishes operator()(const press::MoreMeasures&);
    Wishes operator()(const press::WriteNote& write);
    Wishes operator()(const press::KeepNote&);
    Wishes operator()(const done::NoteKept& kept);
    Wishes operator()(const press::PrintReport& print);
    Wishes operator()(const press::EndReport&);
    Wishes operator()(const done::ReportAsked& asked);
    Wishes operator()(const done::ReportSeen& seen);
};

}  // namespace klachtenzuil::desk
