// The calls stand here in place of the C library's, and pass on what they let through. The hardened ones of a release
// are other functions, so this file is built without them.
#undef _FORTIFY_SOURCE

#include "tests/faults/full_disk.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>

namespace {

struct Plan {
    bool counts = false;
    long fail_at = 0;
    bool forever = false;
    bool lies = false;
    long calls = 0;
    bool came = false;
};
Plan plan;

/// Counts a call that needs room; true when it is not to be carried out.
bool stops() {
    if (!plan.counts) return false;
    const long number = ++plan.calls;
    if (number < plan.fail_at || (number > plan.fail_at && !plan.forever)) return false;
    plan.came = true;
    return true;
}

/// What the program is told of a call that was not carried out.
template <class Number>
Number told(Number when_done) {
    if (plan.lies) return when_done;
    errno = ENOSPC;
    return -1;
}

int open_at(const char* path, int flags, mode_t mode) {
    // A file that is not there cannot be said to be open.
    if ((flags & O_CREAT) != 0 && !plan.lies && stops()) return told(-1);
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

}  // namespace

// NOLINTBEGIN: names and shapes are the C library's.
extern "C" {

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t count) {
    if (file > STDERR_FILENO && stops()) return told(static_cast<ssize_t>(count));
    return ::syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
    if (stops()) return told(static_cast<ssize_t>(count));
    return ::syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
    return pwrite(file, bytes, count, at);
}

ssize_t sendfile(int to, int from, off_t* at, size_t count) noexcept {
    if (stops()) return told(static_cast<ssize_t>(count));
    return ::syscall(SYS_sendfile, to, from, at, count);
}

ssize_t sendfile64(int to, int from, off64_t* at, size_t count) noexcept {
    return sendfile(to, from, at, count);
}

int fsync(int file) {
    if (stops()) return told(0);
    return static_cast<int>(::syscall(SYS_fsync, file));
}

int fdatasync(int file) {
    if (stops()) return told(0);
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) noexcept {
    if (stops()) return told(0);
    return static_cast<int>(::syscall(SYS_rename, from, to));
}

int mkdir(const char* path, mode_t mode) noexcept {
    if (stops()) return told(0);
    return static_cast<int>(::syscall(SYS_mkdir, path, mode));
}
}
// NOLINTEND

namespace klachtenzuil {

FullDisk::FullDisk(long n, bool forever, Says says) {
    plan = {.counts = true, .fail_at = n, .forever = forever, .lies = says == Says::done, .calls = 0, .came = false};
}

FullDisk::~FullDisk() {
    plan.counts = false;
}

bool FullDisk::came() const {
    return plan.came;
}

}  // namespace klachtenzuil
