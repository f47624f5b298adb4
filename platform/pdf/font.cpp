#include "platform/pdf/font.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <span>
#include <vector>

namespace klachtenzuil {

namespace {

HPDF_FontAttr attributes(HPDF_Font font) {
    return static_cast<HPDF_FontAttr>(font->attr);
}

HPDF_FontDef definition(HPDF_Font font) {
    return attributes(font)->fontdef;
}

std::uint16_t big_endian(std::span<const HPDF_BYTE> bytes, std::size_t at) {
    return at + 1 < bytes.size() ? static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]) : std::uint16_t{0};
}

std::vector<HPDF_BYTE> outline_of(HPDF_TTFontDefAttr font, std::uint16_t glyph) {
    const HPDF_UINT unit = font->header.index_to_loc_format == 0 ? 2 : 1;
    const HPDF_UINT begin = font->glyph_tbl.offsets[glyph] * unit;
    const HPDF_UINT end = font->glyph_tbl.offsets[glyph + 1] * unit;
    if (end <= begin) return {};
    std::vector<HPDF_BYTE> bytes(end - begin);
    HPDF_UINT size = end - begin;
    const auto place = static_cast<HPDF_INT>(font->glyph_tbl.base_offset + begin);
    if (HPDF_Stream_Seek(font->stream, place, HPDF_SEEK_SET) != HPDF_OK ||
        HPDF_Stream_Read(font->stream, bytes.data(), &size) != HPDF_OK) {
        return {};
    }
    return bytes;
}

/// The glyphs that a composite glyph is put together from. Source: OpenType, table 'glyf'.
std::vector<std::uint16_t> parts_of(std::span<const HPDF_BYTE> outline) {
    constexpr unsigned words = 0x0001, scale = 0x0008, more = 0x0020, two_scales = 0x0040, matrix = 0x0080;
    constexpr unsigned composite = 0x8000;  // a negative number of contours
    std::vector<std::uint16_t> parts;
    if ((big_endian(outline, 0) & composite) == 0) return parts;
    for (std::size_t at = 10; at + 4 <= outline.size();) {
        const unsigned flags = big_endian(outline, at);
        parts.push_back(big_endian(outline, at + 2));
        at += (flags & words) != 0 ? 8U : 6U;
        if ((flags & scale) != 0) at += 2;
        if ((flags & two_scales) != 0) at += 4;
        if ((flags & matrix) != 0) at += 8;
        if ((flags & more) == 0) break;
    }
    return parts;
}

/// The library looks up glyph and width of all 65,536 characters, one by one through a list, which takes longer than
/// the rest of a letter. It gets an empty list to look in; complete() writes what is used.
HPDF_Font use_with_empty_table(HPDF_Doc document, HPDF_FontDef font, const char* name) {
    auto* const attr = static_cast<HPDF_TTFontDefAttr>(font->attr);
    const HPDF_TTF_CmapRange full = attr->cmap;
    HPDF_UINT16 last = 0xFFFF, no_offset = 0;
    HPDF_INT16 to_glyph_0 = 1;
    attr->cmap = {};
    attr->cmap.format = 4;
    attr->cmap.seg_count_x2 = 2;
    attr->cmap.end_count = attr->cmap.start_count = &last;
    attr->cmap.id_delta = &to_glyph_0;
    attr->cmap.id_range_offset = &no_offset;
    HPDF_Font result = HPDF_GetFont(document, name, "UTF-8");
    attr->cmap = full;
    return result;
}

}  // namespace

bool Font::load(HPDF_Doc document, const std::string& file) {
    m_document = document;
    const char* name = HPDF_LoadTTFontFromFile(document, file.c_str(), HPDF_TRUE);
    HPDF_FontDef loaded = name ? HPDF_Doc_FindFontDef(document, name) : nullptr;
    if (!loaded) return false;
    m_font = use_with_empty_table(document, loaded, name);
    if (!m_font) return false;
    // The bold face is bold by its outlines; forced on top of that, some readers draw it twice.
    loaded->flags &= ~static_cast<HPDF_UINT>(HPDF_FONT_FOURCE_BOLD);
    return true;
}

int Font::width(char16_t unit) const {
    HPDF_FontDef font = definition(m_font);
    return HPDF_TTFontDef_GetGidWidth(font, HPDF_TTFontDef_GetGlyphid(font, unit));
}

bool Font::holds(char16_t unit) const {
    return unit != 0xFFFF && HPDF_TTFontDef_GetGlyphid(definition(m_font), unit) != 0;
}

