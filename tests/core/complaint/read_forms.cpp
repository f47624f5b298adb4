// Reads a JSON text a line from standard input and says of each whether read_form takes it. For schema_test.py.

#include <iostream>
#include <string>

#include "core/complaint/form_json.hpp"

int main() {
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << (klachtenzuil::read_form(line) ? "good\n" : "bad\n");
    return std::cout.flush() ? 0 : 1;
}
