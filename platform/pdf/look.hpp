#pragma once
// The measures of the two papers, in points. Nothing is smaller than 11 points.

#include "platform/pdf/layout.hpp"

namespace klachtenzuil {

struct Look {
    float width;        ///< of the sheet
    float height;       ///< of the sheet; on a roll the most it can be
    bool fixed_height;  ///< a sheet of paper; else a roll, cut where the text ends
    float left;         ///< margin
    float right;        ///< margin
    float top;          ///< margin
    float bottom;       ///< margin
    float body;         ///< text sizes
    float heading;
    float title;
    float name;  ///< the organisation's
    float reference;
    float label_column;  ///< width of the column of labels; 0: labels stand above their values
    float qr_side;
    bool greys;  ///< quiet and coloured ink; a thermal printer only has black

    float content() const { return width - left - right; }
};

/// Line height of a text size: the fonts' own ascent and descent with a little air.
constexpr float lead(float size) {
    return size * 1.41F;
}
/// From the top of a line to its baseline.
inline float baseline(float size) {
    return size * 1.09F;
}

inline constexpr float mm(float value) {
    return value * points_per_mm;
}

constexpr Look a4_look{
    .width = mm(210),
    .height = mm(297),
    .fixed_height = true,
    .left = mm(25),
    .right = mm(25),
    .top = mm(18),
    .bottom = mm(15),
    .body = 11,
    .heading = 13,
    .title = 22,
    .name = 17,
    .reference = 26,
    .label_column = mm(46),
    .qr_side = mm(24),
    .greys = true,
};

/// 72 of the 80 mm can be printed on. A longer strip than two metres is cut into sheets.
constexpr Look roll_look{
    .width = mm(80),
    .height = mm(2000),
    .fixed_height = false,
    .left = mm(4),
    .right = mm(4),
    .top = mm(4),
    .bottom = mm(8),
    .body = 11,
    .heading = 13,
    .title = 17,
    .name = 15,
    .reference = 22,
    .label_column = 0,
    .qr_side = mm(30),
    .greys = false,
};

constexpr const Look& look_of(Paper paper) {
    return paper == Paper::a4 ? a4_look : roll_look;
}

}  // namespace klachtenzuil
