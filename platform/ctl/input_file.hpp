#pragma once
// A file to read from, or standard input.

#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace klachtenzuil::ctl {

/// Closes what was opened; standard input, which is called "-", stays.
class InputFile {
  public:
    explicit InputFile(const std::string& name)
        : m_fd(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~InputFile() {
        if (m_fd > STDERR_FILENO) ::close(m_fd);
    }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    /// Negative when it cannot be opened.
    int fd() const { return m_fd; }

  private:
    int m_fd;
};

}  // namespace klachtenzuil::ctl
