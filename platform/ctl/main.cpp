#include "platform/ctl/command_line.hpp"
#include "platform/ctl/output.hpp"
#include "platform/process/private_memory.hpp"

int main(int argc, char** argv) {
    klachtenzuil::keep_memory_private();
    klachtenzuil::ctl::hold_standard_streams();
    return klachtenzuil::ctl::run(argc, argv);
}
