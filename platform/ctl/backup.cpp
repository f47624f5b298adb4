#include "core/register/backup.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

int backup(Session& session, const std::string& to) {
    if (to.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_backup_which)});
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    if (const auto made = klachtenzuil::backup(**opened, to); !made) return refuse(session.words, made.error());
    std::error_code unknown;
    const auto size = std::filesystem::file_size(to, unknown);
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"backup", to}, {"bytes", size}}.dump());
    } else {
        session.out.line(session.words.fill(w::ctl_backup_done, fmt::arg("file", to),
                                            fmt::arg("size", size_in_words(size, session.words))));
    }
    return done;
}

}  // namespace

void add_backup(CLI::App& app, const Words& words, Command& chosen) {
    auto* const command = app.add_subcommand("backup", words(w::ctl_backup));
    const auto to = std::make_shared<std::string>();
    command->add_option("FILE", *to, words(w::ctl_backup_file))->type_name("");
    command->callback([&chosen, to] { chosen = [to](Session& session) { return backup(session, *to); }; });
}

}  // namespace klachtenzuil::ctl
