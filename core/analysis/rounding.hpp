#pragma once
// Numbers that are published so roughly that no difference of two of them tells of a few people. The rule:
// published.hpp. For core/analysis only.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace klachtenzuil {

/// To the nearest multiple of `step`, halves up.
std::int64_t rounded_to(std::int64_t count, std::int64_t step);

/// Nothing of nothing. In steps of one percent where that is as much as `smallest` people of so many, else of five.
std::int64_t share_step(std::int64_t whole, std::int64_t smallest);
std::optional<std::int64_t> rounded_share(std::int64_t part, std::int64_t whole, std::int64_t step);

/// The shares of one table without its counts; nothing: hidden.
struct Shares {
    std::vector<std::optional<std::int64_t>> rows;
    std::int64_t step = 1;
    std::int64_t smallest = 1;  ///< of how many people a row tells, when not of none
};

/// How many of the wholes that are rounded to `rounded` are possible, for whoever reads all these shares of it.
int possible_wholes(std::int64_t rounded, std::int64_t step, std::span<const Shares> tables);

}  // namespace klachtenzuil
