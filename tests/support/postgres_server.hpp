#pragma once
// A PostgreSQL of the test's own: a real server on a socket in a temporary directory, not as root, which can be killed
// at any moment; and a wire to it that breaks after so many bytes.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

class PostgresServer {
  public:
    /// Makes the cluster, with the database `office`, and starts it.
    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// For whoever `user` is; the owner of everything when it is left out.
    std::string address(const std::string& user = "owner") const;
    /// Where the socket stands.
    std::filesystem::path directory() const { return m_place.path(); }

    void start();
    /// As the power does: every process of it, at once.
    void kill();
    void restart() {
        kill();
        start();
    }

  private:
    TemporaryDirectory m_place;
    int m_pid = 0;
};

/// Passes on what a client says to the server, and what it answers, until so many bytes of the client have passed; then
/// does `then`, and both ends are closed. It takes one client after another.
class BreakingWire {
  public:
    explicit BreakingWire(const PostgresServer& server);
    ~BreakingWire();
    BreakingWire(const BreakingWire&) = delete;
    BreakingWire& operator=(const BreakingWire&) = delete;

    /// From the next client on.
    void break_after(
        std::int64_t bytes, std::function<void()> then = [] {});
    void never_break() { break_after(INT64_MAX); }
    /// Every `what` that a client says becomes `instead`, which is as long.
    void replace(std::string what, std::string instead);
    /// Bytes that the clients said since break_after().
    std::int64_t passed() const { return m_passed; }

    std::string address() const;

  private:
    void serve();
    void pass_on(int client, int server);

    const PostgresServer& m_server;
    TemporaryDirectory m_place;
    int m_listener = -1;
    std::atomic<std::int64_t> m_left{INT64_MAX};
    std::atomic<std::int64_t> m_passed{0};
    std::mutex m_then_lock;
    std::function<void()> m_then = [] {};
    std::string m_what, m_instead;
    std::atomic<bool> m_end{false};
    std::thread m_thread;
};

}  // namespace klachtenzuil
