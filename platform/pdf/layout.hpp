#pragma once
// Where everything of a letter stands, page by page. Knows sizes and widths, but no PDF.

#include <functional>
#include <vector>

#include "core/config/config.hpp"
#include "core/letter/letter.hpp"
#include "platform/pdf/text.hpp"

namespace klachtenzuil {

enum class Face { regular, bold };
/// The last three fill what is drawn: they are told apart in black and white too.
enum class Ink { text, quiet, accent, line, middle, pale, paper };

/// What the fonts can tell. Widths in thousandths of the size.
struct FontFacts {
    std::function<int(Face, char16_t)> width;
    Drawable drawable;  ///< in both faces
};

/// A piece of one line. Places in points (1/72 inch) from the upper left corner; `y` is the baseline.
struct Run {
    float x = 0;
    float y = 0;
    Face face = Face::regular;
    float size = 0;
    Ink ink = Ink::text;
    Characters text;
};

/// A filled rectangle; rules, frames and the squares of a QR code are made of them. `y` is its upper edge.
struct FilledBox {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    Ink ink = Ink::text;
};

struct Sheet {
    float width = 0;
    float height = 0;
    std::vector<Run> runs;
    std::vector<FilledBox> boxes;
};

inline constexpr float points_per_mm = 72.0F / 25.4F;

/// At least one sheet. On a roll a sheet is as long as what stands on it, up to a limit.
std::vector<Sheet> lay_out(const Letter& letter, Paper paper, const FontFacts& fonts);

}  // namespace klachtenzuil
