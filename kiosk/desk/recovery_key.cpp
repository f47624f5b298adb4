#include "kiosk/desk/recovery_key.hpp"

#include "core/register/accounts.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_recovery_key(Ui& ui, const Frame& frame, const RecoveryState& recovery) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_recovery_key", frame);
    ui.begin_content();
    ui.heading(words(w::desk_recovery_heading));
    ui.text(words.fill(w::desk_recovery_why, fmt::arg("name", recovery_account_name)));
    tell_outcome(ui, frame);
    if (recovery.key.empty()) {
        if (ui.button(words(w::desk_recovery_make), ButtonStyle::primary, Icon::lock))
            action = press::MakeRecoveryKey{};
        if (ui.link(words(w::desk_recovery_later))) action = press::KeepRecoveryKey{};
    } else {
        ui.big(recovery.key);
        ui.notice(recovery.printed ? Icon::printer : Icon::edit,
                  words(recovery.printed ? w::desk_recovery_printed : w::desk_recovery_write));
        if (!recovery.can_print) ui.quiet(words(w::desk_recovery_no_print));
        if (recovery.can_print && !recovery.printed &&
            ui.button(words(w::desk_recovery_print), ButtonStyle::plain, Icon::printer))
            action = press::PrintRecoveryKey{};
        if (ui.button(words(w::desk_recovery_written), ButtonStyle::primary, Icon::check))
            action = press::KeepRecoveryKey{};
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
