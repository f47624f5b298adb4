#pragma once
// A disk that is soon full, mounted over a folder; only root can.

#include <doctest/doctest.h>
#include <sys/mount.h>

#include <filesystem>

#include "tests/support/daemon.hpp"

namespace klachtenzuil {

class SmallDisk {
  public:
    static constexpr std::size_t bytes = std::size_t{1} << 20;

    explicit SmallDisk(std::filesystem::path folder)
        : m_folder(std::move(folder)),
          m_mounted(::mount("tmpfs", m_folder.c_str(), "tmpfs", MS_NODEV | MS_NOSUID, "size=1m,mode=0777") == 0) {
        if (!m_mounted) MESSAGE("no disk can be mounted here: what a full one does is not tried");
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool mounted() const { return m_mounted; }

  private:
    std::filesystem::path m_folder;
    bool m_mounted;
};

}  // namespace klachtenzuil
