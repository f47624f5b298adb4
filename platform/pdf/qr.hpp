#pragma once
// A QR code as filled rectangles.

#include <string_view>
#include <vector>

#include "platform/pdf/layout.hpp"

namespace klachtenzuil {

/// The quiet zone that a reader needs around the code, in squares of the code.
inline constexpr int qr_quiet_squares = 4;

struct QrCode {
    float square = 0;  ///< side of one square
    std::vector<FilledBox> boxes;
};

/// The code alone, `side` wide, its upper left corner at the origin; no boxes when the text cannot be encoded.
/// Neighbouring squares of a line are one rectangle, so that no seams show between them.
QrCode qr_code(std::string_view text, float side);

}  // namespace klachtenzuil
