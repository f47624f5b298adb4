#pragma once
// Everything that can happen to the kiosk: what a person did, what time did, and what became of an effect.

#include <variant>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/complaint/status_answer.hpp"
#include "core/print/print_queue.hpp"
#include "core/register/register.hpp"
#include "kiosk/desk/desk_action.hpp"
#include "kiosk/settings.hpp"

namespace klachtenzuil {

/// The screens in the order of a visit; the six from about to check are the steps that are counted to the visitor. The
/// last two are a visit of their own: how a complaint stands that was told before.
enum class Screen {
    out_of_order,
    welcome,
    procedure,
    about,
    who,
    happened,
    wish,
    contact,
    check,
    sending,
    done,
    status_question,
    status_answer,
};
inline constexpr int screen_count = 13;
inline constexpr int visit_steps = 6;

namespace act {

// a person at the screen
struct Start {};          ///< "I have a complaint"
struct ShowProcedure {};  ///< the schematic picture; Back returns to where it was opened
struct Next {};           ///< leaves a step when nothing is missing on it
struct Back {};
struct Change {
    Screen step;
};  ///< from "check your answers" to one step, and straight back
struct Send {};
struct Finish {};        ///< "ready" on the last page: wiped, back to welcome
struct AskStatus {};     ///< "how does my complaint stand?"
struct LookUpStatus {};  ///< with the number and the code that were typed
struct AskStop {};       ///< opens the one question of "stop and wipe"
struct StopAndWipe {};
struct OpenDesk {};        ///< for staff; over a visit, which waits meanwhile
struct CloseDialog {};     ///< goes on where the visitor was; also "I am still here"
struct ChooseLanguage {};  ///< opens the list of languages
struct ChooseLook {};      ///< opens text size and contrast, where the bar has no room for them
struct Set {
    Settings settings;
};
struct Touched {};  ///< any sign of life

// time
struct Tick {};

// what became of an effect
struct StoreChecked {
    Result<StoreHealth> health;
    ComplaintId fresh;  ///< the id for the complaint that may be told next
};
struct Sent {
    ComplaintId id;
    Result<Filed> filed;
};
struct PaperChanged {
    std::vector<PrintRequest> requests;
    bool open = false;  ///< some request of this node still waits for the printer
};
struct PaperNotMade {
    PrintId request;
    Failure failure;
};  ///< the complaint is safe, its document could not be made
struct StatusLookedUp {
    int question = 0;  ///< which one this answers
    Result<StatusAnswer> answer;
};

/// At the desk, whose screens lie over those of the visitor.
struct Desk {
    desk::Action action;
};

}  // namespace act

/// One of the above. How each of them is copied, moved and ended is compiled once, not in every file that handles one.
struct Action
    : std::variant<act::Start, act::ShowProcedure, act::Next, act::Back, act::Change, act::Send, act::Finish,
                   act::AskStop, act::StopAndWipe, act::OpenDesk, act::CloseDialog, act::ChooseLanguage,
                   act::ChooseLook, act::Set, act::Touched, act::Tick, act::StoreChecked, act::Sent, act::PaperChanged,
                   act::PaperNotMade, act::AskStatus, act::LookUpStatus, act::StatusLookedUp, act::Desk> {
    using variant::variant;
    Action(const Action&);
    Action(Action&&) noexcept;
    Action& operator=(const Action&);
    Action& operator=(Action&&) noexcept;
    ~Action();
};

}  // namespace klachtenzuil
