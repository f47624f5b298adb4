#include "tests/support/cupsd.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <thread>

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

// clang-format off
constexpr std::string_view backend = R"sh(#!/bin/sh
[ $# = 0 ] && { echo 'direct fault "Unknown" "Fault"'; exit 0; }
D=@D@
title=$3
mode() { cat "$D/mode"; }
begin=$(mode)
print() { echo "$title" >> "$D/printed"; }
wait_with() {
    echo "STATE: +$1" >&2
    while [ "$(mode)" = "$begin" ]; do sleep 0.05; done
    echo "STATE: -$1" >&2
}
trouble() {
    case $begin in
        empty*) wait_with media-empty-error ;;
        jam*) wait_with media-jam-error ;;
        offline*) wait_with offline-report ;;
        slow) while [ "$(mode)" = slow ]; do sleep 0.05; done ;;
    esac
}
echo "$1" >> "$D/begun"
# The service keeps the reasons of a driver that was killed.
echo "STATE: -media-empty-error,media-jam-error,offline-report" >&2
case $begin in
    fail) exit 1 ;;
    hold) exit 3 ;;
    stop) exit 4 ;;
    fail-after) print; exit 1 ;;
    hold-after) print; exit 3 ;;
    stop-after) print; exit 4 ;;
    *-after) print; trouble ;;
    *) trouble; print ;;
esac
exit 0
)sh";

// clang-format on
constexpr std::string_view settings = R"(Listen @D@/socket
Browsing Off
LogLevel debug
MaxLogSize 0
PreserveJobFiles No
PreserveJobHistory @HISTORY@
DirtyCleanInterval 0
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Send-Document Release-Job Create-Job-Subscription Renew-Subscription Cancel-Subscription Get-Notifications Cancel-Job>
    Require user @OWNER root
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
)";

constexpr std::string_view places = R"(ServerRoot @D@/etc
ServerBin @D@/bin
RequestRoot @D@/spool
CacheDir @D@/cache
StateDir @D@/state
TempDir @D@/spool/tmp
ErrorLog @D@/log/error
AccessLog @D@/log/access
PageLog @D@/log/page
)";

std::string filled(std::string_view pattern, std::string_view place, std::string_view value) {
    std::string text(pattern);
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
        text.replace(at, place.size(), value);
    }
    return text;
}

void write(const fs::path& path, std::string_view text) {
    std::ofstream(path) << text;
}

std::vector<std::string> lines(const fs::path& path) {
    std::vector<std::string> read;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        read.push_back(line);
    return read;
}

/// Looks again every 10 ms; the deadline only ends a test that would otherwise hang.
template <class Condition>
void wait_until(Condition condition, const char* what) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!condition()) {
        REQUIRE_MESSAGE(std::chrono::steady_clock::now() < deadline, what);
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}

/// Every process that descends from `parent`, itself last.
void collect(int parent, std::vector<int>& all) {
    for (const std::string& child : [&] {
             std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", parent));
             return std::vector<std::string>(std::istream_iterator<std::string>(file), {});
         }()) {
        collect(std::stoi(child), all);
    }
    all.push_back(parent);
}

}  // namespace

Cupsd::Cupsd(CupsdOptions options) : m_options(std::move(options)) {
    for (const char* folder : {"etc", "bin", "bin/backend", "spool", "spool/tmp", "cache", "state", "log"}) {
        fs::create_directories(in(folder));
    }
    // cupsd wants its own programs beside the backend; the backend runs as root because nobody else may read its file.
    for (const char* part : {"daemon", "filter", "notifier", "monitor"}) {
        fs::create_directory_symlink(fs::path("/usr/lib/cups") / part, in("bin") / part);
    }
    write(in("bin/backend/fault"), filled(backend, "@D@", in("").string()));
    fs::permissions(in("bin/backend/fault"), fs::perms::owner_all);
    write_settings();
    set_mode("ok");
    start();
    add_queue();
}

