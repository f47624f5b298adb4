#pragma once
// The letters and icons at the pixel sizes that the panel needs now, drawn into one texture.

#include <imgui.h>

#include <array>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "core/words/words.hpp"

namespace klachtenzuil {

enum class Type { body, bold, heading, big, icons };
inline constexpr std::size_t type_count = 5;

class Fonts {
  public:
    explicit Fonts(ImFontAtlas& atlas);

    /// Draws the glyphs anew when the height of capitals (in pixels) changed or characters were wanted. `words` says
    /// which characters will be needed at once.
    void prepare(float cap_px, const Words& words);
    /// Changes whenever the glyphs were drawn anew.
    unsigned version() const { return m_version; }

    ImFont* face(Type type) const { return m_faces[static_cast<std::size_t>(type)]; }
    /// The glyph to show: U+FFFD where the font has none. A character the font may hold but the texture lacks is
    /// remembered, and stands in the texture after the next prepare().
    const ImFontGlyph& glyph(Type type, char32_t character);
    /// Whether the next prepare() will draw the glyphs anew.
    bool wants_more() const { return !m_wanted.empty(); }
    /// Forgets which characters were typed; they stay in the texture until it is drawn anew.
    void forget();

  private:
    void draw(float cap_px, const Words& words);
    void add_face(Type type, std::vector<char>& file, float size_px, const std::vector<ImWchar>& ranges);

    ImFontAtlas& m_atlas;
    std::array<ImFont*, type_count> m_faces{};
    std::vector<char> m_regular, m_bold, m_icons;
    std::vector<ImWchar> m_text_ranges, m_big_ranges, m_icon_ranges;
    std::set<char32_t> m_extra;   ///< were wanted once, and are drawn or known to be missing
    std::set<char32_t> m_wanted;  ///< since the last prepare()
    float m_cap_px = 0;
    unsigned m_version = 0;
};

}  // namespace klachtenzuil
