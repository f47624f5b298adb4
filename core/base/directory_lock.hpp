#pragma once
// Keeps a second process out of a directory while one makes or swaps what stands in it.

#include <filesystem>

namespace klachtenzuil {

/// Holds the directory until it goes out of scope or the process ends.
class DirectoryLock {
  public:
    enum class WhenTaken { wait, leave };
    explicit DirectoryLock(const std::filesystem::path& directory, WhenTaken when_taken = WhenTaken::wait);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;
    /// False when the directory cannot be opened, or its file system knows no locks.
    bool held() const { return m_held; }
    /// It was not waited for, and somebody else has it.
    bool is_taken() const { return m_taken; }

  private:
    int m_handle;
    bool m_held = false;
    bool m_taken = false;
};

}  // namespace klachtenzuil
