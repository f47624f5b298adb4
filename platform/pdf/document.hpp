#pragma once
// One PDF being drawn. The only file pair that knows the PDF library; its memory is wiped as it is given back.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "platform/pdf/layout.hpp"
#include "platform/pdf/pdf.hpp"

namespace klachtenzuil {

class Document {
  public:
    /// Reads both fonts. Fails with paper_not_made and the path of a font that is missing or unreadable.
    static Result<std::unique_ptr<Document>> open(const PdfFonts& fonts);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    FontFacts font_facts() const;
    void draw(const Sheet& sheet);
    /// A line in the reader's list of contents, that leads to a place of a sheet drawn before; `below` the last one
    /// that is not below another. It stays in the library's memory: no personal datum.
    void bookmark(std::string_view title, std::size_t sheet, float y, bool below);
    /// The whole PDF; nothing can be drawn after this.
    Result<std::vector<std::byte>> finish(std::string_view title, std::string_view language);

  private:
    struct Parts;
    explicit Document(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace klachtenzuil
