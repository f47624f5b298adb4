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
        const ReportSheets made = lay_out(report, (*document)->font_facts());
        for (const Sheet& sheet : made.sheets)
            (*document)->draw(sheet);
        for (const Bookmark& each : made.bookmarks)
            (*document)->bookmark(each.entry.title, each.sheet, each.y, each.entry.level == Entry::Level::subject);
        return (*document)->finish(fmt::format("{}, {}", report.title, report.period), code_of(report.language));
    } catch (const std::bad_alloc&) {
        return failed(Reason::paper_not_made, "no memory");
    }
}

}  // namespace klachtenzuil
