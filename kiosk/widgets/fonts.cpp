#include "kiosk/widgets/fonts.hpp"

#include <imgui_freetype.h>

#include <cmath>
#include <fstream>

#include "core/words/list.hpp"
#include "kiosk/widgets/icons.hpp"
#include "kiosk/widgets/theme.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

constexpr const char* regular_file = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
constexpr const char* bold_file = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
constexpr const char* icon_file = "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf";

/// Icons are drawn this much higher than a capital.
constexpr float icon_per_cap = 1.5F;

std::vector<char> read(const char* path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return {};
    std::vector<char> content(static_cast<std::size_t>(file.tellg()));
    file.seekg(0);
    if (!file.read(content.data(), static_cast<std::streamsize>(content.size()))) return {};
    return content;
}

/// Drawn at the start, with what the catalogue needs. Every other letter joins them when it is first wanted: whoever
/// starts should not wait for alphabets that nobody types today.
constexpr ImWchar usual[] = {
    0x20,   0x7E,   0xA0,   0xFF,    // ASCII, Latin-1
    0x2010, 0x2027, 0x2039, 0x203A,  // dashes, quotes, bullet, ellipsis
    0x20AC, 0x20AC, 0xFFFD, 0xFFFD, 0,
};

constexpr ImWchar few[] = {0x20, 0x5F, 0x2010, 0x2014, 0xFFFD, 0xFFFD, 0};

std::vector<ImWchar> ranges_of(ImFontGlyphRangesBuilder& builder) {
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return {ranges.begin(), ranges.end()};
}

void add_text(ImFontGlyphRangesBuilder& builder, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = utf8::take(text, at);
        if (character < 0xFFFF) builder.AddChar(static_cast<ImWchar>(character));
    }
}

}  // namespace

Fonts::Fonts(ImFontAtlas& atlas) : m_atlas(atlas) {
    m_atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    m_atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    // Straightens horizontal strokes on the pixel grid and leaves the widths alone.
    m_atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    m_regular = read(regular_file);
    m_bold = read(bold_file);
    m_icons = read(icon_file);
}

void Fonts::prepare(float cap_px, const Words& words) {
    if (cap_px == m_cap_px && m_wanted.empty()) return;
    m_extra.merge(m_wanted);
    m_wanted.clear();
    m_cap_px = cap_px;
    draw(cap_px, words);
    ++m_version;
}

void Fonts::draw(float cap_px, const Words& words) {
    ImFontGlyphRangesBuilder text;
    text.AddRanges(usual);
    for (int i = 0; i < w::count; ++i)
        add_text(text, words(Word{i}));
    ImFontGlyphRangesBuilder big;
    big.AddRanges(few);
    for (const char32_t character : m_extra) {
        text.AddChar(static_cast<ImWchar>(character));
        big.AddChar(static_cast<ImWchar>(character));
    }
    ImFontGlyphRangesBuilder icons;
    for (const char32_t icon : icon_characters())
        icons.AddChar(static_cast<ImWchar>(icon));
    m_text_ranges = ranges_of(text);
    m_big_ranges = ranges_of(big);
    m_icon_ranges = ranges_of(icons);

    m_atlas.Clear();
    // Hinting may take up to half a pixel off a capital: the size is raised so that it never falls under its measure.
    const float line_px = std::ceil((cap_px + 0.5F) / cap_per_em * line_per_em);
    add_face(Type::body, m_regular, line_px, m_text_ranges);
    add_face(Type::bold, m_bold, line_px, m_text_ranges);
    add_face(Type::heading, m_bold, std::ceil(line_px * heading_scale), m_text_ranges);
    add_face(Type::big, m_bold, std::ceil(line_px * big_scale), m_big_ranges);
    add_face(Type::icons, m_icons, std::ceil(cap_px * icon_per_cap), m_icon_ranges);
    m_atlas.Build();
}

void Fonts::add_face(Type type, std::vector<char>& file, float size_px, const std::vector<ImWchar>& ranges) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    ImFont* font = file.empty() ? m_atlas.AddFontDefault()
                                : m_atlas.AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), size_px,
                                                               &config, ranges.data());
    m_faces[static_cast<std::size_t>(type)] = font;
}

const ImFontGlyph& Fonts::glyph(Type type, char32_t character) {
    ImFont* const font = face(type);
    if (character < 0xFFFF) {
        const auto narrow = static_cast<ImWchar>(character);
        if (const ImFontGlyph* found = font->FindGlyphNoFallback(narrow)) return *found;
        if (character > 0x20 && type != Type::icons && !m_extra.contains(character)) m_wanted.insert(character);
    }
    return *font->FallbackGlyph;
}

void Fonts::forget() {
    m_wanted.clear();
}

}  // namespace klachtenzuil
