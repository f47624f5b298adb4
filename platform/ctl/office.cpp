#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

void add_office(Commands& commands, const Words& words) {
    Commands office = commands.add_group("office", words(w::office_command), [](Session& s) {
        return refuse(s.words, {Reason::usage, s.words(w::office_which)});
    });
    add_office_init(office, words);
    add_office_admit(office, words);
    add_office_dismiss(office, words);
    add_office_open(office, words);
    add_office_push(office, words);
}

}  // namespace klachtenzuil::ctl
