#include "platform/report/report_files.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "core/analysis/analysis.hpp"
#include "core/analysis/published.hpp"
#include "core/analysis/tables.hpp"
#include "core/base/json.hpp"
#include "core/words/list.hpp"
#include "platform/office/table_writer.hpp"
#include "tests/platform/pdf/readers.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/node.hpp"
#include "tests/support/sample_report.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;
using Json = nlohmann::json;

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

/// A file inside a workbook.
std::string part_of(const std::filesystem::path& book, const char* name) {
    const Answer answer =
        run({"/usr/bin/python3", "-c",
             "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", book, name});
    INFO(answer.err);
    REQUIRE(answer.status == 0);
    return answer.out;
}

/// The three files of one report.
struct Written {
    Written(const ReportFacts& facts, Language language) {
        places = {.pdf = directory / "r.pdf", .xlsx = directory / "r.xlsx", .json = directory / "r.json"};
        const auto written = write_report(facts, default_config(), language, places);
        REQUIRE(written);
    }
    TemporaryDirectory directory;
    ReportPlaces places;
};

/// A cell as its JSON says it, in the words of a reader.
std::string said_by(const Json& cell, const FigureColumn& column, const FigureCell& expected, const Words& words) {
    if (cell.is_null()) return words(w::analysis_cell_nothing);
    if (cell.is_object() && cell.contains("hidden")) return words(w::analysis_cell_hidden);
    // A word, a period and days are names in JSON; that they are the cell's own is compared by name.
    if (cell.is_object()) return text_of(expected, column.kind, words);
    if (cell.is_number() && column.kind == ColumnKind::tenths)
        return text_of(FigureCell{static_cast<std::int64_t>(cell.get<double>() * 10 + 0.5)}, column.kind, words);
    if (cell.is_number()) return text_of(FigureCell{cell.get<std::int64_t>()}, column.kind, words);
    if (column.kind == ColumnKind::date) return words.date(date_from_iso(cell.get<std::string>()).value());
    return cell.get<std::string>();
}

/// Every table, row and cell, by name.
void hold_against(const Json& all, const ReportFacts& facts) {
    const Words words(Language::nl);
    CHECK(all["for"] == name_of(facts.whom));
    CHECK(all["period"]["name"] == name_of(facts.analysis.scope.period));
    REQUIRE(all["tables"].size() == facts.tables.size());
    for (std::size_t t = 0; t < facts.tables.size(); ++t) {
        const FigureTable& table = facts.tables[t];
        CHECK(all["tables"][t]["name"] == name_of(table.id));
        REQUIRE(all["tables"][t]["rows"].size() == table.rows.size());
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const Json& row = all["tables"][t]["rows"][r];
            CHECK(row["name"] == table.rows[r].name);
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const FigureCell& cell = table.rows[r].cells[c];
                CHECK(said_by(row["cells"][table.columns[c].name], table.columns[c], cell, words) ==
                      text_of(cell, table.columns[c].kind, words));
            }
        }
    }
}

}  // namespace

TEST_CASE("the JSON holds every cell of every table by its stored name") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const std::int64_t size : {0, 3, 240}) {
            const ReportFacts facts = sample_report(whom, size);
            const Written written(facts, Language::nl);
            hold_against(parse_json(content_of(written.places.json)), facts);
        }
    }
}

TEST_CASE("what a register counts over a year stands in the files") {
    TestNode node;
    fill_rows(node.store(), {.seed = 5, .complaints = 300, .first_year = 2023, .years = 3});
    const auto analysis = analyse(node.store(), {.period = year_of(std::chrono::year{2025})});
    REQUIRE(analysis);
    REQUIRE(*analysis);
    CHECK((*analysis)->now.received > 20);
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        ReportFacts facts{.whom = whom,
                          .analysis = **analysis,
                          .tables = tables_of(**analysis),
                          .notes = {},
                          .made = (*analysis)->today};
        if (whom == ReportFor::work_meeting) facts.tables = published_tables(**analysis, 5).value();
        const Written written(facts, Language::nl);
        hold_against(parse_json(content_of(written.places.json)), facts);
        const Answer read =
            run({"/usr/bin/python3", REPORT_READ_BACK, written.places.json, written.places.xlsx, "any"});
        INFO(read.err);
        CHECK(read.status == 0);
        CHECK(run({"/usr/bin/qpdf", "--check", written.places.pdf}).status == 0);
    }
}

TEST_CASE("the workbook holds the same cells as the JSON, as numbers, percentages and dates, with charts") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const Language language : all_languages) {
            for (const std::int64_t size : {0, 3, 240}) {
                CAPTURE(size);
                const Written written(sample_report(whom, size), language);
                const Answer read = run({"/usr/bin/python3", REPORT_READ_BACK, written.places.json, written.places.xlsx,
                                         size == 240 ? "charts" : "any"});
                INFO(read.out);
                INFO(read.err);
                CHECK(read.status == 0);
            }
        }
    }
}

