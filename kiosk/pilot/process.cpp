#include "kiosk/pilot/process.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace klachtenzuil::pilot {

namespace {

/// A file that exists in memory only; a program can read or write it without anybody waiting for anybody.
class MemoryFile {
  public:
    MemoryFile() : m_descriptor(memfd_create("klachtenzuil", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (m_descriptor >= 0) close(m_descriptor);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return m_descriptor; }

    bool fill(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const ssize_t written = write(m_descriptor, bytes.data(), bytes.size());
            if (written <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return lseek(m_descriptor, 0, SEEK_SET) == 0;
    }

    std::string content() const {
        std::string text;
        char part[4096];
        off_t at = 0;
        for (ssize_t got = 0; (got = pread(m_descriptor, part, sizeof part, at)) > 0; at += got) {
            text.append(part, static_cast<std::size_t>(got));
        }
        return text;
    }

  private:
    int m_descriptor;
};

class FileActions {
  public:
    FileActions() { posix_spawn_file_actions_init(&m_actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    void use(const MemoryFile& file, int as) { posix_spawn_file_actions_adddup2(&m_actions, file.descriptor(), as); }
    const posix_spawn_file_actions_t* get() const { return &m_actions; }

  private:
    posix_spawn_file_actions_t m_actions{};
};

}  // namespace

Result<Ended> run_program(const std::vector<std::string>& command, std::span<const std::byte> input) {
    MemoryFile in;
    const MemoryFile out;
    const MemoryFile errors;
    if (!in.fill(input)) return failed(Reason::program_missing, command[0]);
    FileActions actions;
    actions.use(in, STDIN_FILENO);
    actions.use(out, STDOUT_FILENO);
    actions.use(errors, STDERR_FILENO);

    std::vector<std::string> texts = command;
    std::vector<char*> arguments;
    arguments.reserve(texts.size() + 1);
    for (auto& text : texts)
        arguments.push_back(text.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], actions.get(), nullptr, arguments.data(), environ) != 0) {
        return failed(Reason::program_missing, command[0]);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    Ended ended;
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ended.out = out.content();
    ended.errors = errors.content();
    return ended;
}

}  // namespace klachtenzuil::pilot
