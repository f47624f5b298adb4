#pragma once
// What update() wants done. Errands go out into the world: the runner does them on its own thread, and what became of
// one comes back as an action.

#include <string>
#include <variant>

#include "core/base/id.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/reference.hpp"
#include "kiosk/desk/desk_errand.hpp"

namespace klachtenzuil {

namespace effect {

/// Opens the store where that has not been done, and finds out whether a complaint could be stored now:
/// act::StoreChecked.
struct CheckStore {};

/// Stores the complaint and makes its paper: act::Sent. Holds personal data, which the runner wipes.
struct Send {
    ComplaintId id;
    Form form;
    bool story_on_paper = false;
    bool by_staff = false;  ///< whoever is signed in at the desk takes it in, and stands in the journal
    std::string helper;     ///< the account of whoever helped, for the paper; empty: nobody
};

/// Takes every open print request one step on: act::PaperChanged.
struct LookAtPaper {};

/// The visitor left: the document of this request is wiped from memory.
struct DropPaper {
    PrintId request;
};

/// Looks up how a complaint stands: act::StatusLookedUp. The runner wipes the code.
struct LookUpStatus {
    int question = 0;
    Reference reference;
    std::string code;
};

/// What the desk wants done: act::Desk. Holds personal data and passphrases, which the desk's worker wipes.
struct Desk {
    desk::Errand errand;
};

/// Everything that the screen still holds of what was typed is wiped.
struct WipeScreen {};

}  // namespace effect

/// One of the above. How each of them is copied, moved and ended is compiled once, not in every file that handles one.
struct Errand : std::variant<effect::CheckStore, effect::Send, effect::LookAtPaper, effect::DropPaper,
                             effect::LookUpStatus, effect::Desk> {
    using variant::variant;
    Errand(const Errand&);
    Errand(Errand&&) noexcept;
    Errand& operator=(const Errand&);
    Errand& operator=(Errand&&) noexcept;
    ~Errand();
};
using Effect = std::variant<effect::WipeScreen, Errand>;

}  // namespace klachtenzuil
