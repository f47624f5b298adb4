#include "core/analysis/suppression.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace klachtenzuil {

namespace {

/// Hides the zeros too, and then the smallest that are shown, until what is hidden counts enough people in at least two
/// places: one alone would be the total less the others.
void hide_further(std::span<const std::int64_t> counts, std::int64_t smallest, std::vector<bool>& hidden) {
    std::int64_t people = 0;
    int places = 0;
    const auto hide = [&](std::size_t i) {
        hidden[i] = true;
        people += counts[i];
        places += counts[i] > 0 ? 1 : 0;
    };
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (hidden[i] || counts[i] < smallest) hide(i);
    }
    while (people < smallest || places < 2) {
        std::size_t next = counts.size();
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (!hidden[i] && (next == counts.size() || counts[i] < counts[next])) next = i;
        }
        if (next == counts.size()) return;
        hide(next);
    }
}

}  // namespace

std::vector<bool> hidden_parts(std::span<const std::int64_t> counts, std::int64_t smallest) {
    const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (is_small(total, smallest)) return std::vector<bool>(counts.size(), true);
    std::vector<bool> hidden(counts.size(), false);
    if (std::ranges::none_of(counts, [&](std::int64_t count) { return is_small(count, smallest); })) return hidden;
    hide_further(counts, smallest, hidden);
    return hidden;
}

std::vector<bool> hidden_answers(std::span<const std::int64_t> counts, std::int64_t total, std::int64_t smallest) {
    if (is_small(total, smallest)) return std::vector<bool>(counts.size(), true);
    std::vector<bool> hidden(counts.size(), false);
    bool any = false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        hidden[i] = is_small(counts[i], smallest) || is_small(total - counts[i], smallest);
        any = any || hidden[i];
    }
    if (any) hide_further(counts, smallest, hidden);
    return hidden;
}

}  // namespace klachtenzuil
