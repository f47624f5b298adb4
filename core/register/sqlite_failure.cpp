#include "core/register/sqlite_failure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "core/base/file.hpp"

namespace klachtenzuil {

namespace {

/// For codes behind which the operating system's own answer says more.
Reason reason_of_io(sqlite3* handle) {
    const int error = handle ? sqlite3_system_errno(handle) : 0;
    const Reason reason = reason_of_errno(error);
    return reason == Reason::file_missing ? Reason::store_unreadable : reason;
}

Reason reason_of(int code, sqlite3* handle, const std::filesystem::path& path) {
    std::error_code ignored;
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL: return Reason::store_locked;
        case SQLITE_FULL: return Reason::store_full;
        case SQLITE_READONLY:
        case SQLITE_PERM: return Reason::store_read_only;
        case SQLITE_CANTOPEN:
            return std::filesystem::exists(path, ignored) || ignored ? reason_of_io(handle) : Reason::store_missing;
        case SQLITE_IOERR: return reason_of_io(handle);
        case SQLITE_NOMEM:
        case SQLITE_INTERRUPT:
        case SQLITE_AUTH: return Reason::store_unreadable;
        // What is left are files that are no database, and rows that do not fit the tables.
        default: return Reason::store_damaged;
    }
}

}  // namespace

Failure failure_of(int extended_code, sqlite3* handle, const std::filesystem::path& path) {
    const Reason reason = reason_of(extended_code, handle, path);
    // The sentence for it names the directory, and what SQLite says of a file that is not there tells nothing more.
    if (reason == Reason::store_missing) return {reason, path.parent_path().string()};
    // The sentence says it in the reader's language; the number is for whoever looks it up.
    return {reason, fmt::format("{} (SQLite {})", path.string(), extended_code)};
}

Failure failure_of(const SQLite::Exception& exception, sqlite3* handle, const std::filesystem::path& path) {
    const int extended = exception.getExtendedErrorCode();
    const int code = extended > 0 ? extended : exception.getErrorCode();
    return failure_of(code > 0 ? code : SQLITE_CORRUPT, handle, path);
}

}  // namespace klachtenzuil
