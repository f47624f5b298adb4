#pragma once
// Another program, run to its end, with what it was given and what it said.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

struct Ended {
    int status = 0;  ///< exit status; 128 and the signal's number when a signal ended it
    std::string out;
    std::string err;
};

class Program {
  public:
    explicit Program(std::filesystem::path executable) : m_executable(std::move(executable)) {}

    /// Arguments that stand before all others.
    Program& always(std::vector<std::string> arguments) {
        m_always = std::move(arguments);
        return *this;
    }
    /// Where standard output goes instead of into `out`; "-" closes it.
    Program& output_to(std::string path) {
        m_output = std::move(path);
        return *this;
    }
    Ended run(const std::vector<std::string>& arguments, std::string_view input = {}) const;

  private:
    std::filesystem::path m_executable;
    std::vector<std::string> m_always;
    std::string m_output;
};

}  // namespace klachtenzuil
