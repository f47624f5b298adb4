#pragma once
// From arguments to an exit status.

namespace klachtenzuil::ctl {

int run(int argc, const char* const* argv);

}  // namespace klachtenzuil::ctl
