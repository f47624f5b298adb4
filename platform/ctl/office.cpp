#include <CLI/CLI.hpp>

#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

void add_office(CLI::App& app, const Words& words, Command& chosen) {
    auto* const office = app.add_subcommand("office", words(w::office_command));
    office->require_subcommand(0, 1);
    office->callback([&chosen] {
        if (chosen) return;
        chosen = [](Session& s) { return refuse(s.words, {Reason::usage, s.words(w::office_which)}); };
    });
    add_office_init(*office, words, chosen);
    add_office_admit(*office, words, chosen);
    add_office_dismiss(*office, words, chosen);
    add_office_open(*office, words, chosen);
    add_office_push(*office, words, chosen);
}

}  // namespace klachtenzuil::ctl
