#pragma once
// A line between a client and a server that something can be done to in the middle of a transfer.

#include <atomic>
#include <functional>
#include <thread>

namespace klachtenzuil {

class Relay {
  public:
    /// Passes on what comes to its own port. After `bytes` in both directions together, `then` is called once, before
    /// the next are passed on.
    Relay(int server_port, std::size_t bytes, std::function<void()> then);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    int port() const { return m_port; }
    bool happened() const { return m_happened; }

  private:
    void run();
    void pass_on(int client);

    int m_server_port;
    std::size_t m_left;
    std::function<void()> m_then;
    std::atomic<bool> m_happened = false;
    std::atomic<bool> m_ends = false;
    int m_listener = -1;
    int m_port = 0;
    std::thread m_thread;
};

}  // namespace klachtenzuil
