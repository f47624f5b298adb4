#include "platform/ctl/command_line.hpp"

#include <CLI/CLI.hpp>
#include <optional>

#include "core/words/list.hpp"
#include "platform/arguments/arguments.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

/// What stands before the command, or after it.
struct GlobalOptions {
    std::optional<std::filesystem::path> data;
    std::optional<std::filesystem::path> config;
    bool json = false;
    std::string as;
    std::string passphrase_file;
};

/// What all commands have alike, and the commands in them.
void finish(CLI::App& app, const Words& words) {
    for (CLI::App* command : app.get_subcommands(nullptr)) {
        command->group(words(w::ctl_label_commands));
        command->fallthrough();
        explain_help(*command, words);
        finish(*command, words);
    }
}

void add_commands(CLI::App& app, const Words& words, Command& chosen) {
    Commands commands(app, chosen);
    add_init(commands, words);
    add_file(commands, words);
    add_list(commands, words);
    add_show(commands, words);
    add_step(commands, words);
    add_attach(commands, words);
    add_take_out(commands, words);
    add_letter(commands, words);
    add_purge(commands, words);
    add_status(commands, words);
    add_staff(commands, words);
    add_procedure(commands, words);
    add_verify(commands, words);
    add_backup(commands, words);
    add_report(commands, words);
    add_restore(commands, words);
    add_export(commands, words);
    add_import(commands, words);
    add_office(commands, words);
    app.require_subcommand(0, 1);
    finish(app, words);
}

void add_options(CLI::App& app, const Words& words, GlobalOptions& global) {
    app.option_defaults()->group(words(w::ctl_label_options));
    explain_help(app, words);
    add_version(app, words);
    app.add_option("--data", global.data, words(w::ctl_data))->type_name("DIR");
    app.add_option("--config", global.config, words(w::ctl_config))->type_name("FILE");
    app.add_flag("--json", global.json, words(w::ctl_json));
    app.add_option("--as", global.as, words(w::ctl_as))->type_name("USER");
    app.add_option("--passphrase-file", global.passphrase_file, words(w::ctl_passphrase_file))->type_name("FILE");
}

int run_chosen(const Command& chosen, const GlobalOptions& global, Result<Config> config) {
    if (!config) return refuse(Words(default_config().screen.default_language), config.error());
    const Language language = config->screen.default_language;
    const SystemClock clock;
    Session session{.data = global.data.value_or(default_data_directory()),
                    .config = std::move(*config),
                    .words = Words(language),
                    .json = global.json,
                    .as = global.as,
                    .passphrase_file = global.passphrase_file,
                    .clock = clock};
    const int status = chosen(session);
    const auto written = session.out.flush();
    // A command that saw this itself has said so.
    const bool said = status > done_but_needs_a_person;
    return written || said ? status : refuse(session.words, written.error());
}

int say(const std::string& text, const Words& words) {
    Output out(1);
    out.line(text);
    const auto written = out.flush();
    return written ? done : refuse(words, written.error());
}

}  // namespace

int run(int argc, const char* const* argv) {
    auto config = load_config(find_config(argc, argv));
    const Words words(config.value_or(default_config()).screen.default_language);
    CLI::App app(words(w::ctl_about), "klachtenctl");
    name_headings(app, words);
    app.footer(words(w::ctl_exit_statuses));
    GlobalOptions global;
    Command chosen;
    add_options(app, words, global);
    add_commands(app, words, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return say(app.help(), words);
    } catch (const CLI::CallForVersion& call) {
        return say(call.what(), words);
    } catch (const CLI::ParseError& error) {
        return refuse(words, {Reason::usage, matter_of(app, error, words)});
    }
    if (!chosen) return refuse(words, {Reason::usage, words(w::ctl_usage_no_command)});
    return run_chosen(chosen, global, std::move(config));
}

}  // namespace klachtenzuil::ctl
