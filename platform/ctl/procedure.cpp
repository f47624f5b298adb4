#include "core/complaint/procedure.hpp"

#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Drawn from the table that the steps are checked against, so that the picture cannot tell of another procedure.
int draw(Session& session) {
    std::string dot = procedure_as_dot();
    if (dot.ends_with('\n')) dot.pop_back();
    session.out.line(dot);
    return done;
}

}  // namespace

void add_procedure(Commands& commands, const Words& words) {
    commands.add("procedure", words(w::ctl_procedure), draw);
}

}  // namespace klachtenzuil::ctl
