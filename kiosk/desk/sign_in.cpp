#include "kiosk/desk/sign_in.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// A passphrase is typed, never pasted or kept; more than this is none.
constexpr std::size_t longest_passphrase = 200;
constexpr std::size_t longest_name = 64;

}  // namespace

std::optional<Action> draw_sign_in(Ui& ui, const Frame& frame, SignInDraft& draft) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_sign_in", frame, "name");
    ui.begin_content();
    ui.heading(words(w::desk_sign_in_heading));
    ui.text(words(w::desk_sign_in_how));
    tell_outcome(ui, frame);
    ui.field({.id = "name", .label = words(w::desk_name), .limit = longest_name}, draft.name);
    draft.passphrase.reserve(4 * longest_passphrase);
    ui.field({.id = "passphrase",
              .label = words(w::desk_passphrase),
              .limit = longest_passphrase,
              .secret = true,
              .enter_acts = true},
             draft.passphrase);
    if (ui.entered()) action = press::SignIn{};
    if (ui.button(words(w::desk_sign_in), ButtonStyle::primary, Icon::lock)) action = press::SignIn{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
