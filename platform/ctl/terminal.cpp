#include "platform/ctl/terminal.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace klachtenzuil::ctl {

namespace {

constexpr auto terminal_path = "/dev/tty";
constexpr std::size_t longest_answer = 4096;

/// The terminal of this process, with its echo and line editing off while this lives. Signals are off too: they would
/// end the program before the echo is on again.
class HiddenTerminal {
  public:
    HiddenTerminal() : m_fd(::open(terminal_path, O_RDWR | O_CLOEXEC | O_NOCTTY)) {
        if (m_fd < 0) return;
        m_ready = ::tcgetattr(m_fd, &m_before) == 0;
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        hidden.c_cc[VMIN] = 1;
        hidden.c_cc[VTIME] = 0;
        m_ready = m_ready && ::tcsetattr(m_fd, TCSAFLUSH, &hidden) == 0;
    }
    ~HiddenTerminal() {
        if (m_ready) ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
        if (m_fd >= 0) ::close(m_fd);
    }
    HiddenTerminal(const HiddenTerminal&) = delete;
    HiddenTerminal& operator=(const HiddenTerminal&) = delete;

    bool ready() const { return m_ready; }
    /// Where the terminal is gone, the reading that follows shows it.
    void say(std::string_view text) const { (void)!::write(m_fd, text.data(), text.size()); }
    /// Nothing when the terminal is gone.
    bool read(char& key) const {
        while (true) {
            const ssize_t got = ::read(m_fd, &key, 1);
            if (got < 0 && errno == EINTR) continue;
            return got == 1;
        }
    }

  private:
    int m_fd;
    termios m_before{};
    bool m_ready = false;
};

void take_back_character(std::string& text) {
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.back());
        text.back() = 0;
        text.pop_back();
        if ((byte & 0xC0U) != 0x80U) return;  // the byte that begins a character of UTF-8
    }
}

}  // namespace

bool has_terminal() {
    const int fd = ::open(terminal_path, O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0) ::close(fd);
    return fd >= 0;
}

Result<SecretText> ask_hidden(const std::string& question) {
    constexpr char interrupt = 0x03;
    constexpr char end_of_input = 0x04;
    constexpr char backspace = 0x08;
    constexpr char take_back_all = 0x15;
    constexpr char erase = 0x7F;
    const HiddenTerminal terminal;
    if (!terminal.ready()) return failed(Reason::sign_in_wrong);
    terminal.say(question);
    SecretText answer;
    std::string& text = answer.text();
    text.reserve(longest_answer);  // a text that grows leaves copies behind
    char key = 0;
    while (terminal.read(key)) {
        if (key == '\n' || key == '\r') {
            terminal.say("\n");
            return answer;
        }
        if (key == interrupt || key == end_of_input) break;
        if (key == backspace || key == erase) {
            take_back_character(text);
        } else if (key == take_back_all) {
            wipe(text);
            text.reserve(longest_answer);
        } else if (text.size() < longest_answer) {
            text += key;
        }
    }
    terminal.say("\n");
    return failed(Reason::sign_in_wrong);
}

}  // namespace klachtenzuil::ctl
