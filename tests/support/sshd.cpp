#include "tests/support/sshd.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/program.hpp"

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

// The server's own part of sftp runs in it: whom it runs as needs no shell.
constexpr const char* settings = R"(ListenAddress 127.0.0.1
HostKey {0}/host_key
AuthorizedKeysFile {0}/user_key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
ForceCommand internal-sftp
LogLevel INFO
)";

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Sshd::Sshd() {
    fs::create_directories(folder());
    for (const char* key : {"host_key", "user_key", "other_key"})
        make_key(key);
    std::ofstream(in("settings")) << fmt::format(settings, in("").parent_path().string());
    give_to_daemons(m_directory / "sshd");
    m_daemon = std::make_unique<Daemon>(
        [settings = in("settings").string()](int port) -> std::vector<std::string> {
            return {"/usr/sbin/sshd", "-D", "-e", "-f", settings, "-p", fmt::format("{}", port)};
        },
        in("log"));
}

void Sshd::make_key(std::string_view name) const {
    fs::remove(in(name));
    const auto made =
        Program("/usr/bin/ssh-keygen").run({"-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", in(name).string()});
    if (made.status != 0) throw std::runtime_error("no key is made: " + made.err);
}

std::string Sshd::address(int port, std::string_view below) const {
    return fmt::format("sftp://{}@127.0.0.1:{}{}{}", server_account(), port, folder().string(), below);
}

SyncConfig Sshd::config(int port) const {
    const auto known = in(fmt::format("known_hosts_{}", port));
    std::ofstream(known) << fmt::format("[127.0.0.1]:{} {}", port, text_of(in("host_key.pub")));
    SyncConfig config;
    config.ssh_key = in("user_key").string();
    config.known_hosts = known.string();
    return config;
}

void Sshd::change_host_key() {
    make_key("host_key");
    give_to_daemons(m_directory / "sshd");
}

}  // namespace klachtenzuil
