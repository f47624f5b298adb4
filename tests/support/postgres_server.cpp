#include "tests/support/postgres_server.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <vector>

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

constexpr const char* socket_name = ".s.PGSQL.5432";

/// Debian keeps each version's programs apart; the newest.
fs::path program(const char* name) {
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
        if (fs::exists(version.path() / "bin" / name)) found.push_back(version.path() / "bin" / name);
    }
    REQUIRE_MESSAGE(!found.empty(), "the package postgresql is installed");
    return *std::ranges::max_element(found);
}

/// The server refuses to run as root; then it runs as whoever owns nothing.
const passwd* other_than_root() {
    return ::geteuid() == 0 ? ::getpwnam("nobody") : nullptr;
}

int start_program(const fs::path& executable, std::vector<std::string> arguments, const fs::path& log) {
    arguments.insert(arguments.begin(), executable.string());
    std::vector<char*> argv;
    for (auto& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const passwd* const user = other_than_root();
    const int pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid != 0) return pid;
    const int nothing = ::open("/dev/null", O_RDONLY);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(nothing, 0);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (user && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // where the test crashes, nothing is left running
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

std::vector<int> children_of(int pid) {
    std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", pid));
    return {std::istream_iterator<int>(file), {}};
}

/// Looks again every 5 ms; the deadline only ends a test that would otherwise hang.
template <class Condition>
void wait_until(Condition condition, const char* what) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (!condition()) {
        REQUIRE_MESSAGE(std::chrono::steady_clock::now() < deadline, what);
        ::poll(nullptr, 0, 5);
    }
}

sockaddr_un socket_at(const fs::path& directory) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = (directory / socket_name).string();
    REQUIRE(path.size() < sizeof address.sun_path);
    std::ranges::copy(path, address.sun_path);
    return address;
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

PostgresServer::PostgresServer() {
    if (const passwd* const user = other_than_root()) {
        REQUIRE(::chown(m_place.path().c_str(), user->pw_uid, user->pw_gid) == 0);
    }
    const int made = start_program(program("initdb"),
                                   {"-D", (m_place / "data").string(), "-U", "owner", "-A", "trust", "-E", "UTF8",
                                    "--locale=C.UTF-8", "--no-sync", "--wal-segsize=4"},
                                   m_place / "log");
    int state = 0;
    ::waitpid(made, &state, 0);
    REQUIRE(state == 0);
    start();
    const std::string to = fmt::format("host={} user=owner dbname=postgres", directory().string());
    PGconn* const connection = PQconnectdb(to.c_str());
    PQclear(PQexec(connection, "CREATE DATABASE office"));
    PQfinish(connection);
}

PostgresServer::~PostgresServer() {
    kill();
}

std::string PostgresServer::address(const std::string& user) const {
    return fmt::format("postgresql:///office?host={}&user={}", directory().string(), user);
}

void PostgresServer::start() {
    const std::string to = fmt::format("host={} user=owner dbname=postgres", directory().string());
    wait_until(
        [&] {
            if (m_pid != 0 && ::waitpid(m_pid, nullptr, WNOHANG) == m_pid) m_pid = 0;
            if (m_pid == 0) {
                m_pid = start_program(
                    program("postgres"),
                    {"-D", (m_place / "data").string(), "-k", directory().string(), "-c", "listen_addresses=", "-c",
                     "shared_buffers=16MB", "-c", "max_connections=20", "-c", "max_wal_size=64MB"},
                    m_place / "log");
            }
            return PQping(to.c_str()) == PQPING_OK;
        },
        "the server answers");
}

void PostgresServer::kill() {
    if (m_pid == 0) return;
    ::kill(m_pid, SIGSTOP);  // so that it starts nobody new meanwhile
    for (const int child : children_of(m_pid))
        ::kill(child, SIGKILL);
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = 0;
}

BreakingWire::BreakingWire(const PostgresServer& server)
    : m_server(server), m_listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_un here = socket_at(m_place.path());
    REQUIRE(::bind(m_listener, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
    REQUIRE(::listen(m_listener, 8) == 0);
    m_thread = std::thread([this] { serve(); });
}

BreakingWire::~BreakingWire() {
    m_end = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

void BreakingWire::break_after(std::int64_t bytes, std::function<void()> then) {
    const std::lock_guard guard(m_then_lock);
    m_then = std::move(then);
    m_passed = 0;
    m_left = bytes;
}

void BreakingWire::replace(std::string what, std::string instead) {
    REQUIRE(what.size() == instead.size());
    m_what = std::move(what);
    m_instead = std::move(instead);
}

std::string BreakingWire::address() const {
    return fmt::format("postgresql:///office?host={}&user=owner", m_place.path().string());
}

void BreakingWire::serve() {
    while (!m_end) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_un there = socket_at(m_server.directory());
        if (::connect(server, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0) pass_on(client, server);
        ::close(client);
        ::close(server);
    }
}

void BreakingWire::pass_on(int client, int server) {
    std::array<char, 8192> buffer{};
    while (true) {
        std::array<pollfd, 2> ready{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (::poll(ready.data(), ready.size(), -1) < 0) continue;
        if (ready[0].revents != 0) {
            const auto got = ::recv(client, buffer.data(), buffer.size(), 0);
            if (got <= 0) return;
            std::string said(buffer.data(), static_cast<std::size_t>(got));
            for (auto at = said.find(m_what); !m_what.empty() && at != std::string::npos; at = said.find(m_what, at))
                said.replace(at, m_what.size(), m_instead);
            const auto most = std::min<std::int64_t>(got, m_left);
            if (!send_all(server, said.substr(0, static_cast<std::size_t>(most)))) return;
            m_passed += most;
            m_left -= most;
            if (m_left == 0) {
                m_left = INT64_MAX;
                const std::lock_guard guard(m_then_lock);
                return m_then();
            }
        }
        if (ready[1].revents != 0) {
            const auto got = ::recv(server, buffer.data(), buffer.size(), 0);
            if (got <= 0 || !send_all(client, {buffer.data(), static_cast<std::size_t>(got)})) return;
        }
    }
}

}  // namespace klachtenzuil
