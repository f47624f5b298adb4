#pragma once
// What a command is called and takes on the command line. The library that reads it stands in command_arguments.cpp and
// command_line.cpp alone: it is made of headers, and costs seconds in each file that knows them.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "platform/ctl/session.hpp"

namespace CLI {
class App;
}

namespace klachtenzuil::ctl {

/// The arguments of one command. What `into` held before stays where nothing was given. `into` lives as long as the
/// command line.
class CommandArguments {
  public:
    explicit CommandArguments(CLI::App& command) : m_command(command) {}

    /// A word without a name, in the order of these calls; `name` stands for it in the help.
    CommandArguments& word(const std::string& name, std::string& into, const std::string& what);
    /// All words that are left.
    CommandArguments& rest(const std::string& name, std::vector<std::filesystem::path>& into, const std::string& what);
    /// A name with a value, `--name VALUE`; `kind` stands for the value in the help.
    CommandArguments& value(const std::string& name, std::string& into, const std::string& what,
                            const std::string& kind);
    /// The same with a whole number from `least` to `most`.
    CommandArguments& number(const std::string& name, int& into, const std::string& what, int least, int most);
    /// A name alone.
    CommandArguments& flag(const std::string& name, bool& into, const std::string& what);
    /// What stands under the command's help instead of what stands under all.
    CommandArguments& footer(const std::string& text);
    /// What stands there before it, told when it is asked for.
    CommandArguments& footer(const std::function<std::string()>& text);

  private:
    CLI::App& m_command;
};

/// The commands of klachtenctl, or those inside one of its commands.
class Commands {
  public:
    /// `chosen` becomes what the command that was asked for does.
    Commands(CLI::App& line, Command& chosen) : m_line(line), m_chosen(chosen) {}

    CommandArguments add(const std::string& name, const std::string& what, Command does);
    /// A command that has commands of its own; `does` where none of them was asked for.
    Commands add_group(const std::string& name, const std::string& what, Command does);

  private:
    CLI::App& m_line;
    Command& m_chosen;
};

}  // namespace klachtenzuil::ctl
