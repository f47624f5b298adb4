#pragma once
// A process of its own, whose words come through a pipe, and which is killed (SIGKILL) at a moment of its work.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace klachtenzuil {

/// It lives until it is killed or waited for.
class KilledProgram {
  public:
    KilledProgram(const char* program, std::vector<std::string> arguments) {
        int ends[2] = {-1, -1};
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        m_words = ends[0];
        arguments.insert(arguments.begin(), program);
        std::vector<char*> pointers;
        pointers.reserve(arguments.size() + 1);
        for (auto& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        REQUIRE(::posix_spawn(&m_process, program, &actions, nullptr, pointers.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
    }
    ~KilledProgram() {
        if (m_process > 0) kill();
        ::close(m_words);
    }
    KilledProgram(const KilledProgram&) = delete;
    KilledProgram& operator=(const KilledProgram&) = delete;

    /// Listens for `lines` lines, or as long as the time, or until it ends.
    void listen(int lines, std::chrono::microseconds time) {
        const auto until = std::chrono::steady_clock::now() + time;
        while (m_lines < lines && std::chrono::steady_clock::now() < until && hear(1)) {
        }
    }
    /// Kills it, and hears what it had said.
    std::string kill() {
        ::kill(m_process, SIGKILL);
        while (hear(-1)) {
        }
        wait();
        return m_said;
    }
    int wait() {
        int status = 0;
        ::waitpid(m_process, &status, 0);
        m_process = -1;
        return status;
    }

  private:
    bool hear(int milliseconds) {
        pollfd pipe{m_words, POLLIN, 0};
        if (::poll(&pipe, 1, milliseconds) <= 0) return milliseconds >= 0;
        char words[4096];
        const ssize_t got = ::read(m_words, words, sizeof(words));
        if (got <= 0) return false;
        m_said.append(words, static_cast<std::size_t>(got));
        m_lines += static_cast<int>(std::count(words, words + got, '\n'));
        return true;
    }

    pid_t m_process = -1;
    int m_words = -1;
    int m_lines = 0;
    std::string m_said;
};

}  // namespace klachtenzuil
