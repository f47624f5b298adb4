#include <fmt/format.h>

#include "core/base/json.hpp"
#include "core/register/node_card.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/make_node.hpp"

namespace klachtenzuil::ctl {

int make_node(Session& session, const CardUse& use) {
    const auto made = Register::init(session.data, session.config, session.clock);
    if (!made) return refuse(session.words, made.error());
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto card = own_card(**opened);
    if (!card) return refuse(session.words, card.error());
    const std::string data = session.data.string();
    if (session.json) {
        const nlohmann::ordered_json answer{{"node", session.config.node},
                                            {"data", data},
                                            {"created", made->has_value()},
                                            {"first_sign_in", *made ? nlohmann::json((*made)->string()) : nullptr},
                                            {use.key, text_of(*card)}};
        session.out.line(answer.dump());
    } else if (*made) {
        session.out.line(session.words.fill(w::ctl_init_done, fmt::arg("node", session.config.node),
                                            fmt::arg("data", data), fmt::arg("file", (*made)->string())));
    } else {
        session.out.line(session.words.fill(w::ctl_init_again, fmt::arg("data", data)));
    }
    if (!session.json) session.out.line(session.words.fill(use.sentence, fmt::arg("card", text_of(*card))));
    return done;
}

void add_init(Commands& commands, const Words& words) {
    commands.add("init", words(w::ctl_init), [](Session& session) {
        return make_node(session, {"card", w::delivery_card});
    });
}

}  // namespace klachtenzuil::ctl
