#pragma once
// The blocks of a letter as rows, from top to bottom, not yet divided over sheets.

#include <string_view>
#include <vector>

#include "core/letter/letter.hpp"
#include "platform/pdf/layout.hpp"
#include "platform/pdf/look.hpp"

namespace klachtenzuil {

/// A strip over the whole width that is never divided. Places count from its own top.
struct Row {
    float gap = 0;  ///< empty room above; falls away at the top of a sheet
    float height = 0;
    bool with_next = false;  ///< stays on one sheet with the row below
    bool new_sheet = false;
    std::vector<Run> runs;
    std::vector<FilledBox> boxes;
};

enum class Align { left, centre, right };

/// How a text stands on its lines.
struct Style {
    float size = 11;
    Face face = Face::regular;
    Ink ink = Ink::text;
};

/// Sets texts for one paper with one pair of fonts.
class Typesetter {
  public:
    Typesetter(const Look& look, const FontFacts& fonts) : m_look(look), m_fonts(fonts) {}

    const Look& look() const { return m_look; }

    /// The lines of a text, each a run at baseline(size) below the top of its line and from x on; an empty line has no
    /// characters.
    std::vector<Run> lines(std::string_view utf8, Style style, float x, float width, Align align = Align::left) const;

    float width_of(std::string_view utf8, Style style) const;

    /// The smallest width, up to `width`, in which the text takes no more lines: lines of about one length.
    float balanced_width(std::string_view utf8, Style style, float width) const;

    /// The same text on one line; at most `size`, smaller when it would not fit.
    float fitting_size(std::string_view utf8, Style style, float width) const;

  private:
    float advance(char16_t unit, Style style) const {
        return static_cast<float>(m_fonts.width(style.face, unit)) * style.size / 1000;
    }

    const Look& m_look;
    const FontFacts& m_fonts;
};

std::vector<Row> rows_of(const Letter& letter, const Typesetter& setter);

/// One row for each line, kept together so that no line stands alone at the top or the foot of a sheet.
std::vector<Row> rows_of_lines(std::vector<Run> lines, float gap);

/// A frame of `thickness` inside the given rectangle.
void add_frame(std::vector<FilledBox>& boxes, const FilledBox& around, float thickness);

}  // namespace klachtenzuil
