#pragma once
// Which counts of a table are hidden so that none of fewer people can be computed. The rule: published.hpp. For
// core/analysis only.

#include <cstdint>
#include <span>
#include <vector>

namespace klachtenzuil {

/// Somebody, but fewer than `smallest`.
inline bool is_small(std::int64_t count, std::int64_t smallest) {
    return count > 0 && count < smallest;
}

/// Of counts that add up to a total which is shown beside them, or hidden when it is small itself.
std::vector<bool> hidden_parts(std::span<const std::int64_t> counts, std::int64_t smallest);

/// Of answers of which each of `total` people gave one or more.
std::vector<bool> hidden_answers(std::span<const std::int64_t> counts, std::int64_t total, std::int64_t smallest);

}  // namespace klachtenzuil
