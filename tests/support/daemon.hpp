#pragma once
// A server of the test's own, on a port of its own, which ends with the test and can be killed before.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace klachtenzuil {

/// Looks again every 10 ms; the deadline only ends a test that would otherwise hang.
void wait_until(const std::function<bool()>& condition, const char* what);

class Daemon {
  public:
    /// `command` makes the command line for a port. As root the server runs as `server_account`, so that permissions
    /// hold for it. What it says goes to `log`. Starts it and waits until it takes connections.
    Daemon(std::function<std::vector<std::string>(int port)> command, std::filesystem::path log);
    ~Daemon() { kill(); }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    int port() const { return m_port; }
    /// Again, on the same port.
    void start();
    /// Kills it with everything that it started, as the power does.
    void kill();
    /// What it said so far.
    std::string said() const;

  private:
    /// False when it ended at once, as it does where another program took the port first.
    bool try_start();

    std::function<std::vector<std::string>(int port)> m_command;
    std::filesystem::path m_log;
    int m_port = 0;
    int m_pid = 0;
};

/// Who a Daemon runs as: whoever runs the test, but never root.
std::string server_account();
/// Gives a directory, and all in it, to that account, and lets it through to there.
void give_to_daemons(const std::filesystem::path& directory);

}  // namespace klachtenzuil
