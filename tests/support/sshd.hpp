#pragma once
// An sftp server of the test's own: a real sshd with keys and a folder of its own.

#include <memory>

#include "core/config/config.hpp"
#include "tests/support/daemon.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

class Sshd {
  public:
    Sshd();

    /// What a delivery is put into, and its address.
    std::filesystem::path folder() const { return in("folder"); }
    std::string address(int port, std::string_view below = "") const;
    std::string address() const { return address(daemon().port()); }
    /// What the configuration says of this server: the key that it takes, and its own as known at `port`.
    SyncConfig config(int port) const;
    SyncConfig config() const { return config(daemon().port()); }
    /// A key that nobody knows.
    std::filesystem::path other_key() const { return in("other_key"); }
    /// The server has another key of its own from the next start on.
    void change_host_key();

    Daemon& daemon() const { return *m_daemon; }

  private:
    std::filesystem::path in(std::string_view name) const { return m_directory / "sshd" / name; }
    void make_key(std::string_view name) const;

    TemporaryDirectory m_directory;
    std::unique_ptr<Daemon> m_daemon;
};

}  // namespace klachtenzuil
