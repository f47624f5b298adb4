#pragma once
// A directory or file that stands under its name when it is whole, and not before.

#include <filesystem>
#include <memory>

#include "core/base/directory_lock.hpp"
#include "core/base/result.hpp"

namespace klachtenzuil {

/// Work happens in the directory "NAME.unfinished" beside it (0700). What was cut off there is taken away by the next
/// one that makes the same; what fails, at once: it holds what persons told.
class DraftPlace {
  public:
    /// Fails with file_exists when something stands under the name already, and with store_*.
    static Result<std::unique_ptr<DraftPlace>> make(const std::filesystem::path& target);
    ~DraftPlace();
    DraftPlace(const DraftPlace&) = delete;
    DraftPlace& operator=(const DraftPlace&) = delete;

    const std::filesystem::path& directory() const { return m_directory; }

    /// Gives the whole directory, or one file in it, the name. All of it is on the disk when this returns.
    Result<void> finish_directory();
    Result<void> finish_file(const std::filesystem::path& file);

  private:
    DraftPlace(std::filesystem::path target, std::filesystem::path directory)
        : m_target(std::move(target)), m_directory(std::move(directory)), m_lock(m_directory) {}
    Result<void> take_name(const std::filesystem::path& from);

    std::filesystem::path m_target;
    std::filesystem::path m_directory;
    DirectoryLock m_lock;
};

}  // namespace klachtenzuil
