#include "kiosk/widgets/pen.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "kiosk/widgets/icons.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

ImU32 ink(unsigned rgb, unsigned alpha = 255) {
    return IM_COL32((rgb >> 16U) & 0xFFU, (rgb >> 8U) & 0xFFU, rgb & 0xFFU, alpha);
}

ImVec2 low(const Box& box) {
    return {box.x, box.y};
}

ImVec2 high(const Box& box) {
    return {box.right(), box.bottom()};
}

}  // namespace

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t mixed = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 32U;
    return mixed * 0xD6E8FEB86659FD93ULL;
}

std::uint64_t mix(std::uint64_t seed, std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return mix(hash, text.size());
}

void Pen::start(ImDrawList* list, const Panel& panel, const Settings& settings) {
    m_list = list;
    m_palette = &palette(settings.contrast);
    m_px_per_mm = panel.px_per_mm;
    m_pad_scale = pad_scale(settings.text_size);
    ++m_frame;
    if (m_fonts_version != m_fonts.version()) m_wrapped.clear();
    m_fonts_version = m_fonts.version();
}

float Pen::px(float mm) const {
    // A hair less before rounding up, so that a whole number of pixels stays itself.
    return std::ceil(mm * m_px_per_mm - 0.001F);
}

float Pen::pad(float mm) const {
    return px(mm * m_pad_scale);
}

float Pen::thin(float mm) const {
    return std::max(1.0F, std::round(mm * m_px_per_mm));
}

float Pen::line_height(Type type, float scale) const {
    return std::ceil(m_fonts.face(type)->FontSize * scale);
}

float Pen::width(Type type, std::string_view text, float scale) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += m_fonts.glyph(type, utf8::take(text, at)).AdvanceX;
    return width * scale;
}

float Pen::widest_word(Type type, std::string_view text) {
    float widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        widest = std::max(widest, std::ceil(width(type, text.substr(0, end))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

const Lines& Pen::wrap(Type type, std::string_view text, float width, float scale) {
    std::uint64_t key = mix(static_cast<std::uint64_t>(type) + 1, text);
    key = mix(key, (std::uint64_t{std::bit_cast<std::uint32_t>(width)} << 32U) | std::bit_cast<std::uint32_t>(scale));
    const auto [place, is_new] = m_wrapped.try_emplace(key);
    place->second.used = m_frame;
    if (is_new) {
        place->second.lines = klachtenzuil::wrap(text, width, [this, type, scale](char32_t character) {
            return m_fonts.glyph(type, character).AdvanceX * scale;
        });
    }
    return place->second.lines;
}

float Pen::widest(const Lines& lines) const {
    float widest = 0;
    for (const Line& line : lines)
        widest = std::max(widest, line.width);
    return widest;
}

void Pen::line(Type type, float x, float y, unsigned rgb, std::string_view text, float scale) {
    const ImU32 colour = ink(rgb);
    x = std::round(x);
    y = std::round(y);
    for (std::size_t at = 0; at < text.size();) {
        const ImFontGlyph& glyph = m_fonts.glyph(type, utf8::take(text, at));
        if (glyph.Visible != 0) {
            m_list->PrimReserve(6, 4);
            m_list->PrimRectUV({x + glyph.X0 * scale, y + glyph.Y0 * scale},
                               {x + glyph.X1 * scale, y + glyph.Y1 * scale}, {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1},
                               colour);
        }
        x += glyph.AdvanceX * scale;
    }
}

void Pen::lines(Type type, float x, float y, unsigned rgb, std::string_view text, const Lines& lines, float scale) {
    const float height = line_height(type, scale);
    m_took_apart = m_took_apart || breaks_word(text, lines);
    for (const Line& each : lines) {
        if (in_clip({x, y, each.width, height}))
            line(type, x, y, rgb, text.substr(each.begin, each.end - each.begin), scale);
        y += height;
    }
}

bool Pen::took_apart() {
    return std::exchange(m_took_apart, false);
}

void Pen::icon(Icon icon, float centre_x, float centre_y, unsigned rgb, float scale) {
    if (icon == Icon::none) return;
    const ImFontGlyph& glyph = m_fonts.glyph(Type::icons, icon_character(icon));
    const float width = (glyph.X1 - glyph.X0) * scale;
    const float height = (glyph.Y1 - glyph.Y0) * scale;
    const float x = std::round(centre_x - width / 2);
    const float y = std::round(centre_y - height / 2);
    m_list->PrimReserve(6, 4);
    m_list->PrimRectUV({x, y}, {x + width, y + height}, {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1}, ink(rgb));
}

float Pen::icon_size(float scale) const {
    return std::ceil(m_fonts.face(Type::icons)->FontSize * scale);
}

void Pen::fill(const Box& box, unsigned rgb, float radius) {
    m_list->AddRectFilled(low(box), high(box), ink(rgb), radius);
}

void Pen::frame(const Box& box, unsigned rgb, float thickness, float radius) {
    // ImGui strokes along the middle of the line; a control's border lies inside its box.
    const float half = thickness / 2;
    m_list->AddRect({box.x + half, box.y + half}, {box.right() - half, box.bottom() - half}, ink(rgb),
                    std::max(0.0F, radius - half), 0, thickness);
}

void Pen::ring(const Box& box) {
    const float away = thin(mm::ring_away);
    const float thickness = std::max(2.0F, thin(mm::ring));
    const float out = away + thickness;
    frame({box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out}, m_palette->focus, thickness,
          px(mm::corner) + out);
}

void Pen::dot(float centre_x, float centre_y, float radius, unsigned rgb) {
    m_list->AddCircleFilled({centre_x, centre_y}, radius, ink(rgb));
}

void Pen::circle(float centre_x, float centre_y, float radius, unsigned rgb, float thickness) {
    m_list->AddCircle({centre_x, centre_y}, radius - thickness / 2, ink(rgb), 0, thickness);
}

void Pen::stroke(const ImVec2& from, const ImVec2& to, unsigned rgb, float thickness) {
    m_list->AddLine(from, to, ink(rgb), thickness);
}

void Pen::triangle(const ImVec2& a, const ImVec2& b, const ImVec2& c, unsigned rgb) {
    m_list->AddTriangleFilled(a, b, c, ink(rgb));
}

void Pen::veil(const Box& box, unsigned rgb, unsigned alpha) {
    m_list->AddRectFilled(low(box), high(box), ink(rgb, alpha));
}

void Pen::clip(const Box& box) {
    m_list->PushClipRect(low(box), high(box), true);
}

void Pen::unclip() {
    m_list->PopClipRect();
}

bool Pen::in_clip(const Box& box) const {
    const ImVec2 from = m_list->GetClipRectMin();
    const ImVec2 to = m_list->GetClipRectMax();
    return box.bottom() >= from.y && box.y <= to.y && box.right() >= from.x && box.x <= to.x;
}

void Pen::forget() {
    m_wrapped.clear();
}

void Pen::end_frame() {
    // A text that was not drawn for a while will hardly come back; the cache stays as small as a few screens.
    constexpr std::size_t most = 1024;
    if (m_wrapped.size() < most) return;
    std::erase_if(m_wrapped, [this](const auto& entry) { return entry.second.used != m_frame; });
}

}  // namespace klachtenzuil
