#include "platform/pdf/report_pdf.hpp"

#include <fmt/format.h>

#include <new>

#include "platform/pdf/document.hpp"
#include "platform/pdf/report_pages.hpp"

namespace klachtenzuil {

Result<std::vector<std::byte>> make_pdf(const Report& report, const PdfFonts& fonts) {
    try {
        auto document = Document::open(fonts);
        if (!document) return failed(document.error());
        for (const Sheet& sheet : lay_out(report, (*document)->font_facts()))
            (*document)->draw(sheet);
        return (*document)->finish(fmt::format("{}, {}", report.title, report.period), code_of(report.language));
    } catch (const std::bad_alloc&) {
        return failed(Reason::paper_not_made, "no memory");
    }
}

}  // namespace klachtenzuil