void Font::use(const Characters& text) {
    for (const char16_t unit : text) {
        if (m_used.test(unit)) continue;
        m_used.set(unit);
        HPDF_TTFontDef_GetCharWidth(definition(m_font), unit);  // marks the glyph to be embedded
    }
}

bool Font::complete() {
    embed_parts();
    return write_meanings() && write_glyphs() && write_widths();
}

/// The library follows a composite glyph one level down only; ⅔ and Ḽ go deeper.
void Font::embed_parts() const {
    auto* const font = static_cast<HPDF_TTFontDefAttr>(definition(m_font)->attr);
    std::vector<std::uint16_t> to_look_at;
    for (unsigned glyph = 0; glyph < font->num_glyphs; ++glyph) {
        if (font->glyph_tbl.flgs[glyph] != 0) to_look_at.push_back(static_cast<std::uint16_t>(glyph));
    }
    while (!to_look_at.empty()) {
        const auto outline = outline_of(font, to_look_at.back());
        to_look_at.pop_back();
        for (const std::uint16_t part : parts_of(outline)) {
            if (part >= font->num_glyphs || font->glyph_tbl.flgs[part] != 0) continue;
            font->glyph_tbl.flgs[part] = 1;
            to_look_at.push_back(part);
        }
    }
}

/// The table from codes to characters that copying and searching need. The library writes one in operators that do not
/// belong there, which some readers ignore. Source: PDF, "ToUnicode CMaps".
bool Font::write_meanings() const {
    constexpr std::size_t most_in_a_block = 100;
    std::vector<std::string> blocks;
    std::size_t in_block = most_in_a_block;
    for (std::size_t unit = 0; unit < m_used.size(); ++unit) {
        if (!m_used.test(unit)) continue;
        if (in_block == most_in_a_block) {
            blocks.emplace_back();
            in_block = 0;
        }
        blocks.back() += fmt::format("<{0:04X}> <{0:04X}>\n", unit);
        ++in_block;
    }
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::size_t count = i + 1 < blocks.size() ? most_in_a_block : in_block;
        map += fmt::format("{} beginbfchar\n{}endbfchar\n", count, blocks[i]);
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

    HPDF_Stream stream = attributes(m_font)->cmap_stream->stream;
    HPDF_MemStream_FreeData(stream);
    return HPDF_Stream_WriteStr(stream, map.c_str()) == HPDF_OK;
}

/// The glyph of each code, up to the last one used.
bool Font::write_glyphs() const {
    std::vector<HPDF_BYTE> glyphs;
    for (std::size_t unit = 0; unit < m_used.size(); ++unit) {
        if (!m_used.test(unit)) continue;
        const unsigned glyph = HPDF_TTFontDef_GetGlyphid(definition(m_font), static_cast<HPDF_UINT16>(unit));
        glyphs.resize(unit * 2, 0);
        glyphs.push_back(static_cast<HPDF_BYTE>(glyph >> 8));
        glyphs.push_back(static_cast<HPDF_BYTE>(glyph & 0xFF));
    }
    HPDF_Stream stream = attributes(m_font)->map_stream->stream;
    HPDF_MemStream_FreeData(stream);
    return glyphs.empty() || HPDF_Stream_Write(stream, glyphs.data(), static_cast<HPDF_UINT>(glyphs.size())) == HPDF_OK;
}

bool Font::write_widths() const {
    HPDF_Dict glyphs = attributes(m_font)->descendant_font;
    HPDF_Array widths = HPDF_Array_New(m_document->mmgr);
    if (!widths || HPDF_Dict_Add(glyphs, "W", widths) != HPDF_OK) return false;
    HPDF_Array run = nullptr;
    HPDF_STATUS status = HPDF_OK;
    for (std::size_t unit = 0; unit < m_used.size(); ++unit) {
        if (!m_used.test(unit)) {
            run = nullptr;
            continue;
        }
        if (!run) {
            run = HPDF_Array_New(m_document->mmgr);
            status |= HPDF_Array_AddNumber(widths, static_cast<HPDF_INT32>(unit));
            status |= HPDF_Array_Add(widths, run);
        }
        status |= HPDF_Array_AddNumber(run, width(static_cast<char16_t>(unit)));
    }
    // Codes are characters here, in no writing system's own collection.
    auto* const system = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(glyphs, "CIDSystemInfo", HPDF_OCLASS_DICT));
    if (!system) return false;
    status |= HPDF_Dict_Add(system, "Ordering", HPDF_String_New(m_document->mmgr, "Identity", nullptr));
    return status == HPDF_OK;
}

}  // namespace klachtenzuil
