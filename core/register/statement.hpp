#pragma once
// Values of the domain in and out of SQLite statements. For core/register and core/print.

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"

namespace klachtenzuil {

inline void bind_value(SQLite::Statement& statement, int at, std::int64_t value) {
    statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, int value) {
    statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, bool value) {
    statement.bind(at, value ? 1 : 0);
}
inline void bind_value(SQLite::Statement& statement, int at, std::string_view value) {
    statement.bind(at, std::string(value));
}
inline void bind_value(SQLite::Statement& statement, int at, const std::string& value) {
    statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, const char* value) {
    statement.bind(at, value);
}
inline void bind_value(SQLite::Statement& statement, int at, Instant value) {
    statement.bind(at, static_cast<std::int64_t>(value.time_since_epoch().count()));
}
inline void bind_value(SQLite::Statement& statement, int at, Date value) {
    statement.bind(at, iso(value));
}
inline void bind_value(SQLite::Statement& statement, int at, std::span<const std::uint8_t> value) {
    statement.bind(at, value.empty() ? "" : static_cast<const void*>(value.data()), static_cast<int>(value.size()));
}
inline void bind_value(SQLite::Statement& statement, int at, const std::vector<std::uint8_t>& value) {
    bind_value(statement, at, std::span<const std::uint8_t>(value));
}
template <std::size_t size>
void bind_value(SQLite::Statement& statement, int at, const std::array<std::uint8_t, size>& value) {
    bind_value(statement, at, std::span<const std::uint8_t>(value));
}
template <class Tag>
void bind_value(SQLite::Statement& statement, int at, const Id<Tag>& value) {
    bind_value(statement, at, std::span<const std::uint8_t>(value.bytes));
}
template <class Value>
void bind_value(SQLite::Statement& statement, int at, const std::optional<Value>& value) {
    if (value) {
        bind_value(statement, at, *value);
    } else {
        statement.bind(at);
    }
}

/// Binds ?1, ?2, … in order. Ids and bytes become BLOBs, Instant milliseconds since 1970, Date its ISO text, an empty
/// optional NULL.
template <class... Values>
void bind_values(SQLite::Statement& statement, const Values&... values) {
    int at = 0;
    (bind_value(statement, ++at, values), ...);
}

inline std::span<const std::uint8_t> bytes_of(const SQLite::Column& column) {
    const auto* begin = static_cast<const std::uint8_t*>(column.getBlob());
    return {begin, begin ? static_cast<std::size_t>(column.getBytes()) : 0};
}

/// The column's bytes when there are exactly `size` of them.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> read_bytes(const SQLite::Column& column) {
    const auto bytes = bytes_of(column);
    if (bytes.size() != size) return std::nullopt;
    std::array<std::uint8_t, size> value{};
    std::memcpy(value.data(), bytes.data(), size);
    return value;
}

/// Nothing when the column does not hold 16 bytes.
template <class AnyId>
std::optional<AnyId> read_id(const SQLite::Column& column) {
    const auto bytes = read_bytes<16>(column);
    return bytes ? std::optional(AnyId{*bytes}) : std::nullopt;
}

inline Instant read_instant(const SQLite::Column& column) {
    return Instant{std::chrono::milliseconds{column.getInt64()}};
}

inline std::optional<std::string> read_text_or_null(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional(column.getString());
}

}  // namespace klachtenzuil