Cupsd::~Cupsd() {
    kill();
}

fs::path Cupsd::in(std::string_view name) const {
    return m_directory.path() / name;
}

CupsServer Cupsd::server() const {
    return {.host = in("socket").string(), .port = 0};
}

void Cupsd::write_settings() const {
    const std::string here = m_directory.path().string();
    const std::string own = filled(settings, "@D@", here);
    write(in("etc/cupsd.conf"), filled(own, "@HISTORY@", m_options.keep_history ? "Yes" : "No"));
    write(in("etc/cups-files.conf"), filled(places, "@D@", here));
}

void Cupsd::start() {
    const std::string config = in("etc/cupsd.conf").string(), files = in("etc/cups-files.conf").string();
    m_pid = fork();
    REQUIRE(m_pid >= 0);
    if (m_pid == 0) {
        const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        for (const int fd : {0, 1, 2})
            dup2(nothing, fd);
        execl("/usr/sbin/cupsd", "cupsd", "-f", "-c", config.c_str(), "-s", files.c_str(), nullptr);
        _exit(127);
    }
    wait_until([&] { return command("lpstat -r").find("is running") != std::string::npos; }, "cupsd answers");
}

void Cupsd::kill() {
    if (m_pid == 0) return;
    std::vector<int> all;
    collect(m_pid, all);
    for (auto pid = all.rbegin(); pid != all.rend(); ++pid)
        ::kill(*pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
    m_pid = 0;
}

void Cupsd::freeze() {
    ::kill(m_pid, SIGSTOP);
}

void Cupsd::thaw() {
    ::kill(m_pid, SIGCONT);
}

void Cupsd::set_mode(std::string_view mode) {
    write(in("mode.new"), mode);
    fs::rename(in("mode.new"), in("mode"));
}

std::vector<std::string> Cupsd::printed() const {
    return lines(in("printed"));
}

int Cupsd::begun() const {
    return static_cast<int>(lines(in("begun")).size());
}

void Cupsd::add_queue() {
    command(
        fmt::format("lpadmin -p {} -E -v fault:/x -m raw -o printer-error-policy={}", queue, m_options.error_policy));
    command(fmt::format("lpadmin -d {}", queue));
    wait_until([&] { return command("lpstat -d").find(queue) != std::string::npos; }, "the queue is there");
}

void Cupsd::remove_queue() {
    command(fmt::format("lpadmin -x {}", queue));
}

void Cupsd::disable_queue() {
    command(fmt::format("cupsdisable {}", queue));
}

void Cupsd::enable_queue() {
    command(fmt::format("cupsenable {}", queue));
}

void Cupsd::reject_jobs() {
    command(fmt::format("cupsreject {}", queue));
}

void Cupsd::accept_jobs() {
    command(fmt::format("cupsaccept {}", queue));
}

void Cupsd::release_all() {
    std::istringstream list(command("lpstat -o"));
    for (std::string line; std::getline(list, line);) {
        command(fmt::format("lp -i {} -H resume", line.substr(0, line.find(' '))));
    }
}

void Cupsd::cancel_all() {
    command("cancel -a");
}

int Cupsd::jobs() const {
    std::istringstream list(command("lpstat -W all -o"));
    int count = 0;
    for (std::string line; std::getline(list, line);)
        ++count;
    return count;
}

int Cupsd::spooled_documents() const {
    int count = 0;
    for (const auto& file : fs::directory_iterator(in("spool"))) {
        if (file.path().filename().string().starts_with('d')) ++count;
    }
    return count;
}

std::string Cupsd::command(std::string_view line) const {
    const std::string whole = fmt::format("CUPS_SERVER={} {} 2>&1", in("socket").string(), line);
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(whole.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string output;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = fread(part.data(), 1, part.size(), pipe.get())) > 0;) {
        output.append(part.data(), size);
    }
    return output;
}

}  // namespace klachtenzuil
