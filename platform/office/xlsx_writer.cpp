// Tables as one workbook: a sheet each, written row by row so that memory stays bounded.

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <array>
#include <cassert>

#include "core/base/wipe.hpp"
#include "platform/office/table_writer.hpp"

namespace klachtenzuil {

namespace {

struct FreeWorkbook {
    void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

/// The sheet that a table is in now.
struct Sheet {
    lxw_worksheet* sheet = nullptr;
    lxw_row_t next = 0;  ///< the row that is written next
    int number = 0;      ///< 2 for what is more than one sheet can hold
};

struct Formats {
    lxw_format* head = nullptr;
    lxw_format* date = nullptr;
    lxw_format* moment = nullptr;
};

/// Nothing for a day that a workbook knows no number for.
bool has_number(Date date) {
    return date.year() >= std::chrono::year{1900} && date.year() <= std::chrono::year{9999};
}

lxw_datetime datetime_of(Date date) {
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<int>(static_cast<unsigned>(date.month())),
            .day = static_cast<int>(static_cast<unsigned>(date.day())),
            .hour = 0,
            .min = 0,
            .sec = 0};
}

/// In UTC, as everywhere in the journal.
lxw_datetime datetime_of(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time(at - day);
    lxw_datetime value = datetime_of(Date{day});
    value.hour = static_cast<int>(time.hours().count());
    value.min = static_cast<int>(time.minutes().count());
    value.sec = static_cast<double>(time.seconds().count()) + static_cast<double>(time.subseconds().count()) / 1000;
    return value;
}

/// Writes one cell where its kind says.
struct CellWriter {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    const Formats& formats;

    lxw_error operator()(std::monostate /*nothing*/) const { return LXW_NO_ERROR; }
    lxw_error operator()(const std::string& text) const {
        std::string safe = defused(text);
        const auto error = worksheet_write_string(sheet, row, column, safe.c_str(), nullptr);
        wipe(safe);
        return error;
    }
    lxw_error operator()(std::int64_t number) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr);
    }
    lxw_error operator()(bool yes) const { return worksheet_write_boolean(sheet, row, column, yes ? 1 : 0, nullptr); }
    lxw_error operator()(Date date) const {
        if (!has_number(date)) return (*this)(iso(date));
        lxw_datetime value = datetime_of(date);
        return worksheet_write_datetime(sheet, row, column, &value, formats.date);
    }
    lxw_error operator()(Instant at) const {
        if (!has_number(Date{std::chrono::floor<std::chrono::days>(at)})) return (*this)(iso_utc(at));
        lxw_datetime value = datetime_of(at);
        return worksheet_write_datetime(sheet, row, column, &value, formats.moment);
    }
};

class XlsxWriter final : public TableWriter {
  public:
    XlsxWriter(const std::filesystem::path& file, const std::filesystem::path& scratch)
        : m_file(file), m_scratch(scratch.string()) {
        lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = m_scratch.data(), .use_zip64 = LXW_TRUE};
        m_workbook.reset(workbook_new_opt(m_file.c_str(), &options));
        if (!m_workbook) return;
        m_formats = {.head = format("@"), .date = format("yyyy-mm-dd"), .moment = format("yyyy-mm-dd hh:mm:ss")};
        format_set_bold(m_formats.head);
        for (int table = 0; table < table_count; ++table)
            begin_sheet(static_cast<Table>(table));
    }

    Result<void> write(Table table, const Cells& cells) override {
        assert(cells.size() == columns_of(table).size());
        if (of(table).next == LXW_ROW_MAX) begin_sheet(table);
        Sheet& to = of(table);
        if (to.sheet == nullptr) return failed(Reason::store_unreadable, m_file);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto error = std::visit(
                CellWriter{
                    .sheet = to.sheet, .row = to.next, .column = static_cast<lxw_col_t>(i), .formats = m_formats},
                cells[i]);
            if (error != LXW_NO_ERROR) {
                return failed(Reason::store_unreadable, fmt::format("{}: {} {}", m_file, name_of(table), to.next + 1));
            }
        }
        ++to.next;
        return {};
    }

    Result<void> finish() override {
        if (!m_workbook) return failed(Reason::store_unreadable, m_file);
        for (int table = 0; table < table_count; ++table)
            end_sheet(static_cast<Table>(table));
        // Closing frees it, whether it went well or not.
        if (workbook_close(m_workbook.release()) != LXW_NO_ERROR) return failed(Reason::store_full, m_file);
        return {};
    }

  private:
    Sheet& of(Table table) { return m_sheets[static_cast<std::size_t>(table)]; }

    lxw_format* format(const char* pattern) {
        lxw_format* const made = workbook_add_format(m_workbook.get());
        format_set_num_format(made, pattern);
        return made;
    }

    void begin_sheet(Table table) {
        Sheet& sheet = of(table);
        if (sheet.sheet != nullptr) end_sheet(table);
        const int number = sheet.number + 1;
        const std::string name =
            number == 1 ? std::string(name_of(table)) : fmt::format("{} {}", name_of(table), number);
        sheet = {.sheet = workbook_add_worksheet(m_workbook.get(), name.c_str()), .next = 1, .number = number};
        if (sheet.sheet == nullptr) return;
        lxw_col_t column = 0;
        for (const std::string_view title : columns_of(table)) {
            worksheet_write_string(sheet.sheet, 0, column, std::string(title).c_str(), m_formats.head);
            ++column;
        }
        worksheet_set_column(sheet.sheet, 0, static_cast<lxw_col_t>(column - 1), 20, nullptr);
        worksheet_freeze_panes(sheet.sheet, 1, 0);
    }

    void end_sheet(Table table) {
        const Sheet& sheet = of(table);
        if (sheet.sheet == nullptr) return;
        worksheet_autofilter(sheet.sheet, 0, 0, sheet.next - 1, static_cast<lxw_col_t>(columns_of(table).size() - 1));
    }

    std::string m_file;
    std::string m_scratch;
    std::unique_ptr<lxw_workbook, FreeWorkbook> m_workbook;
    Formats m_formats;
    std::array<Sheet, table_count> m_sheets{};
};

}  // namespace

std::unique_ptr<TableWriter> make_xlsx_writer(const std::filesystem::path& file, const std::filesystem::path& scratch) {
    return std::make_unique<XlsxWriter>(file, scratch);
}

}  // namespace klachtenzuil
