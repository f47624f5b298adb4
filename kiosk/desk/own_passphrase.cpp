#include "kiosk/desk/own_passphrase.hpp"

#include "core/register/accounts.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t longest_passphrase = 200;

}  // namespace

std::optional<Action> draw_own_passphrase(Ui& ui, const Frame& frame, OwnPassphraseDraft& draft) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_own_passphrase", frame, "own");
    ui.begin_content();
    ui.heading(words(w::desk_own_heading));
    ui.text(words.fill(w::desk_own_how, fmt::arg("count", shortest_passphrase)));
    tell_outcome(ui, frame);
    draft.passphrase.reserve(4 * longest_passphrase);
    draft.again.reserve(4 * longest_passphrase);
    ui.field({.id = "own", .label = words(w::desk_own_passphrase), .limit = longest_passphrase, .secret = true},
             draft.passphrase);
    ui.field({.id = "again",
              .label = words(w::desk_own_again),
              .limit = longest_passphrase,
              .problem = draft.differ ? words(w::desk_own_differ) : std::string(),
              .secret = true,
              .enter_acts = true},
             draft.again);
    if (ui.entered()) action = press::ChoosePassphrase{};
    if (ui.button(words(w::desk_own_choose), ButtonStyle::primary, Icon::check)) action = press::ChoosePassphrase{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
