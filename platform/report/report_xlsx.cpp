#include "platform/report/report_xlsx.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>

#include "core/words/list.hpp"
#include "platform/office/table_writer.hpp"

namespace klachtenzuil {

namespace {

struct FreeBook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

/// As a spreadsheet measures widths: in digits.
constexpr double narrowest_column = 9;
constexpr double widest_column = 60;

constexpr lxw_color_t dark = 0x0A3A66;
constexpr lxw_color_t pale = 0xA9C4E0;

/// What a sheet is called: the title of its table, or where that does not fit a shorter one.
Word sheet_word(const FigureTable& table) {
    if (table.id == TableId::stages) return w::report_sheet_stages;
    if (table.id == TableId::refusals) return w::report_sheet_refusals;
    if (table.id == TableId::handling_times) return w::report_sheet_handling_times;
    if (table.id == TableId::repeats) return w::report_sheet_repeats;
    return table.title;
}

/// A sheet's name holds at most 31 characters, and not these.
std::string sheet_name(std::string_view title) {
    constexpr std::size_t most = 31;
    std::string name;
    std::size_t count = 0;
    for (const char each : title) {
        if (std::string_view("[]:*?/\\'").find(each) != std::string_view::npos) continue;
        const bool begins = (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
        if (begins && ++count > most) break;
        name += each;
    }
    while (name.ends_with(' '))
        name.pop_back();
    return name;
}

/// On A4, however many pages long.
void print_on_one_width(lxw_worksheet* sheet) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    worksheet_fit_to_pages(sheet, 1, 0);
}

class ReportBook {
  public:
    ReportBook(const ReportFacts& facts, const Report& report, const std::filesystem::path& file,
               const std::filesystem::path& scratch)
        : m_facts(facts), m_report(report), m_words(report.language), m_file(file), m_scratch(scratch.string()) {
        lxw_workbook_options options{.constant_memory = LXW_FALSE, .tmpdir = m_scratch.data(), .use_zip64 = LXW_FALSE};
        m_book.reset(workbook_new_opt(m_file.c_str(), &options));
    }

    Result<void> write();

  private:
    /// What holds the lines of the first sheet.
    struct Lines {
        lxw_worksheet* sheet = nullptr;
        lxw_row_t next = 0;
    };
    /// Where the rows of a table stand that a chart is drawn of.
    struct Drawn {
        std::string sheet;
        lxw_row_t first = 0;
        lxw_row_t last = 0;
    };

    lxw_format* format(const char* pattern);
    void make_formats();
    lxw_worksheet* add_sheet(std::string_view title, std::string& name);
    void check(lxw_error error) {
        if (m_error == LXW_NO_ERROR) m_error = error;
    }
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text, lxw_format* with);
    void line(Lines& to, std::string_view text, lxw_format* with = nullptr);
    void write_first();
    void write_block(Lines& to, const ReportBlock& block);
    void write_table(const FigureTable& table);
    void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const FigureCell& cell, ColumnKind kind);
    void set_widths(lxw_worksheet* sheet, const FigureTable& table);
    void add_chart(lxw_worksheet* sheet, const FigureTable& table, const Chart& chart, const Drawn& drawn);

    const ReportFacts& m_facts;
    const Report& m_report;
    const Words m_words;
    std::string m_file;
    std::string m_scratch;
    std::unique_ptr<lxw_workbook, FreeBook> m_book;
    lxw_error m_error = LXW_NO_ERROR;
    lxw_format* m_title = nullptr;
    lxw_format* m_head = nullptr;
    lxw_format* m_number_head = nullptr;
    lxw_format* m_wrapped = nullptr;
    lxw_format* m_quiet = nullptr;
    lxw_format* m_count = nullptr;
    lxw_format* m_percent = nullptr;
    lxw_format* m_tenths = nullptr;
    lxw_format* m_date = nullptr;
    lxw_format* m_right = nullptr;
};

lxw_format* ReportBook::format(const char* pattern) {
    lxw_format* const made = workbook_add_format(m_book.get());
    if (pattern) format_set_num_format(made, pattern);
    return made;
}

