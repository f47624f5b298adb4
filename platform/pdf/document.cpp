#include "platform/pdf/document.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <cstdlib>

#include "core/base/wipe.hpp"
#include "platform/pdf/font.hpp"

namespace klachtenzuil {

namespace {

void* take_memory(HPDF_UINT size) {
    return std::malloc(size);
}

void give_back_memory(void* memory) {
    if (memory) wipe_memory(memory, malloc_usable_size(memory));
    std::free(memory);
}

/// The first error counts; the library goes on and reports more that follow from it.
void remember(HPDF_STATUS error, HPDF_STATUS /*detail*/, void* first) {
    auto* const status = static_cast<HPDF_STATUS*>(first);
    if (*status == HPDF_OK) *status = error;
}

struct Colour {
    float red, green, blue;
};

Colour colour_of(Ink ink) {
    switch (ink) {
        case Ink::text: return {0x00 / 255.0F, 0x00 / 255.0F, 0x00 / 255.0F};
        case Ink::quiet: return {0x46 / 255.0F, 0x56 / 255.0F, 0x6A / 255.0F};
        case Ink::accent: return {0x0A / 255.0F, 0x3A / 255.0F, 0x66 / 255.0F};
        case Ink::line: return {0xA9 / 255.0F, 0xB6 / 255.0F, 0xC4 / 255.0F};
        case Ink::middle: return {0x7B / 255.0F, 0x9D / 255.0F, 0xC1 / 255.0F};
        case Ink::pale: return {0xE4 / 255.0F, 0xEE / 255.0F, 0xF8 / 255.0F};
        case Ink::paper: return {0xFF / 255.0F, 0xFF / 255.0F, 0xFF / 255.0F};
    }
    return {};
}

/// The operator that shows a text: its characters as hexadecimal codes, "<00410042> Tj".
WipedVector<char> show_operator(const Characters& text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view end = "> Tj\n";
    WipedVector<char> line;
    line.reserve(text.size() * 4 + end.size() + 2);
    line.push_back('<');
    for (const char16_t unit : text) {
        for (const int shift : {12, 8, 4, 0})
            line.push_back(digits[(static_cast<unsigned>(unit) >> shift) & 0xF]);
    }
    line.insert(line.end(), end.begin(), end.end());
    line.push_back('\0');
    return line;
}

}  // namespace

struct Document::Parts {
    ~Parts() {
        if (document) HPDF_Free(document);
    }
    Font& font(Face face) { return face == Face::bold ? bold : regular; }

