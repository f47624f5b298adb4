#pragma once
// What each screen of the visit is given to show: plain values, made for that screen by kiosk/view.

#include <optional>
#include <span>
#include <string>

#include "core/complaint/form.hpp"
#include "core/complaint/status_answer.hpp"
#include "core/complaint/term.hpp"
#include "core/config/config.hpp"
#include "core/print/printer.hpp"
#include "core/words/words.hpp"
#include "kiosk/action.hpp"
#include "kiosk/settings.hpp"
#include "kiosk/visit/status_draft.hpp"

namespace klachtenzuil {

/// What every screen shows or needs; each screen draws the bar on top from it.
struct PageView {
    const Words& words;
    const Organisation& organisation;
    const Settings& settings;
    std::span<const Language> languages = all_languages;  ///< that the visitor can choose from
    bool can_stop = false;                                ///< something was begun that can be stopped and wiped
    bool can_call_desk = false;                           ///< somebody at the desk can help on this screen
    std::string helper{};                                 ///< who of the desk helps now; empty: nobody
};

struct WelcomeView {
    PageView page;
    /// The visit before ended by time: says what was wiped, that nothing was sent, how to start again.
    std::optional<Word> wiped;
};

struct OutOfOrderView {
    PageView page;
    std::string cause;  ///< for staff, exactly
};

struct ProcedureView {
    PageView page;
    const Terms& terms;
};

/// A step of the form.
struct StepView {
    PageView page;
    int step = 1;                       ///< 1 to visit_steps
    std::span<const Problem> problems;  ///< of this step, once "next" was pressed
    Date today;
    bool changing = false;  ///< opened from "check your answers": the act goes straight back there
};

struct CheckView {
    StepView step;
    int kept_months = 24;      ///< after completion, until what was told is destroyed
    bool send_failed = false;  ///< the complaint could not be stored, everything is kept; the visitor can try again
    std::optional<Reason> failure;
};

/// Where the paper is, as the visitor is told.
enum class PaperNow {
    making,    ///< not handed to the printer yet
    printing,  ///< "your paper is being printed"
    out,       ///< the printer confirmed it
    trouble,   ///< it does not come now; the complaint is safe; ask the desk
    at_desk,   ///< no printer here: ask the desk for it
};

struct SendingView {
    PageView page;
};

struct DoneView {
    PageView page;
    std::string reference;
    Date received;
    Deadlines deadlines;
    PaperNow paper = PaperNow::making;
    PrintTrouble trouble = PrintTrouble::none;
    bool anonymous = false;
    std::optional<ReplyBy> reply_by;
    bool brought_letter = false;
};

struct StatusQuestionView {
    PageView page;
    StatusProblems problems;         ///< once "look" was pressed
    std::optional<Failure> refused;  ///< why the question got no answer
    std::string example;             ///< what a number looks like here
};

struct StatusAnswerView {
    PageView page;
    const StatusAnswer& answer;
    Date today;
};

struct IdleWarningView {
    PageView page;
    int seconds_left = 0;
    bool something_typed = false;  ///< says that it will be wiped
};

}  // namespace klachtenzuil
