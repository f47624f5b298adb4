#pragma once
// What somebody does to a register who is not this program.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "core/register/database.hpp"
#include "tests/support/node.hpp"

namespace klachtenzuil {

/// Changes the file behind the program's back, with none of its safeguards.
inline void meddle(TestNode& node, const char* sql) {
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((node.data() / database_file).c_str(), &raw) == SQLITE_OK);
    const auto nothing = [](sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_null(context); };
    sqlite3_create_function_v2(raw, "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, nothing, nullptr,
                               nullptr, nullptr);
    sqlite3_exec(raw, "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON;", nullptr, nullptr, nullptr);
    char* message = nullptr;
    const int code = sqlite3_exec(raw, sql, nullptr, nullptr, &message);
    CAPTURE(message);
    CHECK(code == SQLITE_OK);
    CHECK(sqlite3_total_changes(raw) > 0);
    sqlite3_free(message);
    sqlite3_close(raw);
}

}  // namespace klachtenzuil
