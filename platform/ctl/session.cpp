#include "platform/ctl/session.hpp"

namespace klachtenzuil::ctl {

void say_error(std::string_view sentence) {
    Output error(2);
    error.line(sentence);
    // Where standard error is gone too, only the exit status is left to tell.
    (void)error.flush();
}

int refuse(const Words& words, const Failure& failure) {
    say_error(words.for_staff(failure));
    return exit_status(failure.reason);
}

}  // namespace klachtenzuil::ctl