void ReportBook::make_formats() {
    m_title = format(nullptr);
    format_set_bold(m_title);
    format_set_font_size(m_title, 14);
    m_head = format(nullptr);
    format_set_bold(m_head);
    format_set_text_wrap(m_head);
    format_set_align(m_head, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_bottom(m_head, LXW_BORDER_THIN);
    m_number_head = format(nullptr);
    format_set_bold(m_number_head);
    format_set_text_wrap(m_number_head);
    format_set_align(m_number_head, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_align(m_number_head, LXW_ALIGN_RIGHT);
    format_set_bottom(m_number_head, LXW_BORDER_THIN);
    m_wrapped = format(nullptr);
    format_set_text_wrap(m_wrapped);
    format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
    m_quiet = format(nullptr);
    format_set_italic(m_quiet);
    m_count = format("#,##0");
    m_percent = format("0%");
    m_tenths = format("0.0");
    m_date = format("yyyy-mm-dd");
    m_right = format(nullptr);
    format_set_align(m_right, LXW_ALIGN_RIGHT);
}

/// Names differ in more than case, as a workbook asks.
lxw_worksheet* ReportBook::add_sheet(std::string_view title, std::string& name) {
    name = sheet_name(title);
    int number = 1;
    while (workbook_get_worksheet_by_name(m_book.get(), name.c_str()))
        name = fmt::format("{} {}", sheet_name(title.substr(0, 24)), ++number);
    return workbook_add_worksheet(m_book.get(), name.c_str());
}

void ReportBook::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                            lxw_format* with) {
    check(worksheet_write_string(sheet, row, column, defused(text).c_str(), with));
}

void ReportBook::line(Lines& to, std::string_view text, lxw_format* with) {
    // Not every program makes room for a text that takes more lines.
    constexpr std::size_t on_a_line = 80;
    constexpr double line_height = 15;
    const auto lines = static_cast<double>(characters(text) / on_a_line + 1);
    if (!with) worksheet_set_row(to.sheet, to.next, line_height * lines, nullptr);
    write_text(to.sheet, to.next++, 0, text, with ? with : m_wrapped);
}

/// What tables and charts say stands on sheets of its own.
void ReportBook::write_block(Lines& to, const ReportBlock& block) {
    if (const auto* text = std::get_if<ReportText>(&block)) {
        line(to, text->text);
    } else if (const auto* list = std::get_if<ReportList>(&block)) {
        for (const std::string& item : list->items)
            line(to, item);
    } else if (const auto* meaning = std::get_if<ReportMeaning>(&block)) {
        line(to, fmt::format("{}: {}", meaning->word, meaning->meaning));
    } else if (const auto* note = std::get_if<ReportNote>(&block)) {
        line(to, fmt::format("{}: {}", note->head, note->text));
        for (const auto& [head, answer] : note->answers)
            line(to, answer.empty() ? head : fmt::format("{}: {}", head, answer));
    }
}

void ReportBook::write_first() {
    std::string name;
    Lines to{.sheet = add_sheet(m_report.sections.front().title, name), .next = 0};
    // Not every program makes a wider one fit on paper.
    constexpr double text_width = 86;
    worksheet_set_column(to.sheet, 0, 0, text_width, nullptr);
    print_on_one_width(to.sheet);
    line(to, fmt::format("{}, {}", m_report.title, m_report.period), m_title);
    for (const auto& [label, value] : m_report.cover)
        line(to, fmt::format("{}: {}", label, value));
    for (const std::string& text : m_report.cover_texts)
        line(to, text);
    for (const ReportSection& section : m_report.sections) {
        const bool told = std::ranges::any_of(section.blocks, [](const ReportBlock& block) {
            return !std::holds_alternative<ReportChart>(block) && !std::holds_alternative<ReportTable>(block);
        });
        if (!told) continue;
        ++to.next;
        line(to, section.title, m_title);
        for (const ReportBlock& block : section.blocks)
            write_block(to, block);
    }
}

void ReportBook::write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const FigureCell& cell,
                            ColumnKind kind) {
    const auto number = [&](double value, lxw_format* with) {
        check(worksheet_write_number(sheet, row, column, value, with));
    };
    if (std::holds_alternative<std::monostate>(cell)) return;
    if (const auto* of = std::get_if<std::int64_t>(&cell)) {
        const auto value = static_cast<double>(*of);
        if (kind == ColumnKind::percent) return number(value / 100, m_percent);
        if (kind == ColumnKind::tenths) return number(value / 10, m_tenths);
        return number(value, m_count);
    }
    if (const auto* date = std::get_if<Date>(&cell)) {
        lxw_datetime value{.year = static_cast<int>(date->year()),
                           .month = static_cast<int>(static_cast<unsigned>(date->month())),
                           .day = static_cast<int>(static_cast<unsigned>(date->day())),
                           .hour = 0,
                           .min = 0,
                           .sec = 0};
        check(worksheet_write_datetime(sheet, row, column, &value, m_date));
        return;
    }
    write_text(sheet, row, column, text_of(cell, kind, m_words), is_hidden(cell) ? m_right : nullptr);
}

void ReportBook::set_widths(lxw_worksheet* sheet, const FigureTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ColumnKind kind = table.columns[i].kind;
        const bool text = kind == ColumnKind::label || kind == ColumnKind::text;
        std::size_t longest = 12;
        for (const FigureRow& row : table.rows) {
            if (text) longest = std::max(longest, characters(text_of(row.cells[i], kind, m_words)) + 2);
        }
        const double width = std::clamp(static_cast<double>(longest), narrowest_column, widest_column);
        worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr);
    }
}

