#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

int init(Session& session) {
    const auto made = Register::init(session.data, session.config, session.clock);
    if (!made) return refuse(session.words, made.error());
    const std::string data = session.data.string();
    if (session.json) {
        const nlohmann::ordered_json answer{{"node", session.config.node},
                                            {"data", data},
                                            {"created", made->has_value()},
                                            {"first_sign_in", *made ? nlohmann::json((*made)->string()) : nullptr}};
        session.out.line(answer.dump());
    } else if (*made) {
        session.out.line(session.words.fill(w::ctl_init_done, fmt::arg("node", session.config.node),
                                            fmt::arg("data", data), fmt::arg("file", (*made)->string())));
    } else {
        session.out.line(session.words.fill(w::ctl_init_again, fmt::arg("data", data)));
    }
    return done;
}

}  // namespace

void add_init(CLI::App& app, const Words& words, Command& chosen) {
    app.add_subcommand("init", words(w::ctl_init))->callback([&chosen] { chosen = init; });
}

}  // namespace klachtenzuil::ctl
