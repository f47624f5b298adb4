// Divides the rows of the report over pages, with a head and a foot on each but the cover.

#include "platform/pdf/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "platform/pdf/report_rows.hpp"

namespace klachtenzuil {

namespace {

class PageStacker {
  public:
    PageStacker(const Report& report, const Typesetter& setter)
        : m_report(report), m_setter(setter), m_look(setter.look()), m_limit(page_limit(setter.look())) {}

    void stack(std::vector<FlowRow> rows);
    ReportSheets finish();

  private:
    Style quiet() const { return {m_look.body, Face::regular, Ink::quiet}; }
    float foot_height() const { return lead(m_look.body) + mm(2); }
    void open_page();
    void open_page_for(const FlowRow& first);
    void add(Row row);
    void add(FlowRow row);
    /// How high the rows from `begin` are that stay together, and where they end.
    float height_of_group(const std::vector<FlowRow>& rows, std::size_t begin, std::size_t& end) const;
    void head(Sheet& sheet);
    void foot(Sheet& sheet, std::size_t page, std::size_t pages) const;

    const Report& m_report;
    const Typesetter& m_setter;
    const Look& m_look;
    const float m_limit;
    float m_y = 0;
    bool m_fresh = false;  ///< nothing but the head stands on the page
    std::vector<Sheet> m_sheets;
    std::vector<Bookmark> m_bookmarks;

    /// A line of the contents that waits for its number.
    struct Waiting {
        std::size_t entry;
        std::size_t sheet;
        float y;
    };
    std::vector<Waiting> m_waiting;
};

void PageStacker::open_page() {
    if (!m_sheets.empty() && m_fresh) return;
    m_sheets.push_back({m_look.width, m_look.height, {}, {}});
    m_y = m_look.top;
    if (m_sheets.size() > 1) head(m_sheets.back());
    m_fresh = true;
}

void PageStacker::head(Sheet& sheet) {
    const float half = m_look.content() / 2 - mm(2);
    const auto put = [&](std::string_view text, float x, Align align) {
        auto lines = m_setter.lines(text, quiet(), x, half, align);
        if (lines.empty()) return;
        lines.front().y += m_look.top;
        sheet.runs.push_back(std::move(lines.front()));
    };
    if (!m_report.letterhead.empty()) put(m_report.letterhead.front(), m_look.left, Align::left);
    put(fmt::format("{}, {}", m_report.title, m_report.period), m_look.left + m_look.content() - half, Align::right);
    m_y = page_top(m_look);
}

void PageStacker::foot(Sheet& sheet, std::size_t page, std::size_t pages) const {
    const float y = m_look.height - m_look.bottom - foot_height();
    sheet.boxes.push_back({m_look.left, y, m_look.content(), 0.5F, Ink::line});
    const auto put = [&](std::string_view text, Align align) {
        for (Run& run : m_setter.lines(text, quiet(), m_look.left, m_look.content(), align)) {
            run.y += y + mm(2);
            sheet.runs.push_back(std::move(run));
        }
    };
    put(m_report.foot, Align::left);
    put(fmt::format(fmt::runtime(m_report.page_of), fmt::arg("page", page), fmt::arg("pages", pages)), Align::right);
}

void PageStacker::add(Row row) {
    if (!m_fresh) m_y += row.gap;
    Sheet& sheet = m_sheets.back();
    for (Run& run : row.runs) {
        run.y += m_y;
        sheet.runs.push_back(std::move(run));
    }
    for (FilledBox& box : row.boxes) {
        box.y += m_y;
        sheet.boxes.push_back(box);
    }
    m_y += row.height;
    m_fresh = false;
}

void PageStacker::add(FlowRow row) {
    const float y = m_y + (m_fresh ? 0 : row.row.gap);
    if (row.begins) m_bookmarks.push_back({std::move(*row.begins), m_sheets.size() - 1, y});
    if (row.page_of) m_waiting.push_back({*row.page_of, m_sheets.size() - 1, y});
    add(std::move(row.row));
}

void PageStacker::open_page_for(const FlowRow& first) {
    open_page();
    if (first.head) std::ranges::for_each(*first.head, [this](const Row& row) { add(row); });
}

float PageStacker::height_of_group(const std::vector<FlowRow>& rows, std::size_t begin, std::size_t& end) const {
    float height = 0;
    end = begin;
    for (bool more = true; more; ++end) {
        height += rows[end].row.gap + rows[end].row.height;
        more = rows[end].row.with_next && end + 1 < rows.size() && !rows[end + 1].row.new_sheet;
    }
    return height;
}

void PageStacker::stack(std::vector<FlowRow> rows) {
    const float room = m_limit - page_top(m_look);
    open_page();
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin;
        const float height = height_of_group(rows, begin, end);
        // What does not fit on a page of its own is divided, but does not begin at the foot of one.
        const float needed = height > room ? room / 2 : height;
        if (rows[begin].row.new_sheet || m_y + needed > m_limit) open_page_for(rows[begin]);
        for (; begin < end; ++begin) {
            if (m_y + rows[begin].row.gap + rows[begin].row.height > m_limit && !m_fresh) open_page_for(rows[begin]);
            add(std::move(rows[begin]));
        }
    }
}

ReportSheets PageStacker::finish() {
    for (const Waiting& each : m_waiting) {
        const auto number = std::to_string(m_bookmarks[each.entry].sheet + 1);
        for (Run& run : m_setter.lines(number, {m_look.body}, m_look.left, m_look.content(), Align::right)) {
            run.y += each.y;
            m_sheets[each.sheet].runs.push_back(std::move(run));
        }
    }
    for (std::size_t i = 1; i < m_sheets.size(); ++i)
        foot(m_sheets[i], i + 1, m_sheets.size());
    return {std::move(m_sheets), std::move(m_bookmarks)};
}

}  // namespace

ReportSheets lay_out(const Report& report, const FontFacts& fonts) {
    static constexpr Look look = report_look;
    const Typesetter setter(look, fonts);
    PageStacker stacker(report, setter);
    stacker.stack(rows_of(report, setter, Words(report.language)));
    return stacker.finish();
}

}  // namespace klachtenzuil
