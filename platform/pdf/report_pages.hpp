#pragma once
// The report as rows, and the rows divided over pages. Knows sizes and widths, but no PDF.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "platform/pdf/layout.hpp"
#include "platform/pdf/look.hpp"
#include "platform/pdf/rows.hpp"

namespace klachtenzuil {

/// Like letters, with narrower margins: tables need the room.
constexpr Look report_look = [] {
    Look look = a4_look;
    look.left = look.right = mm(20);
    look.heading = 16;
    look.title = 32;
    return look;
}();
inline constexpr float report_subject_size = 13;  ///< what a chart or table is called

/// Something that the list of contents names.
struct Entry {
    enum class Level { section, subject };
    std::string title;
    Level level = Level::section;
};

/// A row, and what is repeated above it where a new page begins with it.
struct FlowRow {
    Row row;
    std::shared_ptr<const std::vector<Row>> head{};  ///< of its table
    std::optional<Entry> begins{};                   ///< what begins with this row
    std::optional<std::size_t> page_of{};            ///< the row ends with the page on which that entry begins
};

/// Above it stands the head of the page, below it the foot.
constexpr float page_top(const Look& look) {
    return look.top + lead(look.body) + mm(7);
}
constexpr float page_limit(const Look& look) {
    return look.height - look.bottom - lead(look.body) - mm(6);
}

/// Its rows can stand on more pages only when they do not fit on one.
std::vector<FlowRow> rows_of_chart(const Chart& chart, const Typesetter& setter, const Words& words);
/// Numbers in columns; what is too wide goes on below, and what holds texts is a list instead.
std::vector<FlowRow> rows_of_table(const FigureTable& table, const Typesetter& setter, const Words& words);

/// Where an entry stands.
struct Bookmark {
    Entry entry;
    std::size_t sheet = 0;  ///< from 0
    float y = 0;
};
struct ReportSheets {
    std::vector<Sheet> sheets;
    std::vector<Bookmark> bookmarks;  ///< in their order
};
ReportSheets lay_out(const Report& report, const FontFacts& fonts);

}  // namespace klachtenzuil
