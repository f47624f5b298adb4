#pragma once
// The forms of one input: a single JSON document, however it is spread over lines, or one document a line.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil::ctl {

/// Lines of a file descriptor, each no longer than a form can be. Wipes what it held.
class LineReader {
  public:
    explicit LineReader(int fd) : m_fd(fd) {}
    ~LineReader();
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// Puts the next line in `line`, without its end; of one that is too long, just so much that this shows. False at
    /// the end of the input. Fails with file_unreadable.
    Result<bool> next(std::string& line);

  private:
    Result<bool> fill();

    int m_fd;
    std::array<char, 64UL * 1024> m_buffer{};
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

/// A form as it is offered. `line` counts from 1; 0 when the input is one document.
struct OfferedForm {
    std::size_t line = 0;
    std::string_view text;  ///< until the next call
};

class FormSource {
  public:
    explicit FormSource(int fd);
    ~FormSource();
    FormSource(const FormSource&) = delete;
    FormSource& operator=(const FormSource&) = delete;

    /// The next form; empty text and false at the end. An input without any form offers one empty text.
    Result<bool> next(OfferedForm& form);

  private:
    Result<bool> begin(OfferedForm& form);
    bool next_gathered(OfferedForm& form);

    LineReader m_lines;
    std::string m_line;
    std::string m_gathered;  ///< lines that were read before it was known what they are
    std::string_view m_left_of_gathered;
    std::size_t m_number = 0;
    bool m_begun = false;
    bool m_single = false;
};

}  // namespace klachtenzuil::ctl
