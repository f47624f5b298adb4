#pragma once
// What SQLite's error codes mean to the rest of the program. For core/register only.

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "core/base/result.hpp"

struct sqlite3;

namespace klachtenzuil {

/// `handle` may be null; when given, it tells what the operating system said. The detail holds SQLite's fixed text for
/// the code, never its message, which can quote contents.
Failure failure_of(int extended_code, sqlite3* handle, const std::filesystem::path& path);
Failure failure_of(const SQLite::Exception& exception, sqlite3* handle, const std::filesystem::path& path);

}  // namespace klachtenzuil
