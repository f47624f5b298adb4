#pragma once
// A visit without screen, clock or disk, as the tests of update() play it.

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/timing.hpp"
#include "kiosk/update.hpp"

namespace klachtenzuil {

inline constexpr Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
inline const Reference asked_for{"K1", 2026, 42};

template <class Kind>
const Kind* find(const std::vector<Effect>& effects) {
    for (const auto& each : effects) {
        if (const auto* errand = std::get_if<Errand>(&each)) {
            if (const auto* found = std::get_if<Kind>(errand)) return found;
        }
    }
    return nullptr;
}

inline bool wipes_screen(const std::vector<Effect>& effects) {
    return std::any_of(effects.begin(), effects.end(),
                       [](const auto& each) { return std::holds_alternative<effect::WipeScreen>(each); });
}

/// A kiosk without screen, clock or disk: actions in, effects out.
struct VisitWithoutScreen {
    Model model = first_model(default_config(), {Steady{}, today});
    Moment now{Steady{}, today};
    std::vector<Effect> effects = first_effects(model);

    void take(const Action& action) { effects = update(model, action, now); }
    void healthy_store() { take(act::StoreChecked{StoreHealth{}, new_id<ComplaintId>()}); }
    void pass(std::chrono::milliseconds time) {
        now.steady += time;
        take(act::Tick{});
    }

    VisitWithoutScreen& started() {
        take(act::PaperChanged{});
        healthy_store();
        take(act::Start{});
        healthy_store();
        return *this;
    }
    VisitWithoutScreen& all_told() {
        started();
        Form& form = model.draft.form;
        form.about.set(static_cast<std::size_t>(Category::treatment));
        take(act::Next{});
        form.complainant.kind = ComplainantKind::client;
        model.draft.who_speaks_answered = true;
        take(act::Next{});
        form.story = "Ik wachtte twee uur.";
        take(act::Next{});
        take(act::Next{});
        form.complainant.name = "Zoë Çelik";
        form.complainant.email = "zoe@example.org";
        form.complainant.reply_by = ReplyBy::email;
        take(act::Next{});
        return *this;
    }
    /// Somebody of the desk signs in over what is on the screen.
    void sign_in() {
        take(act::OpenDesk{});
        model.desk->sign_in = {.name = "noor", .passphrase = "een lange zin", .ticket = {}};
        take(act::Desk{desk::press::SignIn{}});
        take(act::Desk{desk::done::SignedIn{model.desk->sign_in.ticket,
                                            desk::Who{"noor", StaffRole::receptionist, false, false}}});
    }
    bool signs_out() const {
        return std::any_of(effects.begin(), effects.end(), [](const Effect& each) {
            const auto* errand = std::get_if<Errand>(&each);
            const auto* at_desk = errand ? std::get_if<effect::Desk>(errand) : nullptr;
            return at_desk && std::holds_alternative<desk::errand::SignOut>(at_desk->errand);
        });
    }
    VisitWithoutScreen& asking() {
        take(act::PaperChanged{});
        healthy_store();
        take(act::AskStatus{});
        model.status.draft = {"k1 2026 42 " + std::string(1, text_of(asked_for).back()), "7kqm 4xzp"};
        return *this;
    }
    StatusAnswer answer() const {
        Complaint complaint;
        complaint.reference = asked_for;
        complaint.received = today;
        return status_of(complaint, model.config.terms);
    }
    Filed stored() const {
        Filed filed;
        filed.entry.id = model.id;
        filed.entry.reference = {"K1", 2026, 42};
        filed.entry.received = today;
        filed.print = new_id<PrintId>();
        return filed;
    }
    VisitWithoutScreen& sent() {
        all_told();
        take(act::Send{});
        take(act::Sent{model.id, stored()});
        return *this;
    }
    void paper(PrintState state, PrintTrouble trouble = PrintTrouble::none) {
        PrintRequest request = *model.paper;
        request.state = state;
        request.trouble = trouble;
        take(act::PaperChanged{{request}, !is_settled(state)});
    }
};

}  // namespace klachtenzuil
