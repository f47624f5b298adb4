#include "platform/ctl/command_arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

namespace klachtenzuil::ctl {

CommandArguments& CommandArguments::word(const std::string& name, std::string& into, const std::string& what) {
    m_command.add_option(name, into, what)->type_name("");
    return *this;
}

CommandArguments& CommandArguments::rest(const std::string& name, std::vector<std::filesystem::path>& into,
                                         const std::string& what) {
    m_command.add_option(name, into, what)->type_name("");
    return *this;
}

CommandArguments& CommandArguments::value(const std::string& name, std::string& into, const std::string& what,
                                          const std::string& kind) {
    m_command.add_option(name, into, what)->type_name(kind);
    return *this;
}

CommandArguments& CommandArguments::number(const std::string& name, int& into, const std::string& what, int least,
                                           int most) {
    m_command.add_option(name, into, what)
        ->type_name("N")
        ->check(CLI::Range(least, most).description(fmt::format("{}-{}", least, most)));
    return *this;
}

CommandArguments& CommandArguments::flag(const std::string& name, bool& into, const std::string& what) {
    m_command.add_flag(name, into, what);
    return *this;
}

CommandArguments& CommandArguments::footer(const std::string& text) {
    m_command.footer(text);
    return *this;
}

CommandArguments& CommandArguments::footer(const std::function<std::string()>& text) {
    m_command.footer(text);
    return *this;
}

CommandArguments Commands::add(const std::string& name, const std::string& what, Command does) {
    CLI::App* const command = m_line.add_subcommand(name, what);
    command->callback([&chosen = m_chosen, does = std::move(does)] { chosen = does; });
    return CommandArguments(*command);
}

Commands Commands::add_group(const std::string& name, const std::string& what, Command does) {
    CLI::App* const group = m_line.add_subcommand(name, what);
    group->require_subcommand(0, 1);
    // Called after the command inside, where there is one.
    group->callback([&chosen = m_chosen, does = std::move(does)] {
        if (!chosen) chosen = does;
    });
    return {*group, m_chosen};
}

}  // namespace klachtenzuil::ctl
