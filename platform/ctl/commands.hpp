#pragma once
// The commands. Each adds itself to the command line, with its own arguments, and becomes `chosen` when it is asked
// for.

#include "core/words/words.hpp"
#include "platform/ctl/session.hpp"

namespace CLI {
class App;
}

namespace klachtenzuil::ctl {

void add_init(CLI::App& app, const Words& words, Command& chosen);
void add_file(CLI::App& app, const Words& words, Command& chosen);
void add_list(CLI::App& app, const Words& words, Command& chosen);
void add_show(CLI::App& app, const Words& words, Command& chosen);
void add_step(CLI::App& app, const Words& words, Command& chosen);
void add_attach(CLI::App& app, const Words& words, Command& chosen);
void add_take_out(CLI::App& app, const Words& words, Command& chosen);
void add_letter(CLI::App& app, const Words& words, Command& chosen);
void add_purge(CLI::App& app, const Words& words, Command& chosen);
void add_procedure(CLI::App& app, const Words& words, Command& chosen);
void add_staff(CLI::App& app, const Words& words, Command& chosen);
void add_status(CLI::App& app, const Words& words, Command& chosen);
void add_verify(CLI::App& app, const Words& words, Command& chosen);
void add_backup(CLI::App& app, const Words& words, Command& chosen);
void add_report(CLI::App& app, const Words& words, Command& chosen);
void add_restore(CLI::App& app, const Words& words, Command& chosen);
void add_export(CLI::App& app, const Words& words, Command& chosen);
void add_import(CLI::App& app, const Words& words, Command& chosen);
void add_office(CLI::App& app, const Words& words, Command& chosen);

// The commands of `office`.
void add_office_init(CLI::App& office, const Words& words, Command& chosen);
void add_office_admit(CLI::App& office, const Words& words, Command& chosen);
void add_office_dismiss(CLI::App& office, const Words& words, Command& chosen);
void add_office_open(CLI::App& office, const Words& words, Command& chosen);
void add_office_push(CLI::App& office, const Words& words, Command& chosen);

}  // namespace klachtenzuil::ctl
