#pragma once
// Monitors say how large they are, and many of them lie.

#include <optional>

namespace klachtenzuil {

/// What a monitor says of itself: the glass in millimetres, the picture in pixels.
struct MonitorSize {
    int width_mm, height_mm;
    int width_px, height_px;
};

/// The glass's width, or nothing when what the monitor says cannot be true: no size at all, an aspect ratio that was
/// put where the size belongs, another shape than the picture, or pixels that no panel has.
std::optional<double> plausible_width_mm(const MonitorSize& says);

}  // namespace klachtenzuil
