#pragma once
// The state of the desk, as plain values. The key that opens dossiers is not among them: it never leaves the worker.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "kiosk/desk/desk_action.hpp"
#include "kiosk/desk/intake_draft.hpp"
#include "kiosk/desk/step_draft.hpp"
#include "kiosk/desk/year_state.hpp"
#include "kiosk/settings.hpp"

namespace klachtenzuil::desk {

struct SignInDraft {
    std::string name;
    std::string passphrase;
    int ticket = 0;  ///< of the last try
};

/// The passphrase of one's own, twice.
struct OwnPassphraseDraft {
    std::string passphrase;
    std::string again;
    bool differ = false;  ///< said after a try
};

/// Shown once, then wiped.
struct RecoveryState {
    std::string key;
    bool can_print = false;
    bool printed = false;  ///< it was sent to the printer
};

struct WorkState {
    WorkFilter filter;
    std::vector<WorkLine> lines;
    bool all = false;  ///< nothing comes after these lines
    bool loading = false;
    std::int64_t total = 0;
    std::vector<Task> tasks;
    std::vector<StaffLine> staff;                 ///< to filter by
    std::string words;                            ///< in the search field
    std::optional<std::int64_t> looked;           ///< in how many dossiers, while a search goes on
    bool found = false;                           ///< the lines are what a search found, or what stands behind a figure
    std::optional<std::string> behind;            ///< that figure, in words
    std::optional<press::ShowBehind> other_year;  ///< what leads to the same figure of the other year
    bool more_behind = false;                     ///< than the lines hold
    bool from_year = false;                       ///< the way back leads to the page of the year
    bool filter_shown = false;
    bool search_wanted = false;  ///< the caret goes into the search field once it is drawn
    int ticket = 0;              ///< of the last question; older answers are dropped
};

/// An account that somebody wants to close.
struct ClosingAccount {
    std::string name;
    std::int64_t handles = 0;  ///< open complaints
};

struct AccountsState {
    std::vector<StaffLine> list;
    std::optional<ClosingAccount> closing;  ///< what is asked before it is closed
    std::string name;                       ///< of the account to add
    std::optional<StaffRole> role;
    std::string given_to;
    std::string passphrase;  ///< given just now: shown once, then wiped
};

/// Dossiers that are destroyed with one press: what can be looked through before it.
inline constexpr std::size_t purged_at_once = 100;

struct PurgeState {
    std::vector<KeptLongEnough> due;      ///< that can be destroyed, oldest first; at most `purged_at_once`
    std::size_t all_due = 0;              ///< how many there are
    std::vector<KeptLongEnough> waiting;  ///< for the office
    std::size_t all_waiting = 0;
    bool looked = false;
    bool asked = false;            ///< the question stands over the page
    std::optional<int> destroyed;  ///< how many were, just now
    int left = 0;                  ///< that were asked for as well, and are for somebody else of management
};

/// A document of the dossier, a page at a time.
struct DocumentState {
    Hash part{};
    std::shared_ptr<ShownPage> page;
    std::string wanted;    ///< the page to go to, as typed
    bool no_page = false;  ///< there is no such page
};

/// What the scanner made.
struct ScansState {
    std::vector<Scan> list;
    std::optional<Scan> chosen;       ///< that is looked at before it is attached
    std::shared_ptr<ShownPage> page;  ///< its first
};

struct LetterState {
    LetterKind kind = LetterKind::acknowledgement;
    LetterFacts facts;  ///< of an invitation, as filled in
    std::optional<std::chrono::year_month> month;
    std::string time;                    ///< of the meeting, as typed
    std::shared_ptr<LetterDraft> draft;  ///< as it is being edited
};

struct Desk {
    Place place = Place::sign_in;
    bool stays = false;       ///< a window on an office PC: no visitor's screens behind it
    bool over_visit = false;  ///< opened while a visitor was filling in
    bool helping = false;     ///< the visitor's screens are in front, for who signed in
    std::optional<Who> who;   ///< nobody signed in while it is empty
    bool busy = false;        ///< an errand runs that the screen waits for
    std::optional<Failure> failure;
    bool done = false;  ///< what was asked last was done, and the screen says so

    SignInDraft sign_in;
    OwnPassphraseDraft own;
    RecoveryState recovery;
    WorkState work;
    OpenedComplaint open;
    std::optional<int> linking;  ///< the named person that is being linked
    bool refused_shown = false;
    bool journal_shown = false;  ///< in place of the complaint, where there is no room beside it
    StepDraft step;
    DocumentState document;
    ScansState scans;
    LetterState letter;
    std::string letter_signed;  ///< the name under the letters of whoever is signed in, once it was filled in
    IntakeDraft intake;
    AccountsState accounts;
    PurgeState purge;
    YearState year;
    Settings settings_before;  ///< of the visitor whose screens lie behind it
};

void wipe(LetterState& letter);

/// Overwrites everything that was typed, told or shown, and leaves the sign-in.
void wipe(Desk& desk);

}  // namespace klachtenzuil::desk
