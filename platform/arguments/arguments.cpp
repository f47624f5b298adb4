#include "platform/arguments/arguments.hpp"

#include <fmt/format.h>

#include "core/words/list.hpp"
#include "platform/arguments/version.hpp"

namespace klachtenzuil {

std::optional<std::filesystem::path> find_config(int argc, const char* const* argv) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::optional<std::filesystem::path> config;
    app.add_option("--config", config);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Error&) {
        return std::nullopt;  // the whole command line is read again, and what is wrong with it is said then
    }
    return config;
}

void name_headings(CLI::App& app, const Words& words) {
    const auto formatter = app.get_formatter();
    formatter->label("Usage", words(w::ctl_label_usage));
    formatter->label("OPTIONS", words(w::ctl_label_options));
    formatter->label("SUBCOMMAND", words(w::ctl_label_command));
    formatter->label("Positionals", words(w::ctl_label_arguments));
}

void explain_help(CLI::App& app, const Words& words) {
    app.set_help_flag("-h,--help", words(w::ctl_help));
    app.get_help_ptr()->group(words(w::ctl_label_options));
}

void add_version(CLI::App& app, const Words& words) {
    app.set_version_flag("--version", fmt::format("{} {}", app.get_name(), version), words(w::ctl_version))
        ->group(words(w::ctl_label_options));
}

std::string matter_of(const CLI::App& app, const CLI::ParseError& error, const Words& words) {
    if (const auto extras = app.remaining(true); !extras.empty()) {
        return words.fill(w::ctl_usage_unknown, fmt::arg("what", extras.front()));
    }
    const std::string message = error.what();
    const bool names_option = message.starts_with("-");
    return names_option ? words.fill(w::ctl_usage_option, fmt::arg("option", message.substr(0, message.find(':'))))
                        : words(w::ctl_usage_other);
}

}  // namespace klachtenzuil
