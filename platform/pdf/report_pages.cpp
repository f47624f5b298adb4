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
        : m_report(report), m_setter(setter), m_look(setter.look()) {
        m_limit = m_look.height - m_look.bottom - foot_height() - mm(4);
    }

    void stack(std::vector<FlowRow> rows);
    std::vector<Sheet> finish();

  private:
    Style quiet() const { return {m_look.body, Face::regular, Ink::quiet}; }
    float foot_height() const { return lead(m_look.body) + mm(2); }
    void open_page();
    void add(Row row);
    void head(Sheet& sheet);
    void foot(Sheet& sheet, std::size_t page, std::size_t pages) const;

    const Report& m_report;
    const Typesetter& m_setter;
    const Look& m_look;
    float m_limit = 0;
    float m_y = 0;
    bool m_fresh = false;  ///< nothing but the head stands on the page
    std::vector<Sheet> m_sheets;
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
    m_y = m_look.top + lead(m_look.body) + mm(7);
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

void PageStacker::stack(std::vector<FlowRow> rows) {
    open_page();
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin;
        float height = 0;
        for (bool more = true; more; ++end) {
            height += rows[end].row.gap + rows[end].row.height;
            more = rows[end].row.with_next && end + 1 < rows.size() && !rows[end + 1].row.new_sheet;
        }
        // What does not fit on a page of its own begins where it stands and is divided.
        const bool too_tall = height > m_limit - m_look.top - mm(14);
        if (rows[begin].row.new_sheet || (m_y + height > m_limit && !too_tall)) {
            open_page();
            if (rows[begin].head) std::ranges::for_each(*rows[begin].head, [this](const Row& row) { add(row); });
        }
        for (; begin < end; ++begin) {
            if (m_y + rows[begin].row.gap + rows[begin].row.height > m_limit && !m_fresh) {
                open_page();
                if (rows[begin].head) std::ranges::for_each(*rows[begin].head, [this](const Row& row) { add(row); });
            }
            add(std::move(rows[begin].row));
        }
    }
}

std::vector<Sheet> PageStacker::finish() {
    for (std::size_t i = 1; i < m_sheets.size(); ++i)
        foot(m_sheets[i], i + 1, m_sheets.size());
    return std::move(m_sheets);
}

}  // namespace

std::vector<Sheet> lay_out(const Report& report, const FontFacts& fonts) {
    static constexpr Look look = report_look;
    const Typesetter setter(look, fonts);
    PageStacker stacker(report, setter);
    stacker.stack(rows_of(report, setter, Words(report.language)));
    return stacker.finish();
}

}  // namespace klachtenzuil
