#include "platform/pdf/pdf.hpp"

#include <sodium.h>

#include <new>

#include "platform/pdf/document.hpp"
#include "platform/pdf/layout.hpp"

namespace klachtenzuil {

namespace {

/// The PDF library turns text into hexadecimal digits in buffers on the stack, no deeper than this.
constexpr std::size_t stack_used = std::size_t{64} * 1024;

Result<std::vector<std::byte>> draw(const Letter& letter, Paper paper, const PdfFonts& fonts) {
    auto document = Document::open(fonts);
    if (!document) return failed(document.error());
    for (const Sheet& sheet : lay_out(letter, paper, (*document)->font_facts()))
        (*document)->draw(sheet);
    return (*document)->finish(letter.title, letter.language);
}

}  // namespace

Result<std::vector<std::byte>> make_pdf(const Letter& letter, Paper paper, const PdfFonts& fonts) {
    try {
        auto pdf = draw(letter, paper, fonts);
        sodium_stackzero(stack_used);
        return pdf;
    } catch (const std::bad_alloc&) {
        return failed(Reason::paper_not_made, "no memory");
    }
}

}  // namespace klachtenzuil
