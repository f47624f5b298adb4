// How the pages of the report are divided, read back from the PDF.

#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <sstream>

#include "core/base/json.hpp"
#include "core/words/list.hpp"
#include "platform/report/report_files.hpp"
#include "tests/platform/pdf/readers.hpp"
#include "tests/support/sample_report.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;
using Json = nlohmann::json;

namespace {

/// A report as PDF, page by page as its text can be copied.
struct Pages {
    Pages(const ReportFacts& facts, Language language) {
        REQUIRE(write_report(facts, default_config(), language, {.pdf = file(), .xlsx = {}, .json = {}}));
        const Answer all = run({"/usr/bin/pdftotext", "-layout", file(), "-"});
        REQUIRE(all.status == 0);
        std::istringstream text(all.out);
        for (std::string page; std::getline(text, page, '\f');)
            texts.push_back(page);
    }
    std::filesystem::path file() const { return directory / "r.pdf"; }
    /// From 1, as people count.
    const std::string& page(int number) const { return texts.at(static_cast<std::size_t>(number) - 1); }

    TemporaryDirectory directory;
    std::vector<std::string> texts;
};

struct Listed {
    std::string title;
    int page = 0;
    bool operator==(const Listed&) const = default;
};

/// The lines of the contents, in their order.
std::vector<Listed> contents_of(const std::string& page) {
    static const std::regex line("^ *(\\S.*\\S) {3,}([0-9]+)$");
    std::vector<Listed> all;
    std::istringstream text(page);
    std::smatch found;
    for (std::string each; std::getline(text, each);) {
        if (std::regex_match(each, found, line)) all.push_back({found[1], std::stoi(found[2])});
    }
    return all;
}

void add_outlines(const Json& outlines, std::vector<Listed>& into) {
    for (const Json& each : outlines) {
        into.push_back({each["title"], each["destpageposfrom1"]});
        add_outlines(each["kids"], into);
    }
}

/// What a reader shows beside the pages.
std::vector<Listed> outlines_of(const Pages& pages) {
    const Answer answer = run({"/usr/bin/qpdf", "--json", "--json-key=outlines", pages.file()});
    std::vector<Listed> all;
    add_outlines(parse_json(answer.out)["outlines"], all);
    return all;
}

/// Its last lines but for the foot of the page.
std::string last_line(const std::string& page) {
    std::istringstream text(page);
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        if (line.find_first_not_of(' ') != std::string::npos) lines.push_back(one_spaced(line));
    }
    return lines.size() < 2 ? std::string() : lines[lines.size() - 2];
}

}  // namespace

TEST_CASE(
    "the contents name each section and table with the page on which it begins, and so does the reader's own list") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const Language language : all_languages) {
            for (const std::int64_t size : {0, 3, 240}) {
                CAPTURE(size);
                const ReportFacts facts = sample_report(whom, size);
                const Pages pages(facts, language);
                const auto listed = contents_of(pages.page(2));
                const Report report = make_report(facts, default_config(), language);
                CHECK(listed.size() >= report.sections.size());
                CHECK(listed == outlines_of(pages));
                std::size_t sections = 0;
                for (const Listed& each : listed) {
                    CAPTURE(each.title);
                    CHECK(each.page > 2);
                    CHECK(pages.page(each.page).find(each.title) != std::string::npos);
                    sections += sections < report.sections.size() && report.sections[sections].title == each.title;
                }
                CHECK(sections == report.sections.size());
            }
        }
    }
}

TEST_CASE("a chart and its table stand on one page") {
    const Words words(Language::nl);
    for (const std::int64_t size : {3, 240}) {
        CAPTURE(size);
        const ReportFacts facts = sample_report(ReportFor::management, size);
        const Pages pages(facts, Language::nl);
        std::map<std::string, int> page_of;
        for (const Listed& each : contents_of(pages.page(2)))
            page_of[each.title] = each.page;
        for (const TableId id :
             {TableId::months, TableId::categories, TableId::kinds, TableId::channels, TableId::stages,
              TableId::outcomes, TableId::satisfaction, TableId::handling_times, TableId::terms}) {
            const FigureTable* table = find_table(facts.tables, id);
            REQUIRE(table);
            const std::string title = words(table->title);
            CAPTURE(title);
            REQUIRE(page_of.contains(title));
            // The chart stands below the title, the table below the chart, and its last row ends it.
            const FigureRow& last = table->rows.back();
            std::string line;
            // The terms have so many columns that their labels take two lines.
            const std::size_t begin = id == TableId::terms ? 1 : 0;
            for (std::size_t c = begin; c < last.cells.size(); ++c)
                line += (c == begin ? "" : " ") + text_of(last.cells[c], table->columns[c].kind, words);
            CHECK(one_spaced(pages.page(page_of[title])).find(line) != std::string::npos);
        }
    }
}

TEST_CASE("nothing that begins something stands alone at the foot of a page") {
    for (const std::int64_t size : {0, 3, 100, 240, 1000, 10'000}) {
        CAPTURE(size);
        const ReportFacts facts = sample_report(ReportFor::management, size);
        const Pages pages(facts, Language::nl);
        for (std::size_t i = 2; i < pages.texts.size(); ++i) {
            const std::string last = last_line(pages.texts[i]);
            for (const Listed& each : contents_of(pages.page(2)))
                CHECK(last != each.title);
        }
    }
}