/// Drawn by the spreadsheet itself, from the cells of the sheet.
void ReportBook::add_chart(lxw_worksheet* sheet, const FigureTable& table, const Chart& chart, const Drawn& drawn) {
    const bool upright = chart.kind == ChartKind::columns || chart.kind == ChartKind::distribution;
    lxw_chart* const made =
        workbook_add_chart(m_book.get(), static_cast<std::uint8_t>(upright ? LXW_CHART_COLUMN : LXW_CHART_BAR));
    if (!made) return check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (const ChartSeries& series : chart.series) {
        const auto found = std::ranges::find(table.columns, series.bars.front().place.column, &FigureColumn::name);
        const auto column = static_cast<lxw_col_t>(found - table.columns.begin());
        lxw_chart_series* const added = chart_add_series(made, nullptr, nullptr);
        chart_series_set_categories(added, drawn.sheet.c_str(), drawn.first, 0, drawn.last, 0);
        chart_series_set_values(added, drawn.sheet.c_str(), drawn.first, column, drawn.last, column);
        chart_series_set_name(added, title_of(series.title, m_words).c_str());
        lxw_chart_fill fill{.color = series.year == ChartYear::now ? dark : pale, .none = 0, .transparency = 0};
        chart_series_set_fill(added, &fill);
        chart_series_set_labels(added);
    }
    chart_title_set_name(made, m_words(chart.title).c_str());
    chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    if (chart.kind == ChartKind::distribution) chart_set_series_gap(made, 10);
    // Lying bars begin at the foot, where the table begins at the top.
    if (!upright) chart_axis_set_reverse(made->y_axis);
    chart_axis_set_name(upright ? made->y_axis : made->x_axis, m_words(unit_word(chart)).c_str());
    lxw_chart_options place{};
    place.x_scale = 1.5;
    place.y_scale = std::max(1.4, static_cast<double>(chart.labels.size()) / 8);
    check(worksheet_insert_chart_opt(sheet, 0, static_cast<lxw_col_t>(table.columns.size() + 1), made, &place));
}

void ReportBook::write_table(const FigureTable& table) {
    std::string name;
    lxw_worksheet* const sheet = add_sheet(m_words(sheet_word(table)), name);
    if (!sheet) return check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool text = table.columns[i].kind == ColumnKind::label || table.columns[i].kind == ColumnKind::text;
        write_text(sheet, 0, static_cast<lxw_col_t>(i), title_of(table.columns[i], m_words),
                   text ? m_head : m_number_head);
    }
    constexpr double three_lines = 48;
    worksheet_set_row(sheet, 0, three_lines, nullptr);
    worksheet_freeze_panes(sheet, 1, 1);
    print_on_one_width(sheet);
    worksheet_set_landscape(sheet);
    set_widths(sheet, table);
    lxw_row_t row = 1;
    for (const FigureRow& each : table.rows) {
        for (std::size_t i = 0; i < each.cells.size(); ++i)
            write_cell(sheet, row, static_cast<lxw_col_t>(i), each.cells[i], table.columns[i].kind);
        ++row;
    }
    const auto charts = charts_of(m_facts.tables, m_facts.analysis.terms);
    const Chart* const chart = find_chart(charts, table.id);
    if (chart && !chart->instead && !chart->labels.empty()) {
        add_chart(sheet, table, *chart,
                  {.sheet = name, .first = 1, .last = static_cast<lxw_row_t>(chart->labels.size())});
    }
    ++row;
    for (const TableNote& note : table.notes)
        write_text(sheet, row++, 0, text_of(note, m_words), m_quiet);
}

Result<void> ReportBook::write() {
    if (!m_book) return failed(Reason::store_unreadable, m_file);
    // Nobody's name: neither who made it nor whose machine it was.
    lxw_doc_properties about{};
    std::string title = fmt::format("{}, {}", m_report.title, m_report.period);
    about.title = title.data();
    workbook_set_properties(m_book.get(), &about);
    make_formats();
    write_first();
    for (const FigureTable& table : m_facts.tables)
        write_table(table);
    // Closing frees it, whether it went well or not.
    const lxw_error closed = workbook_close(m_book.release());
    if (closed != LXW_NO_ERROR) return failed(Reason::store_full, m_file);
    if (m_error != LXW_NO_ERROR) return failed(Reason::store_unreadable, m_file);
    return {};
}

}  // namespace

Result<void> write_xlsx(const ReportFacts& facts, const Report& report, const std::filesystem::path& file,
                        const std::filesystem::path& scratch) {
    return ReportBook(facts, report, file, scratch).write();
}

}  // namespace klachtenzuil
