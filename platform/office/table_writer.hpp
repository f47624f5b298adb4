#pragma once
// Where rows go, table by table, in whatever order they come: as CSV after RFC 4180, as JSON, or as one workbook.

#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "platform/office/tables.hpp"

namespace klachtenzuil {

class TableWriter {
  public:
    virtual ~TableWriter() = default;
    /// Adds a row; it has as many cells as the table has columns.
    virtual Result<void> write(Table table, const Cells& cells) = 0;
    /// The last call: everything is in the files.
    virtual Result<void> finish() = 0;
};

// Each fails with store_*, later, when it cannot write. Memory stays bounded however many rows there are.

/// A file for each table: "complaints.csv" …, UTF-8, a line with the columns' names first, dates as ISO, CRLF. A text
/// that a spreadsheet would take for a formula has an apostrophe before it.
std::unique_ptr<TableWriter> make_csv_writer(const std::filesystem::path& directory);
/// "complaints.json" …: an array of objects each, dates as ISO, texts as they are.
std::unique_ptr<TableWriter> make_json_writer(const std::filesystem::path& directory);
/// One file with a sheet for each table; what is more than a sheet can hold goes on in "steps 2". `scratch` takes what
/// waits meanwhile. Real dates; texts as in CSV.
std::unique_ptr<TableWriter> make_xlsx_writer(const std::filesystem::path& file, const std::filesystem::path& scratch);

/// The text with an apostrophe before it where a spreadsheet would take it for a formula. Source: faults, "Known
/// traps".
std::string defused(std::string_view text);

}  // namespace klachtenzuil
