#pragma once
// Keeps a second process out of a directory while one makes or swaps what stands in it.

#include <filesystem>

namespace klachtenzuil {

/// Waits until it has the directory, and holds it until it goes out of scope or the process ends.
class DirectoryLock {
  public:
    explicit DirectoryLock(const std::filesystem::path& directory);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;
    /// False when the directory cannot be opened, or its file system knows no locks.
    bool held() const { return m_held; }

  private:
    int m_handle;
    bool m_held = false;
};

}  // namespace klachtenzuil
