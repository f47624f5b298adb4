#pragma once
// One embedded font, and what the PDF library leaves to be done so that its text can be drawn, copied and searched.

#include <bitset>
#include <string>

// The library's own header has C-style casts and unnamed parts that our warnings would stop at.
#include <hpdf.h>

#include "platform/pdf/text.hpp"

namespace klachtenzuil {

class Font {
  public:
    Font() = default;
    /// Loads the font file into the document. False when it cannot be read or is no font; see the document's error.
    bool load(HPDF_Doc document, const std::string& file);

    HPDF_Font handle() const { return m_font; }
    int width(char16_t unit) const;
    bool holds(char16_t unit) const;
    /// Remembers that the characters are drawn.
    void use(const Characters& text);

    /// Just before saving: embeds the parts of used glyphs that are glyphs themselves, says which character each code
    /// stands for, and lists glyphs and widths of the characters in use.
    bool complete();

  private:
    void embed_parts() const;
    bool write_meanings() const;
    bool write_glyphs() const;
    bool write_widths() const;

    HPDF_Doc m_document = nullptr;
    HPDF_Font m_font = nullptr;
    std::bitset<0x10000> m_used;
};

}  // namespace klachtenzuil
