#include "tests/support/relay.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace klachtenzuil {

namespace {

constexpr int look_again_ms = 20;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool send_all(int to, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t sent = ::send(to, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        count -= static_cast<std::size_t>(sent);
    }
    return true;
}

}  // namespace

Relay::Relay(int server_port, std::size_t bytes, std::function<void()> then)
    : m_server_port(server_port),
      m_left(bytes),
      m_then(std::move(then)),
      m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 4) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        ::close(m_listener);
        throw std::runtime_error("no free port on loopback");
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

Relay::~Relay() {
    m_ends = true;
    m_thread.join();
    ::close(m_listener);
}

void Relay::run() {
    while (!m_ends) {
        pollfd listening{m_listener, POLLIN, 0};
        if (::poll(&listening, 1, look_again_ms) <= 0) continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        pass_on(client);
        ::close(client);
    }
}

void Relay::pass_on(int client) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(m_server_port);
    constexpr int at_once = 1;
    for (const int end : {client, server})
        ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    constexpr std::size_t piece_bytes = 16 * 1024;
    std::array<char, piece_bytes> piece{};
    while (open && !m_ends) {
        std::array<pollfd, 2> ends{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
        if (::poll(ends.data(), ends.size(), look_again_ms) < 0) break;
        for (std::size_t from = 0; from < ends.size() && open; ++from) {
            if (ends[from].revents == 0) continue;
            const ssize_t got = ::recv(ends[from].fd, piece.data(), piece.size(), 0);
            const auto count = got > 0 ? static_cast<std::size_t>(got) : 0;
            if (!m_happened && count >= m_left) {
                m_happened = true;
                m_then();
            }
            m_left -= std::min(m_left, count);
            open = count > 0 && send_all(ends[1 - from].fd, piece.data(), count);
        }
    }
    ::close(server);
}

}  // namespace klachtenzuil
