#pragma once
// Standard output, with its failures seen: the reader of a pipe goes away, a disk is full.

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil::ctl {

class Output {
  public:
    explicit Output(int fd) : m_fd(fd) {}

    /// Adds a line. It is on its way when flush() returns, or when there are many.
    void line(std::string_view text);
    /// Fails, and keeps failing, with store_full or store_read_only; then nothing more is written.
    Result<void> flush();

  private:
    int m_fd;
    std::string m_waiting;
    int m_error = 0;  ///< errno of the first write that failed
};

/// Opens what is closed of the three standard streams, so that no file of ours takes the place of one and is written to
/// by mistake; and takes a closed pipe as a failed write instead of a signal.
void hold_standard_streams();

}  // namespace klachtenzuil::ctl
