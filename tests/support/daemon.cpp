#include "tests/support/daemon.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace klachtenzuil {

namespace {

/// The system account that servers without one of their own run as.
constexpr uid_t account_of_servers = 1;

/// A socket on loopback; port 0 takes a free one.
class LoopbackSocket {
  public:
    LoopbackSocket() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
    ~LoopbackSocket() { ::close(m_socket); }
    LoopbackSocket(const LoopbackSocket&) = delete;
    LoopbackSocket& operator=(const LoopbackSocket&) = delete;

    int free_port() const {
        auto address = at(0);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            throw std::runtime_error("no free port on loopback");
        }
        return ntohs(address.sin_port);
    }
    bool connects(int port) const {
        const auto address = at(port);
        return ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }

  private:
    static sockaddr_in at(int port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    int m_socket;
};

/// Every process that descends from `parent`, itself last.
void collect(int parent, std::vector<int>& all) {
    std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", parent));
    const std::vector<int> children(std::istream_iterator<int>(file), {});
    for (const int child : children)
        collect(child, all);
    all.push_back(parent);
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::filesystem::path& log) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int in = ::open("/dev/null", O_RDONLY);
    if (out < 0 || in < 0 || ::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(out, 2) < 0) ::_exit(126);
    if (::geteuid() == 0 &&
        (::setgroups(0, nullptr) != 0 || ::setgid(account_of_servers) != 0 || ::setuid(account_of_servers) != 0)) {
        ::_exit(126);
    }
    std::vector<char*> arguments;
    for (const auto& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

std::string server_account() {
    const passwd* const entry = ::getpwuid(::geteuid() == 0 ? account_of_servers : ::geteuid());
    if (!entry) throw std::runtime_error("the account of a server has no name");
    return entry->pw_name;
}

void wait_until(const std::function<bool()>& condition, const char* what) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error(what);
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}

Daemon::Daemon(std::function<std::vector<std::string>(int port)> command, std::filesystem::path log)
    : m_command(std::move(command)), m_log(std::move(log)) {
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        m_port = LoopbackSocket().free_port();
        if (try_start()) return;
    }
    throw std::runtime_error("a server does not start: " + said());
}

void Daemon::start() {
    if (!try_start()) throw std::runtime_error("a server does not start again: " + said());
}

bool Daemon::try_start() {
    const auto command = m_command(m_port);
    m_pid = ::fork();
    if (m_pid < 0) throw std::runtime_error("no process can be started");
    if (m_pid == 0) become(command, m_log);
    bool ended = false;
    wait_until(
        [&] {
            ended = ::waitpid(m_pid, nullptr, WNOHANG) == m_pid;
            return ended || LoopbackSocket().connects(m_port);
        },
        "a server takes no connections");
    if (ended) m_pid = 0;
    return !ended;
}

void Daemon::kill() {
    if (m_pid <= 0) return;
    std::vector<int> all;
    ::kill(m_pid, SIGSTOP);  // so that it starts nothing while its children are counted
    collect(m_pid, all);
    for (const int one : all)
        ::kill(one, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = 0;
}

std::string Daemon::said() const {
    std::ifstream file(m_log);
    return {std::istreambuf_iterator<char>(file), {}};
}

void give_to_daemons(const std::filesystem::path& directory) {
    namespace fs = std::filesystem;
    if (::geteuid() != 0) return;
    fs::permissions(directory.parent_path(), fs::perms::others_exec, fs::perm_options::add);
    const auto give = [](const fs::path& path) {
        if (::lchown(path.c_str(), account_of_servers, account_of_servers) != 0)
            throw std::runtime_error("a file cannot be given to a server");
    };
    give(directory);
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        give(entry.path());
}

}  // namespace klachtenzuil
