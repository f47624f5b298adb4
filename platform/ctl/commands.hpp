#pragma once
// The commands. Each adds itself to the command line, with its own arguments.

#include "core/words/words.hpp"
#include "platform/ctl/command_arguments.hpp"

namespace klachtenzuil::ctl {

void add_init(Commands& commands, const Words& words);
void add_file(Commands& commands, const Words& words);
void add_list(Commands& commands, const Words& words);
void add_show(Commands& commands, const Words& words);
void add_step(Commands& commands, const Words& words);
void add_attach(Commands& commands, const Words& words);
void add_take_out(Commands& commands, const Words& words);
void add_letter(Commands& commands, const Words& words);
void add_purge(Commands& commands, const Words& words);
void add_procedure(Commands& commands, const Words& words);
void add_staff(Commands& commands, const Words& words);
void add_status(Commands& commands, const Words& words);
void add_verify(Commands& commands, const Words& words);
void add_backup(Commands& commands, const Words& words);
void add_report(Commands& commands, const Words& words);
void add_restore(Commands& commands, const Words& words);
void add_export(Commands& commands, const Words& words);
void add_import(Commands& commands, const Words& words);
void add_office(Commands& commands, const Words& words);

// The commands of `office`.
void add_office_init(Commands& office, const Words& words);
void add_office_admit(Commands& office, const Words& words);
void add_office_dismiss(Commands& office, const Words& words);
void add_office_open(Commands& office, const Words& words);
void add_office_push(Commands& office, const Words& words);

}  // namespace klachtenzuil::ctl