    HPDF_STATUS error = HPDF_OK;
    HPDF_Doc document = nullptr;
    Font regular, bold;
    std::vector<HPDF_Page> pages;
    HPDF_Outline last_above = nullptr;
};

Document::Document(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::open(const PdfFonts& fonts) {
    auto parts = std::make_unique<Parts>();
    parts->document = HPDF_NewEx(remember, take_memory, give_back_memory, 0, &parts->error);
    HPDF_Doc document = parts->document;
    if (!document) return failed(Reason::paper_not_made, "no memory");
    // Only fonts are compressed: the compressor keeps its own memory, and a letter's text must not stay there.
    HPDF_SetCompressionMode(document, HPDF_COMP_METADATA);
    HPDF_UseUTFEncodings(document);
    HPDF_SetCurrentEncoder(document, "UTF-8");
    if (!parts->regular.load(document, fonts.regular)) return failed(Reason::paper_not_made, fonts.regular);
    if (!parts->bold.load(document, fonts.bold)) return failed(Reason::paper_not_made, fonts.bold);
    return std::unique_ptr<Document>(new Document(std::move(parts)));
}

FontFacts Document::font_facts() const {
    Parts* const parts = m_parts.get();
    return {[parts](Face face, char16_t unit) { return parts->font(face).width(unit); },
            [parts](char16_t unit) { return parts->regular.holds(unit) && parts->bold.holds(unit); }};
}

void Document::draw(const Sheet& sheet) {
    HPDF_Page page = HPDF_AddPage(m_parts->document);
    if (!page) return;
    m_parts->pages.push_back(page);
    HPDF_Page_SetWidth(page, sheet.width);
    HPDF_Page_SetHeight(page, sheet.height);
    for (const FilledBox& box : sheet.boxes) {
        const Colour colour = colour_of(box.ink);
        HPDF_Page_SetRGBFill(page, colour.red, colour.green, colour.blue);
        HPDF_Page_Rectangle(page, box.x, sheet.height - box.y - box.height, box.width, box.height);
        HPDF_Page_Fill(page);
    }
    HPDF_Stream content = static_cast<HPDF_PageAttr>(page->attr)->stream;
    HPDF_Page_BeginText(page);
    for (const Run& run : sheet.runs) {
        if (run.text.empty()) continue;
        Font& font = m_parts->font(run.face);
        font.use(run.text);
        const Colour colour = colour_of(run.ink);
        HPDF_Page_SetFontAndSize(page, font.handle(), run.size);
        HPDF_Page_SetRGBFill(page, colour.red, colour.green, colour.blue);
        HPDF_Page_SetTextMatrix(page, 1, 0, 0, 1, run.x, sheet.height - run.y);
        // The library's own call would leave a copy of the text in memory that it does not take from us.
        HPDF_Stream_WriteStr(content, show_operator(run.text).data());
    }
    HPDF_Page_EndText(page);
}

void Document::bookmark(std::string_view title, std::size_t sheet, float y, bool below) {
    if (sheet >= m_parts->pages.size()) return;
    HPDF_Page page = m_parts->pages[sheet];
    HPDF_Outline parent = below ? m_parts->last_above : nullptr;
    HPDF_Outline made = HPDF_CreateOutline(m_parts->document, parent, "", nullptr);
    HPDF_Destination place = HPDF_Page_CreateDestination(page);
    if (!made || !place) return;
    if (!below) m_parts->last_above = made;
    // The library's own encoder knows no character of three bytes; PDF itself wants UTF-16.
    std::vector<HPDF_BYTE> utf16{0xFE, 0xFF};
    for (const char16_t unit : characters_of(title, [](char16_t) { return true; })) {
        utf16.push_back(static_cast<HPDF_BYTE>(unit >> 8U));
        utf16.push_back(static_cast<HPDF_BYTE>(unit & 0xFFU));
    }
    HPDF_Dict_Add(made, "Title",
                  HPDF_Binary_New(m_parts->document->mmgr, utf16.data(), static_cast<HPDF_UINT>(utf16.size())));
    HPDF_Destination_SetFitH(place, HPDF_Page_GetHeight(page) - y);
    HPDF_Outline_SetDestination(made, place);
}

Result<std::vector<std::byte>> Document::finish(std::string_view title, std::string_view language) {
    HPDF_Doc document = m_parts->document;
    const std::string title_text(title);
    const std::string language_text(language);
    HPDF_SetInfoAttr(document, HPDF_INFO_TITLE, title_text.c_str());
    document->pdf_version = HPDF_VER_14;  // the first that knows a document's language
    HPDF_Dict_Add(document->catalog, "Lang", HPDF_String_New(document->mmgr, language_text.c_str(), nullptr));

    std::vector<std::byte> pdf;
    if (m_parts->regular.complete() && m_parts->bold.complete() && HPDF_SaveToStream(document) == HPDF_OK) {
        HPDF_UINT32 size = HPDF_GetStreamSize(document);
        pdf.resize(size);
        HPDF_ResetStream(document);
        HPDF_ReadFromStream(document, reinterpret_cast<HPDF_BYTE*>(pdf.data()), &size);
    }
    if (m_parts->error != HPDF_OK || pdf.empty()) {
        wipe(pdf);
        return failed(Reason::paper_not_made, fmt::format("libharu {:#06x}", m_parts->error));
    }
    return pdf;
}

}  // namespace klachtenzuil
