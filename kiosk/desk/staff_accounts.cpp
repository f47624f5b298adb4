#include "kiosk/desk/staff_accounts.hpp"

#include <array>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/sure_question.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t longest_name = 64;

std::string state_of(const Words& words, const StaffLine& account) {
    if (account.disabled) return words(w::desk_account_closed);
    return words(account.must_change ? w::desk_account_new : w::desk_account_open);
}

std::optional<Action> draw_list(Ui& ui, const Frame& frame, const AccountsState& accounts) {
    const Words& words = frame.words;
    std::optional<Action> action;
    for (const StaffLine& each : accounts.list) {
        ui.gap(2);
        const std::array lines{
            RecordLine{each.name, words.fill(w::desk_account_line, fmt::arg("role", words(word_for(each.role))),
                                             fmt::arg("state", state_of(words, each)))}};
        ui.record(lines);
        if (frame.who && frame.who->name == each.name) continue;
        ui.begin_row();
        if (ui.button(
                words.fill(each.disabled ? w::desk_account_reopen : w::desk_account_reset, fmt::arg("name", each.name)),
                ButtonStyle::plain, Icon::lock))
            action = press::ResetPassphrase{each.name};
        if (!each.disabled &&
            ui.button(words.fill(w::desk_account_close, fmt::arg("name", each.name)), ButtonStyle::danger, Icon::stop))
            action = press::AskDisable{each.name};
        ui.end_row();
    }
    return action;
}

std::optional<Action> ask_whether(Ui& ui, const Words& words, const ClosingAccount& closing) {
    const auto name = fmt::arg("name", closing.name);
    const auto answer = draw_sure_question(
        ui, {.id = "close_account",
             .title = words.fill(w::desk_account_close_sure, name),
             .texts = {words.fill(w::desk_account_close_what, name),
                       closing.handles == 0
                           ? words.fill(w::desk_account_close_none, name)
                           : words.fill(w::desk_account_close_handles, name, fmt::arg("count", closing.handles))},
             .keep = words(w::desk_account_keep),
             .act = words.fill(w::desk_account_close_yes, name)});
    if (answer == Sure::keep) return press::KeepAccount{};
    if (answer == Sure::act) return press::DisableAccount{};
    return std::nullopt;
}

}  // namespace

std::optional<Action> draw_accounts(Ui& ui, const Frame& frame, AccountsState& accounts) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_accounts", frame);
    ui.begin_content();
    ui.heading(words(w::desk_accounts));
    tell_outcome(ui, frame);
    if (!accounts.passphrase.empty()) {
        ui.notice(Icon::lock, words.fill(w::desk_account_given, fmt::arg("name", accounts.given_to)));
        ui.big(accounts.passphrase);
    }
    if (const auto pressed = draw_list(ui, frame, accounts)) action = pressed;
    ui.subheading(words(w::desk_account_add_heading));
    ui.field({.id = "account",
              .label = words(w::desk_name),
              .hint = words(w::desk_account_name_hint),
              .limit = longest_name},
             accounts.name);
    std::vector<Choice> roles;
    for (int i = 0; i < staff_role_count; ++i) {
        const auto role = static_cast<StaffRole>(i);
        roles.push_back({.label = words(word_for(role)), .chosen = accounts.role == role});
    }
    if (const auto pressed = ui.choices("role", roles, Choosing::one)) accounts.role = static_cast<StaffRole>(*pressed);
    if (ui.button(words(w::desk_account_add), ButtonStyle::primary, Icon::person)) action = press::AddAccount{};
    if (ui.link(words(w::desk_recovery_again), Icon::lock)) action = press::MakeRecoveryKey{};
    ui.end_content();
    if (accounts.closing) action = ask_whether(ui, words, *accounts.closing);
    return action;
}

}  // namespace klachtenzuil::desk
