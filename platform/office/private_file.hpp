#pragma once
// A new file of whoever runs the program alone (0600), written piece by piece. What waits to be written is wiped: it
// can hold what persons told.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace klachtenzuil {

class PrivateFile {
  public:
    /// Fails later, with the first write.
    explicit PrivateFile(const std::filesystem::path& path);
    ~PrivateFile();
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;

    void add(std::string_view text);
    /// What was added so far has been handed to the system. Fails, and keeps failing, with store_*.
    Result<void> flush();

  private:
    void write(std::string_view rest);

    std::filesystem::path m_path;
    std::string m_waiting;
    int m_file;
    int m_error = 0;  ///< errno of what failed first
};

}  // namespace klachtenzuil
