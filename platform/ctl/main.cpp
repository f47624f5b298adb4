#include "platform/ctl/command_line.hpp"
#include "platform/ctl/output.hpp"

int main(int argc, char** argv) {
    klachtenzuil::ctl::hold_standard_streams();
    return klachtenzuil::ctl::run(argc, argv);
}
