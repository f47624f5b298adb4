#include "platform/picture/picture.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace klachtenzuil {

namespace {

using std::chrono::steady_clock;

constexpr auto part_size = std::size_t{64} * 1024;

/// A descriptor that is closed when it goes away.
class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }
    void close() {
        if (m_number >= 0) ::close(std::exchange(m_number, -1));
    }

  private:
    int m_number;
};

/// Ends the reader when nobody waits for it any more.
class Child {
  public:
    explicit Child(pid_t pid) : m_pid(pid) {}
    ~Child() {
        if (m_pid <= 0) return;
        ::kill(m_pid, SIGKILL);
        wait();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// How it ended: its exit status, or nothing when a signal ended it.
    std::optional<int> wait() {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0) {
            if (errno != EINTR) return std::nullopt;
        }
        m_pid = 0;
        return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
    }

  private:
    pid_t m_pid;
};

/// It stands beside the program that asks.
std::filesystem::path reader_program() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return self.parent_path() / picture_program_name;
}

bool fill(int descriptor, std::span<const std::byte> content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return ::lseek(descriptor, 0, SEEK_SET) == 0;
}

/// Starts the reader with the file as input and an end of `answer` as output, and nothing else of ours.
std::optional<pid_t> start(const std::filesystem::path& program, MediaType type, int page, int width, int file,
                           int answer) {
    posix_spawn_file_actions_t actions;
    if (::posix_spawn_file_actions_init(&actions) != 0) return std::nullopt;
    ::posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, answer, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 4> texts{program.string(), std::string(name_of(type)), std::to_string(page),
                                     std::to_string(width)};
    std::array<char*, 5> arguments{texts[0].data(), texts[1].data(), texts[2].data(), texts[3].data(), nullptr};
    std::string language = "LC_ALL=C.UTF-8";
    std::array<char*, 2> environment{language.data(), nullptr};
    pid_t pid = 0;
    const int error = ::posix_spawn(&pid, texts[0].c_str(), &actions, nullptr, arguments.data(), environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? std::optional(pid) : std::nullopt;
}

/// Everything that comes until the other end is closed, into `into`; false when it is more than fits or takes too long.
bool receive(int from, std::span<std::uint8_t> into, std::size_t& received, steady_clock::time_point until) {
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now()).count();
        pollfd waits{from, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waits, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        const std::size_t room = into.size() - received;
        std::uint8_t more = 0;
        const ssize_t got =
            room > 0 ? ::read(from, into.data() + received, std::min(room, part_size)) : ::read(from, &more, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || (room == 0 && got > 0)) return false;
        if (got == 0) return true;
        received += static_cast<std::size_t>(got);
        if (received == into.size() && into.size() == sizeof(PictureHead)) return true;
    }
}

bool plausible(const PictureHead& head, int width) {
    return head.magic == PictureHead{}.magic && head.width > 0 && head.width <= width && head.height > 0 &&
           head.pages > 0 && static_cast<std::int64_t>(head.width) * head.height <= most_pixels_shown;
}

tl::unexpected<Failure> refused_as(std::optional<int> status) {
    // A signal ended it: it took more memory or time than it may, or the file broke it.
    if (!status || *status == static_cast<int>(PictureExit::too_large))
        return failed(Reason::attachment_too_large, "too_many_pixels");
    return failed(Reason::attachment_type);
}

}  // namespace

Result<Pixels> picture_of(MediaType type, std::span<const std::byte> content, int page, int width_px) {
    if (content.empty() || page < 0 || width_px < 1) return failed(Reason::attachment_type);
    if (content.size() > largest_attachment) return failed(Reason::attachment_too_large, "too_many_bytes");
    width_px = std::min(width_px, widest_picture);
    const auto program = reader_program();
    const Descriptor file(::memfd_create("klachtenzuil", MFD_CLOEXEC));
    std::array<int, 2> ends{-1, -1};
    if (file.number() < 0 || !fill(file.number(), content) || ::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed(Reason::attachment_too_large, "too_many_pixels");
    const Descriptor answer(ends[0]);
    Descriptor theirs(ends[1]);
    const auto until = steady_clock::now() + longest_drawing;
    const auto pid = start(program, type, page, width_px, file.number(), theirs.number());
    if (!pid) return failed(Reason::program_missing, picture_program_name);
    Child child(*pid);
    theirs.close();

    PictureHead head;
    std::array<std::uint8_t, sizeof head> first{};
    std::size_t received = 0;
    if (!receive(answer.number(), first, received, until))
        return failed(Reason::attachment_too_large, "too_many_pixels");
    if (received < sizeof head) return refused_as(child.wait());
    std::memcpy(&head, first.data(), sizeof head);
    if (!plausible(head, width_px)) return failed(Reason::attachment_type);

    Pixels pixels{.width = head.width, .height = head.height, .pages = head.pages, .rgba = {}};
    pixels.rgba.resize(static_cast<std::size_t>(head.width) * static_cast<std::size_t>(head.height) * 4);
    received = 0;
    if (!receive(answer.number(), pixels.rgba, received, until))
        return failed(Reason::attachment_too_large, "too_many_pixels");
    const auto status = child.wait();
    if (status != static_cast<int>(PictureExit::done) || received != pixels.rgba.size()) return refused_as(status);
    return pixels;
}

}  // namespace klachtenzuil
