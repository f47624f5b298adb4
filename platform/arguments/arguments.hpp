#pragma once
// What the command lines of the programs have alike: the library says its sentences in one language only, so that each
// of them is replaced by the reader's own.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "core/words/words.hpp"

namespace klachtenzuil {

/// The file of --config. The configuration decides in which language the rest of the command line is explained, so it
/// is looked for first.
std::optional<std::filesystem::path> find_config(int argc, const char* const* argv);

/// The library's own headings and what it says of --help.
void name_headings(CLI::App& app, const Words& words);
void explain_help(CLI::App& app, const Words& words);
void add_version(CLI::App& app, const Words& words);

/// What is the matter with a command line, as far as the library tells.
std::string matter_of(const CLI::App& app, const CLI::ParseError& error, const Words& words);

}  // namespace klachtenzuil
