#pragma once
// Everything that can happen at the desk: what its user did, and what became of an errand.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/register/scan_folder.hpp"
#include "core/register/work_list.hpp"
#include "kiosk/desk/open_complaint.hpp"
#include "kiosk/desk/report_print.hpp"
#include "kiosk/desk/year_figures.hpp"

namespace klachtenzuil::desk {

/// Who signed in, as the screens know it.
struct Who {
    std::string name;
    StaffRole role = StaffRole::handler;
    bool must_change = false;     ///< the passphrase was given by somebody else
    bool needs_recovery = false;  ///< management, and no recovery key was made yet
};

/// The screens behind the sign-in.
enum class Place {
    sign_in,
    own_passphrase,
    recovery_key,
    help,
    work,
    step,
    document,
    scans,
    letter,
    intake,
    accounts,
    purge,
    year,
    year_note
};

namespace press {

struct SignIn {};
struct ChoosePassphrase {};
struct MakeRecoveryKey {};
struct PrintRecoveryKey {};
struct KeepRecoveryKey {};  ///< it is on paper now: it is wiped here
struct HelpVisitor {};      ///< goes on where the visitor was, for them
struct SignOut {};          ///< also hands a visit back
struct Leave {};            ///< from the sign-in back to the visitor's screens
struct ShowLook {};         ///< letters and colours
struct Go {
    Place place;
};               ///< to one of the places of the bar
struct Back {};  ///< out of a screen without doing what it is for
struct ShowFilter {
    bool shown = true;
};
struct Filter {
    WorkFilter filter;
};
struct LoadMore {};
/// Where the search field is not on the screen: to the list that has it.
struct GoToSearch {
    bool closes_complaint = false;  ///< the complaint stands in the list's place
};
struct LookUp {};  ///< what stands in the search field
struct StopSearch {};
struct ForgetSearch {};  ///< back to the whole list
struct Open {
    Reference reference;
};
struct CloseComplaint {};
struct BeginStep {
    StepKind step;
};
struct TakeStep {};
struct AskWho {
    std::optional<int> person;
};  ///< opens or closes the question who a named person is
struct LinkPerson {
    int person = 0;
    std::optional<std::string> account;
};
struct ShowRefused {
    bool shown = true;
};  ///< the steps that cannot be taken now
struct FileComplaint {};
struct ShowDocument {
    Hash part{};
    int page = 0;
};
struct ListScans {};
struct LookAtScan {
    Scan scan;
};                     ///< before it is attached: that cannot be taken back
struct AttachScan {};  ///< the one that is being looked at
struct WriteLetter {
    LetterKind kind = LetterKind::acknowledgement;
};
struct DraftLetter {};  ///< once more, with what was filled in
struct PrintLetter {};
struct PrintAgain {
    std::optional<Hash> part{};  ///< a letter that is kept; nothing: the acknowledgement once more, as a duplicate
};
struct EndPrint {
    PrintId print;
};
struct ConfirmPrint {
    PrintId print;
};  ///< somebody saw the paper of which the printer did not say how it ended
struct ShowJournal {
    bool shown = true;
};  ///< in place of the complaint, where there is no room beside it
struct AddAccount {};
struct ResetPassphrase {
    std::string name;
};
/// Asks whether this account is to be closed.
struct AskDisable {
    std::string name;
};
struct KeepAccount {};
struct DisableAccount {};  ///< the one that was asked about
/// Asks whether what is shown is to be destroyed.
struct AskPurge {
    bool open = true;
};
struct Purge {};
/// The page of the year, at this part of it; nothing: where it was left.
struct ShowYear {
    std::optional<YearPart> part{};
};
struct ChooseScope {
    PeriodSpan span = PeriodSpan::year;
    AnalysisScope scope;
};
struct AskScope {
    bool open = true;
};
struct ShowTable {
    TableId table = TableId::overview;
    bool shown = true;
};
/// A figure of the year or of the one before, and what it is called.
struct Figure {
    TablePlace place;
    std::string label;
    bool before = false;
};
/// The complaints that a figure counts. `other`: the same figure of the other year, where that counts any.
struct ShowBehind {
    Figure figure;
    std::optional<Figure> other{};
};
struct OpenMeasure {
    Reference complaint;
};
struct MoreMeasures {};
/// Of the year that the page shows.
struct PrintReport {
    ReportFor whom = ReportFor::management;
    Language language = Language::nl;  ///< of the screen
};
struct EndReport {};
struct WriteNote {
    std::optional<StepPlace> answers{};  ///< what became of this one; nothing: a new one
};
struct KeepNote {};

}  // namespace press

/// What became of an errand. Where it holds personal data, it is handed on and wiped at the end.
namespace done {

struct SignedIn {
    int ticket = 0;
    Result<Who> who;
};
struct PassphraseChosen {
    Result<Who> who;
};
struct RecoveryKeyMade {
    Result<std::string> key;
    bool can_print = false;  ///< without a trace of it anywhere but on the paper
};
struct RecoveryKeySent {
    Result<void> outcome;
};
struct WorkLoaded {
    int ticket = 0;
    bool first = false;  ///< a new list, not what comes after
    Result<std::vector<WorkLine>> lines;
    bool all = false;  ///< nothing comes after these
    std::int64_t total = 0;
    std::vector<Task> tasks{};
    std::vector<StaffLine> staff{};
};
struct SearchGoes {
    int ticket = 0;
    std::int64_t looked = 0;  ///< in how many dossiers
};
struct Found {
    int ticket = 0;
    Result<std::vector<WorkLine>> lines;
};
struct Opened {
    Result<OpenedComplaint> complaint;
};
struct Refreshed {
    Result<OpenedComplaint> complaint;
};
struct StepTaken {
    Result<OpenedComplaint> complaint;
};
struct LikeFound {
    std::vector<Reference> references;
};
struct Filed {
    Result<OpenedComplaint> complaint;
};
struct DocumentShown {
    Result<std::shared_ptr<ShownPage>> page;
};
struct ScansListed {
    Result<std::vector<Scan>> scans;
};
struct LetterDrafted {
    Result<std::shared_ptr<LetterDraft>> draft;
};
/// A scan as it would be attached: its first page.
struct ScanShown {
    Result<std::shared_ptr<ShownPage>> page;
};
/// How many open complaints somebody handles.
struct HandledCounted {
    std::string name;
    Result<std::int64_t> count;
};
struct AccountsListed {
    Result<std::vector<StaffLine>> accounts;
};
/// An account was made or got a new passphrase, which is shown once.
struct PassphraseGiven {
    std::string name;
    Result<std::string> passphrase;
};
struct PurgeLooked {
    Result<std::vector<KeptLongEnough>> complaints;
};
struct Purged {
    Result<int> count;
};
struct YearLoaded {
    int ticket = 0;
    Result<ShownYear> figures;
};
struct BehindFound {
    int ticket = 0;
    Result<std::vector<WorkLine>> lines;
    bool more = false;  ///< than are listed
};
struct NoteKept {
    Result<void> outcome;
};
/// The report was made and handed to the printer, or taken back from it.
struct ReportAsked {
    Result<ReportPrint> print;
};
/// How far it is; nothing: there is none.
struct ReportSeen {
    std::optional<ReportPrint> print;
};

}  // namespace done

/// One of the above. How each of them is copied, moved and ended is compiled once, not in every file that handles one.
struct Action
    : std::variant<press::SignIn, press::ChoosePassphrase, press::MakeRecoveryKey, press::PrintRecoveryKey,
                   press::KeepRecoveryKey, press::HelpVisitor, press::SignOut, press::Leave, press::ShowLook, press::Go,
                   press::Back, press::ShowFilter, press::Filter, press::LoadMore, press::GoToSearch, press::LookUp,
                   press::StopSearch, press::ForgetSearch, press::Open, press::CloseComplaint, press::BeginStep,
                   press::TakeStep, press::AskWho, press::LinkPerson, press::ShowRefused, press::FileComplaint,
                   press::ShowDocument, press::ListScans, press::LookAtScan, press::AttachScan, press::WriteLetter,
                   press::DraftLetter, press::PrintLetter, press::PrintAgain, press::EndPrint, press::ConfirmPrint,
                   press::ShowJournal, press::AddAccount, press::ResetPassphrase, press::AskDisable, press::KeepAccount,
                   press::DisableAccount, press::AskPurge, press::Purge, press::ShowYear, press::ChooseScope,
                   press::AskScope, press::ShowTable, press::ShowBehind, press::OpenMeasure, press::MoreMeasures,
                   press::PrintReport, press::EndReport, press::WriteNote, press::KeepNote, done::SignedIn,
                   done::PassphraseChosen, done::RecoveryKeyMade, done::RecoveryKeySent, done::WorkLoaded,
                   done::SearchGoes, done::Found, done::Opened, done::Refreshed, done::StepTaken, done::LikeFound,
                   done::Filed, done::DocumentShown, done::ScansListed, done::ScanShown, done::HandledCounted,
                   done::LetterDrafted, done::AccountsListed, done::PassphraseGiven, done::PurgeLooked, done::Purged,
                   done::YearLoaded, done::BehindFound, done::NoteKept, done::ReportAsked, done::ReportSeen> {
    using variant::variant;
    Action(const Action&);
    Action(Action&&) noexcept;
    Action& operator=(const Action&);
    Action& operator=(Action&&) noexcept;
    ~Action();
};

}  // namespace klachtenzuil::desk
