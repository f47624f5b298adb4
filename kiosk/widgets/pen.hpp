#pragma once
// Drawing: text, boxes and icons on the panel, in millimetres and in the colours of the contrast that is set.

#include <imgui.h>

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/widgets/fonts.hpp"
#include "kiosk/widgets/probe.hpp"
#include "kiosk/widgets/theme.hpp"
#include "kiosk/widgets/ui.hpp"
#include "kiosk/widgets/wrap.hpp"

namespace klachtenzuil {

using Lines = std::vector<Line>;

class Pen {
  public:
    explicit Pen(Fonts& fonts) : m_fonts(fonts) {}

    void start(ImDrawList* list, const Panel& panel, const Settings& settings);
    const Palette& colour() const { return *m_palette; }

    /// Millimetres as whole pixels, never less than asked for.
    float px(float mm) const;
    /// Room around words, in millimetres beside letters of the normal size: it grows with larger ones.
    float pad(float mm) const;
    /// At least one pixel.
    float thin(float mm) const;

    float line_height(Type type, float scale = 1) const;
    float width(Type type, std::string_view text, float scale = 1);
    /// Of its words, which spaces part, the widest.
    float widest_word(Type type, std::string_view text);
    /// Valid until forget() or the next frame.
    const Lines& wrap(Type type, std::string_view text, float width, float scale = 1);
    float widest(const Lines& lines) const;

    /// One line, its top left corner at (x, y).
    void line(Type type, float x, float y, unsigned rgb, std::string_view text, float scale = 1);
    void lines(Type type, float x, float y, unsigned rgb, std::string_view text, const Lines& lines, float scale = 1);
    /// Whether a word was drawn in two pieces since this was last asked.
    bool took_apart();
    void icon(Icon icon, float centre_x, float centre_y, unsigned rgb, float scale = 1);
    float icon_size(float scale = 1) const;

    void fill(const Box& box, unsigned rgb, float radius = 0);
    void frame(const Box& box, unsigned rgb, float thickness, float radius);
    void ring(const Box& box);
    void dot(float centre_x, float centre_y, float radius, unsigned rgb);
    void circle(float centre_x, float centre_y, float radius, unsigned rgb, float thickness);
    void stroke(const ImVec2& from, const ImVec2& to, unsigned rgb, float thickness);
    void triangle(const ImVec2& a, const ImVec2& b, const ImVec2& c, unsigned rgb);
    /// Lets what is under it shine through a little.
    void veil(const Box& box, unsigned rgb, unsigned alpha = 190);

    void clip(const Box& box);
    void unclip();
    /// Whether any part of the box could be seen inside the clip of now.
    bool in_clip(const Box& box) const;

    /// Which breaks were computed tells lengths of what was typed: let go with the rest.
    void forget();
    void end_frame();

  private:
    struct Wrapped {
        Lines lines;
        unsigned used;
    };

    Fonts& m_fonts;
    ImDrawList* m_list = nullptr;
    const Palette* m_palette = nullptr;
    float m_px_per_mm = 1;
    float m_pad_scale = 1;
    bool m_took_apart = false;
    std::unordered_map<std::uint64_t, Wrapped> m_wrapped;
    unsigned m_frame = 0;
    unsigned m_fonts_version = 0;
};

/// A 64-bit hash that goes on from `seed`.
std::uint64_t mix(std::uint64_t seed, std::string_view text);
std::uint64_t mix(std::uint64_t seed, std::uint64_t value);

}  // namespace klachtenzuil
