#pragma once
// Tables of enum values with their stored names and their words: complete, or they don't compile.

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

#include "core/words/word.hpp"

namespace klachtenzuil {

template <class T>
struct NamedRow {
    T value;
    std::string_view name;
    Word word{};
    Word explanation{};
};
/// For compilers that deduce none for an aggregate, such as the clang that builds the programs of tests/fuzz.
template <class T, class... Words>
NamedRow(T, std::string_view, Words...) -> NamedRow<T>;

template <class Rows>
constexpr bool in_order(const Rows& rows, int count) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].value) != i) return false;
    }
    return std::ssize(rows) == count;
}

template <class T, std::size_t n>
constexpr const NamedRow<T>& row_of(const std::array<NamedRow<T>, n>& rows, T value) {
    return rows[static_cast<std::size_t>(value)];
}

template <class T, std::size_t n>
std::optional<T> value_named(const std::array<NamedRow<T>, n>& rows, std::string_view name) {
    for (const auto& each : rows) {
        if (each.name == name) return each.value;
    }
    return std::nullopt;
}

}  // namespace klachtenzuil
