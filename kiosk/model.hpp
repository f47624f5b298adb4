#pragma once
// The whole state of the kiosk, as plain values. It changes in update() and nowhere else.

#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "kiosk/action.hpp"
#include "kiosk/desk/desk_model.hpp"
#include "kiosk/settings.hpp"
#include "kiosk/visit/draft.hpp"
#include "kiosk/visit/status_draft.hpp"

namespace klachtenzuil {

/// A question or a list that lies over the screen.
enum class Overlay { none, stop_question, idle_warning, languages, look };

/// What ended by time, as the welcome page says it.
enum class WipedByTime { nothing, complaint, status };

/// A visit that asks how a complaint stands.
struct StatusVisit {
    StatusDraft draft;
    StatusProblems problems;         ///< once "look" was pressed
    std::optional<Failure> refused;  ///< why the last question got no answer
    bool asking = false;             ///< the answer is on its way
    std::optional<StatusAnswer> answer;
};

/// The time at which an action is taken: intervals on the steady clock, dates on the calendar.
struct Moment {
    Steady steady;
    Date today;
};

struct Model {
    Config config;
    Settings settings;

    Screen screen = Screen::welcome;
    Screen procedure_from = Screen::welcome;  ///< where the schematic picture was opened
    Overlay overlay = Overlay::none;
    WipedByTime wiped_by_time = WipedByTime::nothing;

    // the visit
    Draft draft;
    ComplaintId id;                       ///< of the complaint that is being told; made before it is sent
    std::string helped_by;                ///< the account of whoever helped with filling in
    std::vector<Problem> problems;        ///< of the step on the screen, once "next" was pressed
    bool changing = false;                ///< the step was opened from "check your answers"
    std::optional<Failure> send_failure;  ///< the last try to send did not store it
    std::optional<Filed> filed;           ///< stored: what the last page shows
    bool anonymous = false;               ///< how the visitor of `filed` can be answered
    std::optional<ReplyBy> reply_by;
    std::optional<PrintRequest> paper;  ///< the print request of `filed`, as last seen
    std::optional<Failure> paper_failure;

    StatusVisit status;
    int status_questions = 0;  ///< how many were asked, so that a late answer reaches nobody else
    /// Open over the visitor's screens; what lies under it waits.
    std::optional<desk::Desk> desk;

    // the machine
    bool starting = false;                 ///< "I have a complaint" was pressed, and the store is being checked
    std::optional<Failure> store_failure;  ///< why the kiosk is out of order
    bool paper_open = false;               ///< some print request still waits for the printer
    bool looking_at_paper = false;
    bool looking_at_report = false;  ///< that the desk prints
    bool checking_store = false;

    // the glass
    bool dimmed = false;  ///< nobody is there; the next touch brings the page back and does nothing else
    int moves = 0;        ///< how often what stands still was moved

    // when
    Steady touched;     ///< last sign of life
    Steady ended_at;    ///< when the last page came up, or the answer how a complaint stands
    Steady paper_seen;  ///< when the paper's state last changed
    Steady looked;      ///< when the open print requests were last looked at
    Steady report_looked;
    Steady store_checked;
    Steady moved;   ///< when what stands still was last moved
    Steady warned;  ///< the time that the idle warning shows
};

/// The settings that a visitor finds.
Settings first_settings(const Config& config);

Model first_model(Config config, Moment now);

/// Opens the sign-in over what is on the screen. `stays`: there are no visitor's screens to go back to.
void open_desk(Model& model, bool stays);

/// Whether a visitor is telling a complaint, on the screen or under it.
bool visit_runs(const Model& model);

/// Whether somebody of the desk fills in for the visitor.
inline bool helping(const Model& model) {
    return model.desk && model.desk->helping;
}

/// Whether the desk's screens are in front.
inline bool at_desk(const Model& model) {
    return model.desk && !helping(model);
}

/// When something happens without a touch; nothing while only a person or an outcome can change anything.
std::optional<Steady> next_due(const Model& model);

/// Whether there is a visit that can be stopped and wiped.
bool can_stop(const Model& model);

/// Whether the bar leads to the desk. The welcome page has its own way in; where the store is broken nobody can sign
/// in.
bool can_call_desk(Screen screen);

/// The seconds left on the idle warning.
int seconds_left(const Model& model, Steady now);

/// Whether the visitor told anything that would be lost.
bool something_told(const Draft& draft);
bool something_told(const Model& model);

}  // namespace klachtenzuil
