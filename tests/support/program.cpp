#include "tests/support/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

namespace {

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// In the child: the file in the place of a standard stream.
void put(int fd, const std::string& path, int flags) {
    ::close(fd);
    if (path == "-") return;
    const int opened = ::open(path.c_str(), flags, 0600);
    if (opened < 0) ::_exit(126);
    if (opened != fd && (::dup2(opened, fd) < 0 || ::close(opened) < 0)) ::_exit(126);
}

}  // namespace

Ended Program::run(const std::vector<std::string>& arguments, std::string_view input) const {
    const TemporaryDirectory place;
    std::ofstream(place / "in", std::ios::binary) << input;
    std::vector<std::string> words{m_executable.string()};
    words.insert(words.end(), m_always.begin(), m_always.end());
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    const std::string out = m_output.empty() ? place / "out" : std::filesystem::path(m_output);
    const std::string err = place / "err";
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process can be started");
    if (child == 0) {
        put(STDIN_FILENO, place / "in", O_RDONLY);
        put(STDOUT_FILENO, out, O_WRONLY | O_CREAT);
        put(STDERR_FILENO, err, O_WRONLY | O_CREAT);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    int state = 0;
    ::waitpid(child, &state, 0);
    return {.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state),
            .out = m_output.empty() ? contents_of(place / "out") : "",
            .err = contents_of(place / "err")};
}

}  // namespace klachtenzuil
