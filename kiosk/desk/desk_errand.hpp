#pragma once
// What the desk wants done in the world. The runner has it carried out on its own thread; what became of it comes back
// as an action of the desk.

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/complaint/step.hpp"
#include "core/letter/letters.hpp"
#include "core/register/casework.hpp"
#include "core/register/scan_folder.hpp"
#include "core/register/work_list.hpp"
#include "core/report/report.hpp"
#include "kiosk/desk/year_figures.hpp"

namespace klachtenzuil::desk {

/// Lines that one question to the register brings.
inline constexpr int lines_at_once = 100;
/// Of a longer list this many come back at once after a change, and the rest as it is scrolled.
inline constexpr int most_lines_at_once = 2000;

namespace errand {

struct SignIn {
    std::string name;
    std::string passphrase;
    int ticket = 0;  ///< comes back with the answer: one to somebody who left is known by it
};
struct ChoosePassphrase {
    std::string passphrase;
};
struct MakeRecoveryKey {};
/// On paper, and nowhere else.
struct PrintRecoveryKey {
    std::string key;
};
/// It is on paper, or given up: what did not come out of the printer must not come out later.
struct EndRecoveryPrint {};
struct SignOut {};

/// One page of the work list, after this line; without one the first, with the tasks above it and how many there are.
struct LoadWork {
    WorkFilter filter;
    std::optional<WorkLine> after;
    int ticket = 0;  ///< comes back with the answer, so that one to an older question is known
    int lines = lines_at_once;
};
/// The search that is going on ends with what it found. It does not wait for its turn.
struct StopSearch {};
/// A reference, or words to look for in dossiers.
struct LookUp {
    std::string words;
    int ticket = 0;
};

struct Open {
    Reference reference;
};
/// The open complaint once more, because it changed without the desk's own doing.
struct Refresh {
    Reference reference;
};
struct Take {
    ComplaintId id;
    Step step;
};
struct LinkPerson {
    ComplaintId id;
    int person = 0;
    std::optional<std::string> account;
};

/// Complaints that may be the same as this one.
struct FindLike {
    Form form;
};
struct FileComplaint {
    ComplaintId id;
    Form form;
    bool wants_paper = false;
};

/// A page of an attachment or a letter, as a picture.
struct ShowDocument {
    ComplaintId id;
    Hash part{};
    int page = 0;
};
/// What the scanner made.
struct ListScans {};
/// Its first page, as a picture.
struct ShowScan {
    Scan scan;
};
struct AttachScan {
    ComplaintId id;
    Scan scan;
};

struct DraftLetter {
    ComplaintId id;
    LetterKind kind = LetterKind::acknowledgement;
    LetterFacts facts;
};
/// Seals the letter into the dossier and prints it.
struct PrintLetter {
    ComplaintId id;
    LetterDraft draft;
};

struct PrintAgain {
    ComplaintId id;
    std::optional<Hash> part{};  ///< a letter that is kept; nothing: the acknowledgement
};
struct EndPrint {
    Reference reference;
    PrintId print;
};
struct ConfirmPrint {
    Reference reference;
    PrintId print;
};

struct ListAccounts {};
struct AddAccount {
    std::string name;
    StaffRole role = StaffRole::handler;
};
struct ResetPassphrase {
    std::string name;
};
struct CountHandled {
    std::string name;
};
struct DisableAccount {
    std::string name;
};

struct PreviewPurge {};
struct Purge {
    std::vector<ComplaintId> complaints;
};

/// A newer one stops it half-way; then there is no answer to it.
struct LoadYear {
    AnalysisScope scope;
    int ticket = 0;
};
struct FindBehind {
    ShownYear year;
    TablePlace place;
    int ticket = 0;  ///< of the work list, which shows the answer
};
struct AddNote {
    ManagementNoteKind kind = ManagementNoteKind::recommendation;
    std::string text;
};
struct AnswerNote {
    StepPlace note;
    ManagementNoteState state = ManagementNoteState::open;
    std::string text;
};
struct PrintReport {
    std::chrono::year year{};
    ReportFor whom = ReportFor::management;
    Language language = Language::nl;
};
/// How far the report is that prints.
struct LookAtReport {};
struct EndReport {};

}  // namespace errand

/// One of the above. How each of them is copied, moved and ended is compiled once, not in every file that handles one.
struct Errand
    : std::variant<errand::SignIn, errand::ChoosePassphrase, errand::MakeRecoveryKey, errand::PrintRecoveryKey,
                   errand::EndRecoveryPrint, errand::SignOut, errand::LoadWork, errand::LookUp, errand::StopSearch,
                   errand::Open, errand::Refresh, errand::Take, errand::LinkPerson, errand::FindLike,
                   errand::FileComplaint, errand::ShowDocument, errand::ListScans, errand::ShowScan, errand::AttachScan,
                   errand::DraftLetter, errand::PrintLetter, errand::PrintAgain, errand::EndPrint, errand::ConfirmPrint,
                   errand::ListAccounts, errand::AddAccount, errand::ResetPassphrase, errand::CountHandled,
                   errand::DisableAccount, errand::PreviewPurge, errand::Purge, errand::LoadYear, errand::FindBehind,
                   errand::AddNote, errand::AnswerNote, errand::PrintReport, errand::LookAtReport, errand::EndReport> {
    using variant::variant;
    Errand(const Errand&);
    Errand(Errand&&) noexcept;
    Errand& operator=(const Errand&);
    Errand& operator=(Errand&&) noexcept;
    ~Errand();
};

}  // namespace klachtenzuil::desk
