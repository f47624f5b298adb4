#include "platform/ctl/whole_input.hpp"

#include <unistd.h>

#include <cerrno>

#include "platform/ctl/input_file.hpp"

namespace klachtenzuil::ctl {

Result<SecretText> read_input(const std::string& name, std::size_t most) {
    const InputFile input(name);
    SecretText whole;
    std::string& text = whole.text();
    text.resize(most + 1);  // at once: a text that grows leaves copies behind
    std::size_t filled = 0;
    while (filled < text.size()) {
        const ssize_t got = ::read(input.fd(), text.data() + filled, text.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(Reason::file_unreadable, name);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > most) return failed(Reason::file_unreadable, name);
    text.resize(filled);
    return whole;
}

}  // namespace klachtenzuil::ctl
