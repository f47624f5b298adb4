#include "platform/window/physical_size.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace klachtenzuil {

namespace {

/// Aspect ratios as projectors, switches and adapters write them into the millimetres.
constexpr std::array aspect_codes{std::pair{16, 9},    std::pair{16, 10},    std::pair{160, 90},
                                  std::pair{160, 100}, std::pair{1600, 900}, std::pair{1600, 1000}};

/// From a wall of three metres in full HD up to a telephone.
constexpr double fewest_px_per_mm = 0.6;
constexpr double most_px_per_mm = 20;

}  // namespace

std::optional<double> plausible_width_mm(const MonitorSize& says) {
    if (says.width_mm <= 0 || says.height_mm <= 0 || says.width_px <= 0 || says.height_px <= 0) return std::nullopt;
    const auto stands = std::minmax(says.width_mm, says.height_mm);
    const bool is_code = std::any_of(aspect_codes.begin(), aspect_codes.end(), [&](const auto& code) {
        return code.second == stands.first && code.first == stands.second;
    });
    if (is_code) return std::nullopt;
    const double across = static_cast<double>(says.width_px) / says.width_mm;
    const double down = static_cast<double>(says.height_px) / says.height_mm;
    if (across < fewest_px_per_mm || across > most_px_per_mm) return std::nullopt;
    if (std::abs(across / down - 1) > 0.15) return std::nullopt;
    return says.width_mm;
}

}  // namespace klachtenzuil