TEST_CASE("each sheet has a whole name, and the first fits on the width of a page") {
    for (const Language language : all_languages) {
        const Words words(language);
        const ReportFacts facts = sample_report(ReportFor::management, 240);
        const Written written(facts, language);
        const std::string book = part_of(written.places.xlsx, "xl/workbook.xml");
        std::vector<std::string> whole;
        for (const Word name : {w::report_sheet_stages, w::report_sheet_refusals, w::report_sheet_handling_times,
                                w::report_sheet_repeats, w::report_section_summary})
            whole.push_back(words(name));
        for (const FigureTable& table : facts.tables) {
            std::string name = words(table.title);
            std::erase(name, '?');
            whole.push_back(std::move(name));
        }
        std::size_t sheets = 0;
        static const std::regex sheet("<sheet name=\"([^\"]*)\"");
        for (auto at = std::sregex_iterator(book.begin(), book.end(), sheet); at != std::sregex_iterator(); ++at) {
            CAPTURE((*at)[1].str());
            CHECK(std::ranges::find(whole, (*at)[1].str()) != whole.end());
            CHECK(characters((*at)[1].str()) <= 31);
            ++sheets;
        }
        CHECK(sheets == facts.tables.size() + 1);
        const std::string first = part_of(written.places.xlsx, "xl/worksheets/sheet1.xml");
        CHECK(first.find("fitToHeight=\"0\"") != std::string::npos);
        static const std::regex width("<col [^>]*width=\"([0-9.]+)\"");
        std::smatch found;
        REQUIRE(std::regex_search(first, found, width));
        // On A4 between its margins stand 94 digits.
        CHECK(std::stod(found[1]) < 94);
    }
}

TEST_CASE("the PDF shows every cell of every table that tells something, and its text can be copied") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const Language language : all_languages) {
            const Words words(language);
            const ReportFacts facts = sample_report(whom, 240);
            const Written written(facts, language);
            const Answer text = run({"/usr/bin/pdftotext", "-layout", written.places.pdf, "-"});
            REQUIRE(text.status == 0);
            // A text that takes more lines stands between others of its row: word by word it is there.
            for (const FigureTable& table : facts.tables) {
                if (shows_nothing(table)) continue;
                for (const FigureRow& row : table.rows) {
                    for (std::size_t c = 0; c < row.cells.size(); ++c) {
                        std::istringstream parts(text_of(row.cells[c], table.columns[c].kind, words));
                        for (std::string part; parts >> part;) {
                            INFO(part);
                            CHECK(text.out.find(part) != std::string::npos);
                        }
                    }
                }
            }
            for (const std::string& sentence : summary_of(facts, words)) {
                std::istringstream parts(sentence);
                for (std::string part; parts >> part;)
                    CHECK(text.out.find(part) != std::string::npos);
            }
        }
    }
}

TEST_CASE("a row of a table is a line of the PDF, with all its numbers in order") {
    const Words words(Language::nl);
    const ReportFacts facts = sample_report(ReportFor::management, 240);
    const Written written(facts, Language::nl);
    const Answer text = run({"/usr/bin/pdftotext", "-layout", written.places.pdf, "-"});
    const std::string all = one_spaced(text.out);
    for (const TableId id : {TableId::overview, TableId::months, TableId::channels, TableId::outcomes,
                             TableId::satisfaction, TableId::handling_times}) {
        const FigureTable* table = find_table(facts.tables, id);
        REQUIRE(table);
        for (const FigureRow& row : table->rows) {
            std::string line;
            for (std::size_t c = 0; c < row.cells.size(); ++c)
                line += (c == 0 ? "" : " ") + text_of(row.cells[c], table->columns[c].kind, words);
            INFO(line);
            CHECK(all.find(line) != std::string::npos);
        }
    }
}

TEST_CASE("a report of any size is a sound PDF with its pages numbered, and nothing but a title about itself") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const std::int64_t size : {0, 3, 1'000'000}) {
            const Written written(sample_report(whom, size), Language::nl);
            CHECK(run({"/usr/bin/qpdf", "--check", written.places.pdf}).status == 0);
            const Answer info = run({"/usr/bin/pdfinfo", written.places.pdf});
            CHECK(info.out.find("Verslag over klachten, 2026") != std::string::npos);
            CHECK(info.out.find("Author") == std::string::npos);
            const Answer text = run({"/usr/bin/pdftotext", "-layout", written.places.pdf, "-"});
            CHECK(text.out.find("Pagina 2 van") != std::string::npos);
            CHECK(text.out.find("�") == std::string::npos);
        }
    }
}

TEST_CASE("files are for whoever runs the program alone, and take nobody's place") {
    const ReportFacts facts = sample_report(ReportFor::management, 3);
    Written written(facts, Language::nl);
    for (const auto& file : {written.places.pdf, written.places.xlsx, written.places.json}) {
        struct stat about {};
        REQUIRE(::stat(file.c_str(), &about) == 0);
        CHECK((about.st_mode & 0777U) == 0600U);
    }
    std::filesystem::remove(written.places.pdf);
    const std::string before = content_of(written.places.json);
    const auto again = write_report(facts, default_config(), Language::en, written.places);
    REQUIRE_FALSE(again);
    CHECK(again.error().reason == Reason::file_exists);
    // The PDF was made first, and did not take its name.
    CHECK_FALSE(std::filesystem::exists(written.places.pdf));
    CHECK(content_of(written.places.json) == before);
    CHECK(std::distance(std::filesystem::directory_iterator(written.directory.path()), {}) == 2);
}
