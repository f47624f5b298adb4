#include "core/analysis/rounding.hpp"

#include <algorithm>

namespace klachtenzuil {

namespace {

/// Whether counts of which these are the shares can add up to the whole.
bool can_be(std::int64_t whole, const Shares& shares) {
    const auto up = [](std::int64_t number) { return (number + 199) / 200; };
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool all_shown = true;
    for (const auto& share : shares.rows) {
        if (!share) {
            all_shown = false;
            continue;
        }
        const std::int64_t fewest = std::max<std::int64_t>(0, up((2 * *share - shares.step) * whole));
        const std::int64_t largest = up((2 * *share + shares.step) * whole) - 1;
        least += fewest == 0 ? 0 : std::max(fewest, shares.smallest);
        most += largest < shares.smallest ? 0 : largest;
        if (fewest > largest) return false;
    }
    return least <= whole && (!all_shown || whole <= most);
}

}  // namespace

std::int64_t rounded_to(std::int64_t count, std::int64_t step) {
    return (2 * count + step) / (2 * step) * step;
}

std::int64_t share_step(std::int64_t whole, std::int64_t smallest) {
    constexpr std::int64_t rough = 5;
    return smallest <= 1 || whole >= 100 * smallest ? 1 : rough;
}

std::optional<std::int64_t> rounded_share(std::int64_t part, std::int64_t whole, std::int64_t step) {
    if (whole <= 0) return std::nullopt;
    return (200 * part + step * whole) / (2 * step * whole) * step;
}

int possible_wholes(std::int64_t rounded, std::int64_t step, std::span<const Shares> tables) {
    int possible = 0;
    for (std::int64_t whole = std::max<std::int64_t>(1, rounded - step); whole < rounded + step; ++whole) {
        if (rounded_to(whole, step) != rounded) continue;
        const bool fits = std::ranges::all_of(tables, [&](const Shares& each) { return can_be(whole, each); });
        possible += fits ? 1 : 0;
    }
    return possible;
}

}  // namespace klachtenzuil
