#pragma once
// Letters as PDF: A4 or an 80 mm roll, Noto Sans embedded, text that can be searched and copied. No links, no scripts.

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/base/result.hpp"
#include "core/config/config.hpp"
#include "core/letter/letter.hpp"

namespace klachtenzuil {

struct PdfFonts {
    std::filesystem::path regular = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    std::filesystem::path bold = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
};

/// The whole PDF in memory; nothing touches the disk. A character that the font lacks shows as a replacement sign.
/// Fails with paper_not_made.
Result<std::vector<std::byte>> make_pdf(const Letter& letter, Paper paper, const PdfFonts& fonts = {});

}  // namespace klachtenzuil
