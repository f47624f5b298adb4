// The program that reads one attachment and draws one page of it. It has no more than the file, and gives back nothing
// but pixels: a file that breaks its reader breaks this alone.

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <exception>
#include <new>
#include <optional>
#include <string_view>

#include "platform/picture/bitmap.hpp"
#include "platform/picture/picture_format.hpp"

namespace klachtenzuil::picture {

namespace {

void limit(__rlimit_resource_t what, rlim_t to) {
    const rlimit both{to, to};
    ::setrlimit(what, &both);
}

/// From here on the program cannot grow beyond what one page needs, write a file, leave a core dump, or gain rights.
void give_up_rights() {
    limit(RLIMIT_CPU, 10);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
#ifndef __SANITIZE_ADDRESS__  // which sets terabytes of address space apart for its own books
    limit(RLIMIT_AS, rlim_t{1} << 30);
#endif
    std::signal(SIGXFSZ, SIG_IGN);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0);
    // Whoever asked may have ended meanwhile.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

std::optional<int> number_in(std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

/// The file on standard input, as memory.
std::span<const std::byte> whole_input() {
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) != 0 || status.st_size <= 0) refuse_unreadable();
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    if (memory == MAP_FAILED) refuse_unreadable();
    return {static_cast<const std::byte*>(memory), size};
}

void put(const void* bytes, std::size_t size) {
    const auto* from = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t written = ::write(STDOUT_FILENO, from, size);
        if (written <= 0) refuse_unreadable();
        from += written;
        size -= static_cast<std::size_t>(written);
    }
}

int answer(std::string_view type, int page, int width) {
    const auto content = whole_input();
    Bitmap bitmap;
    if (type == "pdf") {
        bitmap = decode_pdf(content, page, width);
    } else if (page != 0) {
        refuse_unreadable();
    } else if (type == "jpeg") {
        bitmap = decode_jpeg(content, width);
    } else if (type == "png") {
        bitmap = decode_png(content, width);
    } else {
        return static_cast<int>(PictureExit::misused);
    }
    const PictureHead head{.width = bitmap.width, .height = bitmap.height, .pages = bitmap.pages};
    put(&head, sizeof head);
    put(bitmap.rgba.data(), bitmap.rgba.size());
    return static_cast<int>(PictureExit::done);
}

}  // namespace

}  // namespace klachtenzuil::picture

int main(int count, char** arguments) {
    using namespace klachtenzuil;
    picture::give_up_rights();
    const auto page = count == 4 ? picture::number_in(arguments[2], 0, 100000) : std::nullopt;
    const auto width = count == 4 ? picture::number_in(arguments[3], 1, widest_picture) : std::nullopt;
    int status = static_cast<int>(PictureExit::misused);
    try {
        if (page && width) status = picture::answer(arguments[1], *page, *width);
    } catch (const std::bad_alloc&) {
        picture::refuse_too_large();
    } catch (const std::exception&) {
        picture::refuse_unreadable();
    }
    // What libraries would still tidy up ends with the process.
    ::_exit(status);
}
