#include "kiosk/desk/recovery_key.hpp"

#include "core/register/accounts.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_recovery_key(Ui& ui, const Frame& frame, const std::string& key) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_recovery_key", frame);
    ui.begin_content();
    ui.heading(words(w::desk_recovery_heading));
    ui.text(words.fill(w::desk_recovery_why, fmt::arg("name", recovery_account_name)));
    tell_outcome(ui, frame);
    if (key.empty()) {
        if (ui.button(words(w::desk_recovery_make), ButtonStyle::primary, Icon::lock))
            action = press::MakeRecoveryKey{};
        if (ui.link(words(w::desk_recovery_later))) action = press::KeepRecoveryKey{};
    } else {
        ui.big(key);
        ui.notice(Icon::edit, words(w::desk_recovery_write));
        if (ui.button(words(w::desk_recovery_written), ButtonStyle::primary, Icon::check))
            action = press::KeepRecoveryKey{};
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
